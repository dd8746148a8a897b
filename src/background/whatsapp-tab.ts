/** WhatsApp's tab, as the service worker finds it: it remembers nothing, the link row does. */
import { changeLink, readLink } from '@/database/registry';
import type { PageCommand } from '@/protocol/page-command';
import { sendMessage } from '@/protocol/runtime-message';

export const WHATSAPP_URL = 'https://web.whatsapp.com/';
const WHATSAPP_PATTERN = 'https://web.whatsapp.com/*';

/** False when there is no page of WhatsApp's to take it. */
export async function command(order: PageCommand): Promise<boolean> {
  const { tabId } = await readLink();
  if (tabId === null) return false;
  try {
    const { delivered } = await sendMessage('pageCommand', order, { tabId, frameId: 0 });
    return delivered;
  } catch {
    // No content script listens there: the tab is gone, or is from before an update.
    return false;
  }
}

/** Brings WhatsApp's tab to the front; opens one when there is none. */
export async function showWhatsAppTab(): Promise<void> {
  const { tabId } = await readLink();
  const tab = await chrome.tabs.query({ url: WHATSAPP_PATTERN });
  const shown = tab.find((candidate) => candidate.id === tabId) ?? tab[0];
  if (shown?.id === undefined) {
    await chrome.tabs.create({ url: WHATSAPP_URL });
    return;
  }
  await chrome.tabs.update(shown.id, { active: true });
  await chrome.windows.update(shown.windowId, { focused: true });
}

export async function reloadWhatsAppTab(): Promise<void> {
  const [tab] = await chrome.tabs.query({ url: WHATSAPP_PATTERN });
  if (tab?.id === undefined) await chrome.tabs.create({ url: WHATSAPP_URL });
  else await chrome.tabs.reload(tab.id);
}

/** The tab is gone, or shows another page. */
export async function tabClosed(tabId: number, now: number): Promise<void> {
  await changeLink((link) =>
    link.tabId === tabId
      ? { tabId: null, state: 'closed', since: now, activeChatId: null }
      : undefined,
  );
}

/**
 * After the browser's start or our own installation nothing of the link row is true any more, unless a page has spoken since
 * this service worker began (`startedAt`).
 */
export async function forgetTab(startedAt: number): Promise<void> {
  const open = await chrome.tabs.query({ url: WHATSAPP_PATTERN });
  await changeLink((link) =>
    link.lastEventAt >= startedAt
      ? undefined
      : {
          tabId: null,
          // A page that was open before us has none of our scripts: it must be loaded again.
          state: open.length > 0 ? 'reload-needed' : 'closed',
          since: startedAt,
          activeChatId: null,
        },
  );
}

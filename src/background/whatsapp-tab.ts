/** WhatsApp's tab, as the service worker finds it: it remembers nothing, the link row does. */
import { changeLink, readLink } from '@/database/registry';
import type { PageRequest, SendOrder } from '@/protocol/page-command';
import { sendMessage } from '@/protocol/runtime-message';

export const WHATSAPP_URL = 'https://web.whatsapp.com/';
const WHATSAPP_PATTERN = 'https://web.whatsapp.com/*';

/** To the tab that is used. False when there is no page of WhatsApp's to take it. */
export async function command(order: PageRequest | SendOrder): Promise<boolean> {
  const { tabId } = await readLink();
  return tabId !== null && commandTab(tabId, order);
}

async function commandTab(tabId: number, order: PageRequest | SendOrder): Promise<boolean> {
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

/** The tab is gone, or shows another page. If another one of WhatsApp's is open, that one is used from now on. */
export async function tabClosed(tabId: number, now: number): Promise<void> {
  const before = await readLink();
  const others = before.otherTabIds.filter((other) => other !== tabId);
  if (before.tabId !== tabId) {
    if (others.length < before.otherTabIds.length)
      await changeLink(() => ({ otherTabIds: others }));
    return;
  }
  const [next, ...rest] = others;
  await changeLink((link) => ({
    tabId: next ?? null,
    otherTabIds: rest,
    state: next === undefined ? 'closed' : 'starting',
    since: now,
    activeChatId: null,
    lost: link.lost ?? { at: now, reason: 'closed' },
  }));
  if (next !== undefined) await command({ type: 'report' });
}

/** The user wants this tab of WhatsApp to be the one that is used. */
export async function useTab(tabId: number, now: number): Promise<void> {
  const { tabId: before } = await readLink();
  if (before === tabId) return;
  await changeLink((link) => ({
    tabId,
    otherTabIds: [
      ...(before === null ? [] : [before]),
      ...link.otherTabIds.filter((other) => other !== tabId),
    ],
    state: 'starting',
    since: now,
    activeChatId: null,
    lost: link.lost ?? { at: now, reason: 'conflict' },
  }));
  // Each says how it stands, and hears which of them is used.
  await command({ type: 'report' });
  if (before !== null) await commandTab(before, { type: 'report' });
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
          otherTabIds: [],
          lost: link.lost ?? { at: link.lastEventAt, reason: 'closed' },
        },
  );
}

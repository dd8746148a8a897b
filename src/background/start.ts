/** Wires the service worker: every listener is registered at once, because it may have been woken for any of them. */
import { accountDatabase } from '@/database/account-database';
import { pruneMinutes } from '@/database/counters';
import { noteFailure, pruneLog } from '@/database/log';
import { readDevice } from '@/database/registry';
import { onMessage } from '@/protocol/runtime-message';
import { showWaitingCount } from './badge';
import { takePageEvents } from './ingestion';
import { outboxSender } from './outbox-sender';
import { acceptSearchPorts } from './search-port';
import { fromOurScreens, fromWhatsAppPage } from './sender-check';
import {
  command,
  forgetTab,
  reloadWhatsAppTab,
  showWhatsAppTab,
  tabClosed,
  WHATSAPP_URL,
} from './whatsapp-tab';

const OUTBOX_ALARM = 'outbox';
const UPKEEP_ALARM = 'upkeep';

export function startBackground(): void {
  const startedAt = Date.now();
  const outbox = outboxSender({
    command,
    wakeAt: async (instant) => {
      if (instant === undefined) await chrome.alarms.clear(OUTBOX_ALARM);
      else await chrome.alarms.create(OUTBOX_ALARM, { when: instant });
    },
    now: Date.now,
    random: Math.random,
  });

  onMessage('pageEvents', async ({ data, sender }) => {
    const tabId = fromWhatsAppPage(sender);
    await takePageEvents(data, tabId, outbox, Date.now());
    return { stored: true };
  });
  onMessage('nudge', ({ sender }) => {
    fromOurScreens(sender);
    void outbox.pump();
  });
  onMessage('startJob', async ({ data, sender }) => {
    fromOurScreens(sender);
    return { delivered: await command({ type: 'start-job', job: data }) };
  });
  onMessage('stopJob', async ({ data, sender }) => {
    fromOurScreens(sender);
    return { delivered: await command({ type: 'stop-job', job: data }) };
  });
  onMessage('openInWhatsApp', async ({ data, sender }) => {
    fromOurScreens(sender);
    await showWhatsAppTab();
    return { delivered: await command({ type: 'open-chat', ...data }) };
  });
  onMessage('showWhatsApp', async ({ sender }) => {
    fromOurScreens(sender);
    await showWhatsAppTab();
  });
  onMessage('reloadWhatsApp', async ({ sender }) => {
    fromOurScreens(sender);
    await reloadWhatsAppTab();
  });
  acceptSearchPorts((code) => void noteFailure('background', code, Date.now()));

  chrome.tabs.onRemoved.addListener((tabId) => void tabClosed(tabId, Date.now()));
  chrome.tabs.onUpdated.addListener((tabId, change, tab) => {
    // Without a permission for the new page its address is hidden from us: that, too, says that it is not WhatsApp's.
    if (change.status === 'loading' && !tab.url?.startsWith(WHATSAPP_URL))
      void tabClosed(tabId, Date.now());
  });
  chrome.runtime.onStartup.addListener(() => void forgetTab(startedAt));
  chrome.runtime.onInstalled.addListener(() => {
    void forgetTab(startedAt);
    void chrome.sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
    void chrome.alarms.create(UPKEEP_ALARM, { periodInMinutes: 60 });
  });
  chrome.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === OUTBOX_ALARM) void outbox.pump();
    if (alarm.name === UPKEEP_ALARM) void upkeep(Date.now());
  });

  showWaitingCount();
  // Whatever woke it: rows may have been waiting since it died.
  void command({ type: 'report' });
  void outbox.pump();
}

async function upkeep(now: number): Promise<void> {
  const { currentAccountId } = await readDevice();
  if (!currentAccountId) return;
  const database = accountDatabase(currentAccountId);
  await pruneMinutes(database, now);
  await pruneLog(database, now);
}

/** Wires the service worker: every listener is registered at once, because it may have been woken for any of them. */
import { recordAbsence } from '@/database/absences';
import { accountDatabase } from '@/database/account-database';
import { eraseUnneeded } from '@/database/attachments';
import { checkLedger } from '@/database/ledger-check';
import { eraseExpired } from '@/database/erase';
import { clearLeftovers } from '@/database/leftovers';
import { askForFile } from '@/database/media-files';
import { readSettings } from '@/database/settings';
import { pruneMinutes } from '@/database/counters';
import { noteFailure, pruneLog } from '@/database/log';
import { currentAccount, readDevice } from '@/database/registry';
import { reviewReplies } from '@/database/sending-pace';
import { onMessage } from '@/protocol/runtime-message';
import { backfill } from './backfill';
import { showWaitingCount } from './badge';
import { takePageEvents } from './ingestion';
import { outboxSender } from './outbox-sender';
import { retention } from './retention';
import { acceptSearchPorts } from './search-port';
import { fromOurScreens, fromWhatsAppPage } from './sender-check';
import { storageWatch } from './storage-watch';
import {
  command,
  forgetTab,
  reloadWhatsAppTab,
  showWhatsAppTab,
  tabClosed,
  useTab,
  WHATSAPP_URL,
} from './whatsapp-tab';

const OUTBOX_ALARM = 'outbox';
const BACKFILL_ALARM = 'backfill';
/** The least that browsers grant. */
const REVIVE_MINUTES = 0.5;
const UPKEEP_ALARM = 'upkeep';
const RETENTION_ALARM = 'retention';

export function startBackground(): void {
  const startedAt = Date.now();
  const life = crypto.randomUUID();
  const outbox = outboxSender({
    command,
    wakeAt: async (instant) => {
      if (instant === undefined) await chrome.alarms.clear(OUTBOX_ALARM);
      // It repeats: a worker that dies of what it was woken for is woken again.
      else
        await chrome.alarms.create(OUTBOX_ALARM, {
          when: instant,
          periodInMinutes: REVIVE_MINUTES,
        });
    },
    now: Date.now,
    uptime: () => ({ life, ms: performance.now() }),
    random: Math.random,
  });

  const history = backfill({
    command,
    wakeAt: async (instant) => {
      // The alarm is for the case that this worker dies before.
      setTimeout(() => void history.step(), instant - Date.now());
      await chrome.alarms.create(BACKFILL_ALARM, { when: instant + 30_000 });
    },
    now: Date.now,
    random: Math.random,
  });

  const keeping = retention({
    now: Date.now,
    wakeSoon: () => chrome.alarms.create(RETENTION_ALARM, { delayInMinutes: 0.5 }),
  });

  const storage = storageWatch({
    now: Date.now,
    onRoomAgain: (full) => void noteFullDisk(full),
  });

  onMessage('pageEvents', async ({ data, sender }) => {
    const tabId = fromWhatsAppPage(sender);
    const inUse = await storage.watching(() =>
      takePageEvents(data, tabId, { outbox, backfill: history, command }, Date.now()),
    );
    return { stored: true, inUse };
  });
  onMessage('startRetention', ({ sender }) => {
    fromOurScreens(sender);
    void keeping.begin(false);
  });
  onMessage('storageState', ({ sender }) => {
    fromOurScreens(sender);
    return storage.state();
  });
  onMessage('nudge', async ({ sender }) => {
    fromOurScreens(sender);
    await outbox.nudged();
  });
  onMessage('startJob', async ({ data, sender }) => {
    fromOurScreens(sender);
    return { delivered: await command({ type: 'start-job', job: data }) };
  });
  onMessage('stopJob', async ({ data, sender }) => {
    fromOurScreens(sender);
    return { delivered: await command({ type: 'stop-job', job: data }) };
  });
  onMessage('startBackfill', async ({ data, sender }) => {
    fromOurScreens(sender);
    await history.start(data);
  });
  onMessage('stopBackfill', async ({ sender }) => {
    fromOurScreens(sender);
    await history.stop();
  });
  onMessage('fetchMedia', async ({ data: messageId, sender }) => {
    fromOurScreens(sender);
    const account = await currentAccount();
    if (!account) return { delivered: false };
    const database = accountDatabase(account.id);
    await askForFile(database, messageId, Date.now());
    const { mediaFileLimit: maxSize } = await readSettings(database);
    return { delivered: await command({ type: 'fetch-media', messageId, maxSize }) };
  });
  onMessage('useThisTab', async ({ sender }) => {
    await useTab(fromWhatsAppPage(sender), Date.now());
  });
  onMessage('openInWhatsApp', async ({ data, sender }) => {
    fromOurScreens(sender);
    await showWhatsAppTab();
    return { delivered: await command({ type: 'open-chat', ...data }) };
  });
  onMessage('diagnose', async ({ sender }) => {
    fromOurScreens(sender);
    return { delivered: await command({ type: 'diagnose' }) };
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
    if (alarm.name === BACKFILL_ALARM) void history.step();
    if (alarm.name === RETENTION_ALARM) void keeping.carryOn();
    if (alarm.name === UPKEEP_ALARM) {
      void upkeep(Date.now());
      void keeping.begin(true);
    }
  });

  showWaitingCount();
  // Whatever woke it: rows may have been waiting since it died.
  void command({ type: 'report' });
  void outbox.pump();
  void history.step();
  void keeping.carryOn();
  void verifyConsent(Date.now());
}

/** What explains the gap, should one remain. */
async function noteFullDisk(full: { from: number; to: number }): Promise<void> {
  const account = await currentAccount();
  if (account) await recordAbsence(accountDatabase(account.id), { ...full, reason: 'disk-full' });
}

async function upkeep(now: number): Promise<void> {
  await clearLeftovers(now);
  const { currentAccountId } = await readDevice();
  if (!currentAccountId) return;
  const database = accountDatabase(currentAccountId);
  await pruneMinutes(database, now);
  await pruneLog(database, now);
  await reviewReplies(database, now);
  await eraseExpired(database, now);
  await eraseUnneeded(database, now);
  await verifyConsent(now);
}

/** What is amiss with the ledger of consent is a row that the screens show. */
async function verifyConsent(now: number): Promise<void> {
  const account = await currentAccount();
  try {
    if (account) await checkLedger(accountDatabase(account.id), now);
  } catch (error) {
    // The next look tells; until then nothing new is known of it.
    await noteFailure('background', error instanceof Error ? error.name : 'unknown', now);
  }
}

/** Events of the page become rows. Resolves only when they are on the disk: the bridge keeps them until then. */
import * as v from 'valibot';
import { accountDatabase, type AccountDatabase } from '@/database/account-database';
import { count } from '@/database/counters';
import { ingest, type StoredEvent } from '@/database/ingest';
import { writeLog } from '@/database/log';
import { changeLink, enterAccount, readDevice, readLink } from '@/database/registry';
import { pageEnvelopeSchema, type PageEnvelope, type PageEventOf } from '@/protocol/page-event';
import type { OutboxSender } from './outbox-sender';

type Answer = Pick<PageEnvelope, 'pageInstance'> & {
  event: PageEventOf<'send-result'> | PageEventOf<'look-up-result'>;
};

/** Events that change the link row. */
const OF_THE_LINK = new Set(['hello', 'connection', 'capabilities', 'active-chat']);

/** How stale `lastEventAt` may get: a write with each message would cost more than it tells. */
const EVENT_SEEN_EVERY_MS = 5000;

/** How a piece of the batch is told from the next: rows go to their account's database. */
const STORED = new Set(['messages', 'acks', 'chats', 'contacts', 'job', 'holdings']);

export async function takePageEvents(
  batch: { envelopes: unknown; rejected: unknown },
  tabId: number,
  outbox: Pick<OutboxSender, 'settled' | 'lookedUp' | 'pump'>,
  now: number,
): Promise<void> {
  // The content script runs in a process that the page could take over: believe it no more than the page.
  const envelopes = v.parse(v.pipe(v.array(pageEnvelopeSchema), v.maxLength(100)), batch.envelopes);
  const rejected = v.parse(v.pipe(v.number(), v.integer(), v.minValue(0)), batch.rejected);
  const ours = await followLink(envelopes, tabId, now);

  for (const group of byAccount(envelopes)) {
    const database = accountDatabase((await enterAccount(group.account, now)).id);
    const stored = group.envelopes.filter(isStored);
    if (stored.length > 0) await ingest(database, stored, now);
    for (const envelope of group.envelopes)
      if (isAnswer(envelope)) await takeAnswer(envelope, database, outbox, now);
  }
  if (rejected > 0) await noteRejected(rejected, now);
  // Not waited for: the bridge wants to know that the events are stored, not what is sent next.
  if (ours.connected || envelopes.some(({ event }) => event.type === 'messages'))
    void outbox.pump();
}

function isStored(
  envelope: PageEnvelope,
): envelope is Omit<PageEnvelope, 'event'> & { event: StoredEvent } {
  return STORED.has(envelope.event.type);
}

function isAnswer(envelope: PageEnvelope): envelope is PageEnvelope & Answer {
  return envelope.event.type === 'send-result' || envelope.event.type === 'look-up-result';
}

async function takeAnswer(
  { event }: Answer,
  database: AccountDatabase,
  outbox: Pick<OutboxSender, 'settled' | 'lookedUp'>,
  now: number,
): Promise<void> {
  if (event.type === 'send-result') await outbox.settled(database, event, now);
  else await outbox.lookedUp(database, event, now);
}

/** Runs of envelopes of the same account, in order; those of nobody concern the link alone. */
function byAccount(
  envelopes: readonly PageEnvelope[],
): { account: string; envelopes: PageEnvelope[] }[] {
  const groups: { account: string; envelopes: PageEnvelope[] }[] = [];
  for (const envelope of envelopes) {
    if (envelope.account === null) continue;
    const last = groups.at(-1);
    if (last?.account === envelope.account) last.envelopes.push(envelope);
    else groups.push({ account: envelope.account, envelopes: [envelope] });
  }
  return groups;
}

/**
 * Writes what the events say of the link. The first tab that speaks is the one we work with; another one may tell facts, but
 * does not move the link while the first is there.
 */
async function followLink(
  envelopes: readonly PageEnvelope[],
  tabId: number,
  now: number,
): Promise<{ connected: boolean }> {
  const before = await readLink();
  if (before.tabId !== null && before.tabId !== tabId && (await tabExists(before.tabId)))
    return { connected: false };
  const same = envelopes.every(
    ({ event, pageInstance }) =>
      !OF_THE_LINK.has(event.type) && pageInstance === before.pageInstance,
  );
  if (same && before.tabId === tabId && now - before.lastEventAt < EVENT_SEEN_EVERY_MS)
    return { connected: false };
  const after = await changeLink((link) =>
    envelopes.reduce((state, { pageInstance, event }) => {
      const next = { ...state, tabId, lastEventAt: now };
      if (pageInstance !== state.pageInstance) {
        next.pageInstance = pageInstance;
        next.reconnects = state.pageInstance === '' ? 0 : state.reconnects + 1;
      }
      if (event.type === 'hello') next.whatsAppVersion = event.whatsAppVersion;
      if (event.type === 'connection') {
        next.state = event.state;
        next.since = event.since;
      }
      if (event.type === 'capabilities') next.capabilities = event.capabilities;
      if (event.type === 'active-chat') next.activeChatId = event.chatId;
      return next;
    }, link),
  );
  const connected =
    after.state === 'connected' &&
    envelopes.some((envelope) => envelope.event.type === 'connection');
  return { connected };
}

async function tabExists(tabId: number): Promise<boolean> {
  try {
    await chrome.tabs.get(tabId);
    return true;
  } catch {
    // chrome.tabs.get rejects for one reason: there is no such tab.
    return false;
  }
}

async function noteRejected(rejected: number, now: number): Promise<void> {
  const { currentAccountId } = await readDevice();
  if (!currentAccountId) return;
  const database = accountDatabase(currentAccountId);
  await database.transaction('rw', database.counters, database.minutes, database.log, async () => {
    await count(database, 'rejected-events', rejected, now);
    await writeLog(database, {
      at: now,
      level: 'warning',
      context: 'page',
      code: 'events-rejected',
      values: { rejected },
    });
  });
}

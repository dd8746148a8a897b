/** Events of the page become rows. Resolves only when they are on the disk: the bridge keeps them until then. */
import * as v from 'valibot';
import { recordAbsence } from '@/database/absences';
import { accountDatabase, type AccountDatabase } from '@/database/account-database';
import { count } from '@/database/counters';
import { ingest, type StoredEvent } from '@/database/ingest';
import { knownHistory } from '@/database/known-history';
import { writeLog } from '@/database/log';
import { addPiece, endTransfer } from '@/database/media-files';
import {
  changeLink,
  currentAccount,
  enterAccount,
  findAccount,
  readDevice,
  readLink,
} from '@/database/registry';
import { ABSENCE_REASONS, type LinkRow } from '@/database/rows';
import { readSettings } from '@/database/settings';
import { bytesOf } from '@/protocol/base64';
import type { PageRequest } from '@/protocol/page-command';
import {
  pageEnvelopeSchema,
  type ConnectionState,
  type PageEnvelope,
  type PageEvent,
} from '@/protocol/page-event';
import type { Backfill } from './backfill';
import type { OutboxSender } from './outbox-sender';

/** Events that change the link row. */
const OF_THE_LINK = new Set(['hello', 'connection', 'capabilities', 'active-chat', 'diagnostics']);

/** How stale `lastEventAt` may get: a write with each message would cost more than it tells. */
const EVENT_SEEN_EVERY_MS = 5000;

const STORED: ReadonlySet<PageEvent['type']> = new Set([
  'messages',
  'covered',
  'changes',
  'pairs',
  'acks',
  'chats',
  'contacts',
  'job',
  'holdings',
] satisfies StoredEvent['type'][]);

export interface IngestionParts {
  outbox: Pick<OutboxSender, 'settled' | 'lookedUp' | 'pump'>;
  backfill: Pick<Backfill, 'step' | 'read'>;
  command(order: PageRequest): Promise<boolean>;
}

/** @returns whether this tab is the one that is used. */
export async function takePageEvents(
  batch: { envelopes: unknown; rejected: unknown },
  tabId: number,
  parts: IngestionParts,
  now: number,
): Promise<boolean> {
  // The content script runs in a process that the page could take over: believe it no more than the page.
  const envelopes = v.parse(v.pipe(v.array(pageEnvelopeSchema), v.maxLength(100)), batch.envelopes);
  const rejected = v.parse(v.pipe(v.number(), v.integer(), v.minValue(0)), batch.rejected);
  const { inUse, lost } = await followLink(envelopes, tabId, now);

  for (const group of byAccount(envelopes)) {
    const database = await accountOf(group, lost, now);
    const stored = group.envelopes.filter(isStored);
    if (stored.length > 0) await ingest(database, stored, now);
    for (const { event } of group.envelopes) await takeAnswer(event, database, parts, inUse, now);
    // A restored backup may have taken the database's place meanwhile: what the old one stored is not stored.
    if ((await findAccount(group.account))?.id !== database.accountId)
      throw new Error('The account has another database now.');
  }
  if (rejected > 0) await noteRejected(rejected, now);
  if (inUse) await afterwards(envelopes, parts);
  return inUse;
}

function isStored(
  envelope: PageEnvelope,
): envelope is Omit<PageEnvelope, 'event'> & { event: StoredEvent } {
  return STORED.has(envelope.event.type);
}

/** The database of a group's account. When it comes back after a while, the while is noted. */
async function accountOf(
  { account, envelopes }: { account: string; envelopes: readonly PageEnvelope[] },
  lost: LinkRow['lost'],
  now: number,
): Promise<AccountDatabase> {
  const [before, current] = await Promise.all([findAccount(account), currentAccount()]);
  const database = accountDatabase((await enterAccount(account, now)).id);
  if (!before) return database;
  const back = envelopes.some(
    ({ event }) => event.type === 'connection' && event.state === 'connected',
  );
  // The first word of another account changes it; the connection may follow later.
  if (current && current.id !== before.id)
    await recordAbsence(database, { from: before.lastSeenAt, to: now, reason: 'other-account' });
  else if (back && lost)
    await recordAbsence(database, { from: lost.at, to: now, reason: lost.reason });
  return database;
}

async function takeAnswer(
  event: PageEvent,
  database: AccountDatabase,
  { outbox, backfill }: IngestionParts,
  inUse: boolean,
  now: number,
): Promise<void> {
  if (event.type === 'send-result') await outbox.settled(database, event, now);
  else if (event.type === 'look-up-result') await outbox.lookedUp(database, event, now);
  else if (event.type === 'history-read' && inUse) await backfill.read(event);
  else if (event.type === 'media-result')
    await endTransfer(database, event.messageId, event.outcome);
  else if (event.type === 'media-chunk') {
    const { mediaFileLimit } = await readSettings(database);
    const bytes = bytesOf(event.data);
    const { messageId, size, index } = event;
    await addPiece(database, { messageId, size, bytes, first: index === 0 }, mediaFileLimit);
  }
}

/** What the new facts set in motion. Not waited for where it may take long: the bridge wants to know that they are stored. */
async function afterwards(
  envelopes: readonly PageEnvelope[],
  { outbox, backfill, command }: IngestionParts,
): Promise<void> {
  const connected = envelopes.some(
    ({ event }) => event.type === 'connection' && event.state === 'connected',
  );
  const caughtUp = envelopes.some(
    ({ event }) =>
      // A user who stops it has had enough of it.
      event.type === 'job' &&
      event.job === 'history' &&
      (event.state === 'done' || event.state === 'stopped'),
  );
  if (caughtUp) await changeLink((link) => ({ caughtUpSince: link.since }));
  if (connected) {
    await catchUp(command);
    await backfill.step();
  }
  // Sending may have come back, or must stop by itself.
  const restricted = envelopes.some(
    ({ event }) => event.type === 'connection' && event.state === 'restricted',
  );
  const news = envelopes.some(({ event }) => ['messages', 'capabilities'].includes(event.type));
  if (connected || restricted || news) void outbox.pump();
}

/** Orders what is missing since the last time, unless this connection has been caught up with already. */
async function catchUp(command: IngestionParts['command']): Promise<void> {
  const [link, account] = await Promise.all([readLink(), currentAccount()]);
  if (!account || link.state !== 'connected' || link.caughtUpSince === link.since) return;
  const known = await knownHistory(accountDatabase(account.id));
  await command({ type: 'start-job', job: 'history', known });
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
 *
 * `lost`: since when and why nothing had been captured, when these events say that it is captured again.
 */
async function followLink(
  envelopes: readonly PageEnvelope[],
  tabId: number,
  now: number,
): Promise<{ inUse: boolean; lost: LinkRow['lost'] }> {
  const before = await readLink();
  if (before.tabId !== null && before.tabId !== tabId && (await tabExists(before.tabId))) {
    await changeLink(({ otherTabIds }) =>
      otherTabIds.includes(tabId) ? undefined : { otherTabIds: [...otherTabIds, tabId] },
    );
    return { inUse: false, lost: null };
  }
  const same = envelopes.every(
    ({ event, pageInstance }) =>
      !OF_THE_LINK.has(event.type) && pageInstance === before.pageInstance,
  );
  if (same && before.tabId === tabId && now - before.lastEventAt < EVENT_SEEN_EVERY_MS)
    return { inUse: true, lost: null };
  let lost: LinkRow['lost'] = null;
  await changeLink((link) =>
    envelopes.reduce((state, envelope) => {
      const next = afterEvent(state, envelope, now);
      if (next.lost === null) lost = lossBefore(state, envelope) ?? lost;
      return { ...next, tabId, otherTabIds: next.otherTabIds.filter((other) => other !== tabId) };
    }, link),
  );
  return { inUse: true, lost };
}

/** A page that was connected and is another one now ended without a word: the browser was closed, or died. */
function lossBefore(
  link: LinkRow,
  { pageInstance }: Pick<PageEnvelope, 'pageInstance'>,
): LinkRow['lost'] {
  return link.state === 'connected' && pageInstance !== link.pageInstance
    ? { at: link.lastEventAt, reason: 'closed' }
    : link.lost;
}

function afterEvent(link: LinkRow, { pageInstance, event }: PageEnvelope, now: number): LinkRow {
  const next = { ...link, lastEventAt: now };
  if (pageInstance !== link.pageInstance) {
    next.pageInstance = pageInstance;
    next.reconnects = link.pageInstance === '' ? 0 : link.reconnects + 1;
  }
  next.lost = lossBefore(link, { pageInstance });
  if (event.type === 'hello') next.whatsAppVersion = event.whatsAppVersion;
  if (event.type === 'capabilities') next.capabilities = event.capabilities;
  if (event.type === 'active-chat') next.activeChatId = event.chatId;
  if (event.type === 'diagnostics') {
    const { type: _type, ...findings } = event;
    next.diagnostics = { ...findings, at: now };
  }
  if (event.type === 'connection') {
    next.state = event.state;
    next.since = event.since;
    next.lost = event.state === 'connected' ? null : (next.lost ?? lossOf(event.state, now));
  }
  return next;
}

/** Passing states explain nothing: what they end in will. */
function lossOf(state: ConnectionState, now: number): LinkRow['lost'] {
  const reason = ABSENCE_REASONS.find((known) => known === state);
  return reason ? { at: now, reason } : null;
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

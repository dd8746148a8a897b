/**
 * Facts of WhatsApp become rows. Idempotent: the same fact seen live, in the history or after a restart changes nothing
 * the second time. Written by the background alone.
 */
import { digitsOfChatId } from '@/domain/phone-identity';
import { readOptOut } from '@/domain/opt-out';
import { chatKind, type Ack, type MessageKind } from '@/domain/message';
import type {
  CapturedChat,
  CapturedContact,
  CapturedMessage,
  PageEnvelope,
  PageEvent,
  PageEventOf,
} from '@/protocol/page-event';
import type { AccountDatabase } from './account-database';
import { recordConsent } from './consent';
import { count, measure, setCounter, takeRevisions } from './counters';
import { acknowledge, voidApprovals } from './delivery';
import { personIds } from './person-ids';
import type { ChatRow, CoverageRow, MessageRow } from './rows';

/** Disambiguators in one second: 2²⁰. */
const ROWIDS_PER_SECOND = 2 ** 20;

/** Kinds that are no part of a conversation: nobody waits for an answer to them. */
const NO_CONTENT: ReadonlySet<MessageKind> = new Set(['system', 'pending', 'call', 'revoked']);

/** Events that end as rows of the account; the others concern the link. */
export type StoredEvent = Extract<
  PageEvent,
  { type: 'messages' | 'acks' | 'chats' | 'contacts' | 'job' | 'holdings' }
>;

/** Stores events in their order, in one transaction: all of them or none. */
export function ingest(
  database: AccountDatabase,
  envelopes: readonly (Omit<PageEnvelope, 'event'> & { event: StoredEvent })[],
  now: number,
): Promise<void> {
  return database.transaction(
    'rw',
    [
      database.messages,
      database.chats,
      database.contacts,
      database.coverage,
      database.outbox,
      database.audit,
      database.consent,
      database.counters,
      database.minutes,
      database.jobs,
    ],
    async () => {
      for (const { event } of envelopes) await store(database, event, now);
    },
  );
}

async function store(database: AccountDatabase, event: StoredEvent, now: number): Promise<void> {
  switch (event.type) {
    case 'messages':
      return storeMessages(database, event, now);
    case 'acks':
      return storeAcks(database, event.acks, now);
    case 'chats':
      return storeChats(database, event.chats);
    case 'contacts':
      return storeContacts(database, event.contacts, now);
    case 'job':
      return storeJob(database, event, now);
    case 'holdings':
      return storeHoldings(database, event, now);
  }
}

async function storeMessages(
  database: AccountDatabase,
  event: PageEventOf<'messages'>,
  now: number,
): Promise<void> {
  const known = new Map(
    (
      await database.messages
        .where('id')
        .anyOf(event.messages.map((message) => message.id))
        .toArray()
    ).map((row) => [row.id, row]),
  );
  const fresh: MessageRow[] = [];
  const changed: MessageRow[] = [];
  const rowids = rowidAllocator(database);
  let duplicates = 0;
  for (const message of event.messages) {
    const row = known.get(message.id);
    if (!row) {
      const added: MessageRow = {
        ...message,
        rowid: await rowids(message.timestamp),
        capturedAt: now,
        revision: 0,
      };
      known.set(added.id, added);
      fresh.push(added);
      continue;
    }
    const merged = merge(row, message);
    if (merged) {
      changed.push(merged);
      known.set(merged.id, merged);
    } else if (event.source === 'live') duplicates += 1;
  }
  const written = [...fresh, ...changed];
  const overlap = fresh.length < event.messages.length;
  if (written.length > 0) {
    let revision = await takeRevisions(database, written.length);
    for (const row of written) row.revision = revision++;
    await database.messages.bulkPut(written);
  }
  await count(database, 'messages', fresh.length, now);
  await count(database, 'captured', fresh.length, now);
  await count(database, 'duplicates', duplicates, now);

  if (event.history) await extendCoverage(database, event.history, overlap);
  else for (const message of fresh) await coverLive(database, message);

  for (const chatId of new Set(written.map((row) => row.chatId)))
    await refreshChat(database, chatId, now);
  for (const row of event.messages) {
    if (row.fromMe && row.ack > 0) await acknowledge(database, row, now);
  }
  for (const row of fresh) if (!row.fromMe) await heed(database, row, event.source, now);
}

/** What a newly stored incoming message means for those who want to write to that person. */
async function heed(
  database: AccountDatabase,
  row: MessageRow,
  source: 'live' | 'history',
  now: number,
): Promise<void> {
  if (NO_CONTENT.has(row.kind)) return;
  const reading = chatKind(row.chatId) === 'person' ? readOptOut(row.text) : 'no';
  if (reading !== 'no')
    await recordConsent(database, {
      chatId: row.chatId,
      kind: reading === 'yes' ? 'opt-out' : 'ask',
      at: row.timestamp,
      messageId: row.id,
      by: 'detected',
    });
  const reason = reading === 'yes' ? 'opt-out' : 'newer-message';
  // What the history brings up was there when the human decided, unless it is newer than that decision.
  const since = source === 'live' ? 0 : row.timestamp;
  for (const chatId of await personIds(database, row.chatId))
    await voidApprovals(
      database,
      { chatId, reason, approvedBefore: since, inReplyTo: row.id },
      now,
    );
}

/** undefined: nothing new. A placeholder never replaces a text, and an acknowledgement never goes back. */
function merge(row: MessageRow, message: CapturedMessage): MessageRow | undefined {
  const ack = laterAck(row.ack, message.ack);
  const keepContent = message.kind === 'pending';
  const merged: MessageRow = keepContent
    ? { ...row, ack }
    : { ...row, ...message, ack, rowid: row.rowid };
  const same =
    merged.ack === row.ack &&
    merged.text === row.text &&
    merged.kind === row.kind &&
    merged.rawType === row.rawType;
  return same ? undefined : merged;
}

/** −1 counts only while nothing better is known: it has been seen on messages that were delivered. */
function laterAck(known: Ack, heard: Ack): Ack {
  const rank = (ack: Ack) => (ack === -1 ? 0.5 : ack);
  return rank(heard) > rank(known) ? heard : known;
}

/** Rowids are ordered by time; within a second, by arrival. */
function rowidAllocator(database: AccountDatabase): (timestamp: number) => Promise<number> {
  const next = new Map<number, number>();
  return async (timestamp) => {
    const first = Math.floor(timestamp / 1000) * ROWIDS_PER_SECOND;
    let rowid = next.get(first);
    if (rowid === undefined) {
      const [last] = await database.messages
        .where('rowid')
        .between(first, first + ROWIDS_PER_SECOND)
        .reverse()
        .limit(1)
        .primaryKeys();
      rowid = last === undefined ? first : last + 1;
    }
    next.set(first, rowid + 1);
    return rowid;
  };
}

async function storeAcks(
  database: AccountDatabase,
  acks: PageEventOf<'acks'>['acks'],
  now: number,
): Promise<void> {
  for (const { id, ack } of acks) {
    const row = await database.messages.where('id').equals(id).first();
    if (row && laterAck(row.ack, ack) !== row.ack)
      // No new revision: the search index holds no acknowledgements.
      await database.messages.update(row.rowid, { ack });
    if (row) await acknowledge(database, { ...row, ack }, now);
  }
}

const NEW_CHAT = {
  name: '',
  unreadCount: 0,
  archived: false,
  readOnly: false,
  lastMessageAt: 0,
  lastMessageId: '',
  lastText: '',
  lastKind: 'unknown',
  lastFromMe: false,
  lastIncomingAt: 0,
  lastIncomingId: '',
  lastOutgoingAt: 0,
  waitingSince: 0,
  unanswered: 0,
} satisfies Omit<ChatRow, 'id' | 'kind'>;

async function storeChats(database: AccountDatabase, chats: CapturedChat[]): Promise<void> {
  for (const { lastMessageAt, ...chat } of chats) {
    const known = await database.chats.get(chat.id);
    await database.chats.put({
      ...NEW_CHAT,
      ...known,
      ...chat,
      kind: chatKind(chat.id),
      name: chat.name || (known?.name ?? ''),
      lastMessageAt: Math.max(known?.lastMessageAt ?? 0, lastMessageAt ?? 0),
    });
  }
}

/** How many of the newest messages are enough to know who waits. */
const RECENT = 50;

/** Recomputed from the newest rows, so that the order in which messages arrive does not matter. */
async function refreshChat(database: AccountDatabase, chatId: string, now: number): Promise<void> {
  const known = (await database.chats.get(chatId)) ?? {
    ...NEW_CHAT,
    id: chatId,
    kind: chatKind(chatId),
  };
  const recent = (
    await database.messages
      .where('[chatId+timestamp]')
      .between([chatId, 0], [chatId, Infinity])
      .reverse()
      .limit(RECENT)
      .toArray()
  ).filter((row) => !NO_CONTENT.has(row.kind));
  const last = recent[0];
  if (!last) {
    await database.chats.put(known);
    return;
  }
  const lastIncoming = recent.find((row) => !row.fromMe);
  const lastOutgoing = recent.find((row) => row.fromMe);
  const sinceOurs = lastOutgoing ? recent.slice(0, recent.indexOf(lastOutgoing)) : recent;
  const ours = recent.findIndex((row) => !row.fromMe);
  const waitingSince =
    !last.fromMe && chatKind(chatId) === 'person' ? (sinceOurs.at(-1)?.timestamp ?? 0) : 0;
  if (known.waitingSince > 0 && last.fromMe && now - last.timestamp < 60_000)
    await measure(database, 'response-ms', Math.max(0, last.timestamp - known.waitingSince), now);
  await database.chats.put({
    ...known,
    lastMessageAt: Math.max(known.lastMessageAt, last.timestamp),
    lastMessageId: last.id,
    lastText: last.text.slice(0, 200),
    lastKind: last.kind,
    lastFromMe: last.fromMe,
    lastIncomingAt: lastIncoming?.timestamp ?? known.lastIncomingAt,
    lastIncomingId: lastIncoming?.id ?? known.lastIncomingId,
    lastOutgoingAt: lastOutgoing?.timestamp ?? known.lastOutgoingAt,
    waitingSince,
    unanswered: ours === -1 ? recent.length : ours,
  });
}

async function storeContacts(
  database: AccountDatabase,
  contacts: CapturedContact[],
  now: number,
): Promise<void> {
  const ids = contacts.map((contact) => contact.id);
  const fresh = contacts.length - (await database.contacts.where('id').anyOf(ids).count());
  await database.contacts.bulkPut(
    contacts.map((contact) => ({
      ...contact,
      phone: digitsOfChatId(contact.id),
      updatedAt: now,
    })),
  );
  await count(database, 'contacts', fresh, now);
}

async function storeJob(
  database: AccountDatabase,
  { type: _, job, ...progress }: PageEventOf<'job'>,
  now: number,
): Promise<void> {
  const known = await database.jobs.get(job);
  const again = known && known.state === 'running' && progress.done >= known.done;
  await database.jobs.put({
    job,
    ...progress,
    startedAt: again ? known.startedAt : now,
    updatedAt: now,
  });
  if (job === 'reconcile' && progress.done === 0) {
    await setCounter(database, 'reconciled-held', 0);
    await setCounter(database, 'reconciled-stored', 0);
  }
}

async function storeHoldings(
  database: AccountDatabase,
  { ids }: PageEventOf<'holdings'>,
  now: number,
): Promise<void> {
  const stored = await database.messages.where('id').anyOf(ids).count();
  await count(database, 'reconciled-held', ids.length, now);
  await count(database, 'reconciled-stored', stored, now);
}

/** The pages of one read are contiguous; between that range and what we had there may be a hole. */
async function extendCoverage(
  database: AccountDatabase,
  history: NonNullable<PageEventOf<'messages'>['history']>,
  overlap: boolean,
): Promise<void> {
  const known = await database.coverage.get(history.chatId);
  if (!known) {
    await database.coverage.put({ ...history, gaps: [] });
    return;
  }
  const gaps = known.gaps.flatMap((gap) => without(gap, history));
  // Newer than all we had, not touching it, and older messages exist: something may lie between.
  if (history.from > known.to && !overlap && !history.reachedLocalStart)
    gaps.push({ from: known.to, to: history.from });
  await database.coverage.put({
    chatId: history.chatId,
    from: Math.min(known.from, history.from),
    to: Math.max(known.to, history.to),
    gaps: overlap ? gaps.filter((gap) => gap.to !== history.from) : gaps,
    reachedLocalStart: known.reachedLocalStart || history.reachedLocalStart,
  });
}

/** What is left of a gap when a range has been read. */
function without(
  gap: CoverageRow['gaps'][number],
  range: { from: number; to: number },
): CoverageRow['gaps'] {
  if (range.to <= gap.from || range.from >= gap.to) return [gap];
  const left = { from: gap.from, to: Math.min(gap.to, range.from) };
  const right = { from: Math.max(gap.from, range.to), to: gap.to };
  return [left, right].filter((piece) => piece.to > piece.from);
}

async function coverLive(database: AccountDatabase, message: CapturedMessage): Promise<void> {
  const known = await database.coverage.get(message.chatId);
  await database.coverage.put(
    known
      ? { ...known, to: Math.max(known.to, message.timestamp) }
      : {
          chatId: message.chatId,
          from: message.timestamp,
          to: message.timestamp,
          gaps: [],
          reachedLocalStart: false,
        },
  );
}

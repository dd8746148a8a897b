/**
 * Facts of WhatsApp become rows. Idempotent: the same fact seen live, in the history or after a restart changes nothing
 * the second time. Written by the background alone.
 */
import { aliasIds } from '@/domain/identity';
import { digitsOfChatId } from '@/domain/phone-identity';
import { readOptOut } from '@/domain/opt-out';
import { addRange, withoutBefore, type Range } from '@/domain/coverage';
import { retentionCutoff } from '@/domain/retention';
import { chatKind, NO_CONTENT_KINDS } from '@/domain/message';
import type {
  CapturedChat,
  CapturedContact,
  CapturedMessage,
  MessageChange,
  PageEnvelope,
  PageEvent,
  PageEventOf,
} from '@/protocol/page-event';
import type { AccountDatabase } from './account-database';
import { recordConsent } from './consent-ledger';
import { count, measure, setCounter, takeRevisions } from './counters';
import { acknowledge, voidApprovals } from './delivery';
import { stopFollowUps } from './follow-ups';
import {
  laterAck,
  sightOf,
  withChange,
  withoutContent,
  withoutNews,
  withSight,
} from './message-life';
import { importTwins, settleTwins } from './import-twins';
import { personIds, readPeople } from './person-ids';
import type { ChatRow, ContactRow, CoverageRow, MessageRow, PictureRow, SettingsRow } from './rows';
import { readSettings } from './settings';

/** Disambiguators in one second: 2²⁰. */
const ROWIDS_PER_SECOND = 2 ** 20;

/** Events that end as rows of the account; the others concern the link. */
export type StoredEvent = Extract<
  PageEvent,
  {
    type:
      | 'messages'
      | 'covered'
      | 'changes'
      | 'pairs'
      | 'acks'
      | 'chats'
      | 'contacts'
      | 'job'
      | 'holdings';
  }
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
      database.merges,
      database.coverage,
      database.pictures,
      database.earlyChanges,
      database.mediaFiles,
      database.erasures,
      database.imports,
      database.importReviews,
      database.settings,
      database.outbox,
      database.sendingState,
      database.audit,
      database.consent,
      database.followUps,
      database.counters,
      database.minutes,
      database.jobs,
    ],
    async () => {
      const early: Pair[] = [];
      for (const { event } of envelopes) {
        if (event.type === 'pairs') early.push(...(await storePairs(database, event.pairs, now)));
        else await store(database, event, now);
      }
      // Told just before the first message of somebody new.
      await storePairs(database, early, now);
    },
  );
}

async function store(
  database: AccountDatabase,
  event: Exclude<StoredEvent, { type: 'pairs' }>,
  now: number,
): Promise<void> {
  switch (event.type) {
    case 'messages':
      return storeMessages(database, event, now);
    case 'covered':
      for (const { chatId, ...range } of event.ranges) await cover(database, chatId, [range], now);
      return;
    case 'changes':
      return storeChanges(database, event.changes, now);
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
  const settings = await readSettings(database);
  // What has disappeared in WhatsApp, or is older than the user keeps, must not come back by way of the history.
  const cutoff = retentionCutoff(settings, now) ?? 0;
  const messages = event.messages.filter(
    ({ expiresAt, timestamp }) => (!expiresAt || expiresAt > now) && timestamp >= cutoff,
  );
  const ids = messages.map((message) => message.id);
  const known = new Map(
    (await database.messages.where('id').anyOf(ids).toArray()).map((row) => [row.id, row]),
  );
  const early = await takeEarlyChanges(database, ids);
  const fresh = new Map<string, MessageRow>();
  const changed = new Map<string, MessageRow>();
  /** Known messages that say something else now: decrypted, or edited while nobody listened. */
  const reworded = new Set<string>();
  /** Placeholders of which we know now what they say. */
  const filled = new Map<string, MessageRow>();
  const unknown = messages.filter(({ id }) => !known.has(id));
  const rowids = await rowidAllocator(
    database,
    unknown.map(({ timestamp }) => timestamp),
  );
  let duplicates = 0;
  for (const message of messages) {
    const row = known.get(message.id);
    const sight = sightOf(message);
    if (!row) {
      const added = {
        ...sight,
        rowid: rowids(message.timestamp),
        capturedAt: now,
        revision: 0,
      };
      const whole = settled((early.get(message.id) ?? []).reduce(withChange, added), settings);
      known.set(whole.id, whole);
      fresh.set(whole.id, whole);
      continue;
    }
    const next = withoutNews(row, settled(withSight(row, sight), settings));
    if (next === row) {
      if (event.source === 'live') duplicates += 1;
      continue;
    }
    known.set(next.id, next);
    (fresh.has(next.id) ? fresh : changed).set(next.id, next);
    if (fresh.has(next.id)) continue;
    if (row.kind === 'pending') filled.set(next.id, next);
    if (next.text !== row.text || next.kind !== row.kind) reworded.add(next.id);
  }
  const twins = await importTwins(database, [...fresh.values(), ...filled.values()]);
  const captured = fresh.size;
  for (const [id, { rowid }] of twins) {
    const row = fresh.get(id);
    if (!row) continue;
    // What it says was heeded when it was imported.
    fresh.delete(id);
    changed.set(id, { ...row, rowid });
  }
  await writeMessages(database, [...fresh.values(), ...changed.values()]);
  await settleTwins(
    database,
    [...fresh, ...filled].map(([, row]) => row),
    twins,
    now,
  );
  await storeThumbnails(database, messages, known);
  await count(database, 'messages', fresh.size, now);
  await count(database, 'captured', captured, now);
  await count(database, 'duplicates', duplicates, now);
  await storeCoverage(database, event, now);

  const written = [...fresh.values(), ...changed.values()];
  for (const chatId of new Set(written.map((row) => row.chatId)))
    await refreshChat(database, chatId, now);
  for (const row of messages) {
    if (row.fromMe && row.ack > 0) await acknowledge(database, row, now);
  }
  const incoming = [
    ...fresh.values(),
    ...[...changed.values()].filter(({ id }) => reworded.has(id)),
  ].filter((row) => !row.fromMe);
  const people = await readPeople(database, [...new Set(incoming.map((row) => row.chatId))]);
  for (const row of incoming)
    await heed(database, row, people.ids.get(row.chatId) ?? [row.chatId], event.source, now);
}

/** Gives each its revision, in the order given. */
async function writeMessages(database: AccountDatabase, rows: MessageRow[]): Promise<void> {
  if (rows.length === 0) return;
  let revision = await takeRevisions(database, rows.length);
  await database.messages.bulkPut(rows.map((row) => ({ ...row, revision: revision++ })));
}

function settled(row: MessageRow, settings: Pick<SettingsRow, 'revokedText'>): MessageRow {
  return row.revokedAt !== undefined && settings.revokedText === 'drop' ? withoutContent(row) : row;
}

async function storeThumbnails(
  database: AccountDatabase,
  messages: readonly CapturedMessage[],
  rows: ReadonlyMap<string, MessageRow>,
): Promise<void> {
  const pictures: PictureRow[] = [];
  const dropped: string[] = [];
  for (const { id, media } of messages) {
    // No media: a view-once message, or one whose content was taken back and dropped.
    if (!rows.get(id)?.media) dropped.push(id);
    else if (media?.thumbnail) pictures.push({ id, data: media.thumbnail });
  }
  if (pictures.length > 0) await database.pictures.bulkPut(pictures);
  await database.pictures.bulkDelete(dropped.filter((id) => rows.get(id)?.revokedAt));
}

/** Changes that came before their messages, which are about to come now. */
async function takeEarlyChanges(
  database: AccountDatabase,
  ids: readonly string[],
): Promise<Map<string, MessageChange[]>> {
  const rows = await database.earlyChanges.where('messageId').anyOf(ids).toArray();
  await database.earlyChanges.bulkDelete(rows.flatMap(({ id }) => id ?? []));
  const changes = new Map<string, MessageChange[]>();
  for (const { messageId, change } of rows)
    changes.set(messageId, [...(changes.get(messageId) ?? []), change]);
  return changes;
}

async function storeChanges(
  database: AccountDatabase,
  changes: readonly MessageChange[],
  now: number,
): Promise<void> {
  const settings = await readSettings(database);
  const written = new Map<string, MessageRow>();
  const edited = new Set<string>();
  for (const change of changes) {
    const row =
      written.get(change.id) ?? (await database.messages.where('id').equals(change.id).first());
    if (!row) {
      await keepEarlyChange(database, change, now);
      continue;
    }
    const next = withoutNews(row, settled(withChange(row, change), settings));
    if (next === row) continue;
    written.set(row.id, next);
    if (next.text !== row.text && !next.fromMe) edited.add(row.id);
    if (next.revokedAt !== undefined && settings.revokedText === 'drop')
      await database.pictures.delete(row.id);
  }
  const rows = [...written.values()];
  await writeMessages(database, rows);
  await count(database, 'edits', edited.size, now);
  for (const chatId of new Set(rows.map((row) => row.chatId)))
    await refreshChat(database, chatId, now);
  // What they say now may be an opt-out, and is not what the human answered.
  for (const row of rows)
    if (edited.has(row.id))
      await heed(database, row, await personIds(database, row.chatId), 'live', now);
}

/** More than a page could honestly be ahead with; a lying one fills no disk. */
const MAX_EARLY_CHANGES = 20_000;

async function keepEarlyChange(
  database: AccountDatabase,
  change: MessageChange,
  now: number,
): Promise<void> {
  if ((await database.earlyChanges.count()) >= MAX_EARLY_CHANGES) return;
  await database.earlyChanges.add({ messageId: change.id, change, at: now });
}

/** What a newly stored incoming message means for those who want to write to that person, under whichever of their ids. */
async function heed(
  database: AccountDatabase,
  row: MessageRow,
  ids: readonly string[],
  source: 'live' | 'history',
  now: number,
): Promise<void> {
  if (NO_CONTENT_KINDS.has(row.kind) || row.revokedAt !== undefined) return;
  const reading = chatKind(row.chatId) === 'person' ? readOptOut(row.text) : 'no';
  if (reading !== 'no')
    await recordConsent(database, {
      chatId: row.chatId,
      kind: reading === 'yes' ? 'opt-out' : 'ask',
      at: row.timestamp,
      messageId: row.id,
      by: 'detected',
      recordedAt: now,
    });
  const reason = reading === 'yes' ? 'opt-out' : 'newer-message';
  // What the history brings up was there when the human decided, unless it is newer than that decision.
  const since = source === 'live' ? 0 : row.timestamp;
  await stopFollowUps(database, ids, source === 'live' ? now : row.timestamp);
  for (const chatId of ids)
    await voidApprovals(
      database,
      { chatId, reason, approvedBefore: since, inReplyTo: row.id },
      now,
    );
}

/**
 * Rowids are ordered by time; within a second, by arrival. What is asked of the database is asked at once, for messages of
 * these times: a transaction does not survive a long row of awaits that ask nothing.
 */
export async function rowidAllocator(
  database: AccountDatabase,
  timestamps: readonly number[],
): Promise<(timestamp: number) => number> {
  const next = new Map<number, number>();
  const seconds = new Set(timestamps.map(firstRowid));
  await Promise.all(
    Array.from(seconds, async (first) => {
      const [last] = await database.messages
        .where('rowid')
        .between(first, first + ROWIDS_PER_SECOND)
        .reverse()
        .limit(1)
        .primaryKeys();
      next.set(first, last === undefined ? first : last + 1);
    }),
  );
  return (timestamp) => {
    const first = firstRowid(timestamp);
    const rowid = next.get(first) ?? first;
    next.set(first, rowid + 1);
    return rowid;
  };
}

function firstRowid(timestamp: number): number {
  return Math.floor(timestamp / 1000) * ROWIDS_PER_SECOND;
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
export async function refreshChat(
  database: AccountDatabase,
  chatId: string,
  now: number,
): Promise<void> {
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
  ).filter((row) => !NO_CONTENT_KINDS.has(row.kind) && row.revokedAt === undefined);
  const last = recent[0];
  if (!last) {
    // Nothing is left to show or to answer.
    const { lastMessageAt: _at, ...empty } = NEW_CHAT;
    const { name, unreadCount, archived, readOnly } = known;
    await database.chats.put({ ...known, ...empty, name, unreadCount, archived, readOnly });
    return;
  }
  const lastIncoming = recent.find((row) => !row.fromMe);
  const lastOutgoing = recent.find((row) => row.fromMe);
  const sinceOurs = lastOutgoing ? recent.slice(0, recent.indexOf(lastOutgoing)) : recent;
  const ours = recent.findIndex((row) => !row.fromMe);
  // History from a file calls nobody to answer: what came since is not in it.
  const waits = !last.fromMe && !last.imported && chatKind(chatId) === 'person';
  const waitingSince = waits ? (sinceOurs.at(-1)?.timestamp ?? 0) : 0;
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

type Pair = PageEventOf<'pairs'>['pairs'][number];

/**
 * Two ids of one person, learned in passing. A known person's other id gets a row that says only this; strangers, such as the
 * members of a group, get none.
 * @returns the pairs of strangers.
 */
async function storePairs(
  database: AccountDatabase,
  pairs: readonly Pair[],
  now: number,
): Promise<Pair[]> {
  const strangers: Pair[] = [];
  for (const pair of pairs) {
    const { lid, phoneId } = pair;
    const ids = [lid, phoneId, ...aliasIds(phoneId)];
    const rows = await database.contacts.bulkGet(ids);
    if (!rows.some(Boolean) && (await database.chats.where('id').anyOf(ids).count()) === 0) {
      strangers.push(pair);
      continue;
    }
    for (const [index, id] of [lid, phoneId].entries()) {
      const [known, pairedId] = [rows[index], index === 0 ? phoneId : lid];
      if (known?.pairedId === pairedId) continue;
      const phone = digitsOfChatId(id);
      await database.contacts.put({
        saved: false,
        business: false,
        ...known,
        id,
        ...(phone && { phone }),
        pairedId,
        updatedAt: now,
      });
    }
  }
  return strangers;
}

async function storeContacts(
  database: AccountDatabase,
  contacts: CapturedContact[],
  now: number,
): Promise<void> {
  const ids = contacts.map((contact) => contact.id);
  const known = await database.contacts.bulkGet(ids);
  const fresh = known.filter((row) => row === undefined).length;
  await database.contacts.bulkPut(
    contacts.map(({ photo: _photo, ...contact }, index) => ({
      // Neither a pair nor an about text goes because a later list does not repeat it.
      ...optionalFacts(known[index]),
      ...contact,
      phone: digitsOfChatId(contact.id),
      updatedAt: now,
    })),
  );
  const photos = contacts.flatMap(({ id, photo }) => (photo ? [{ id, data: photo }] : []));
  if (photos.length > 0) await database.pictures.bulkPut(photos);
  await count(database, 'contacts', fresh, now);
}

function optionalFacts(row: ContactRow | undefined): Partial<ContactRow> {
  return {
    ...(row?.pairedId !== undefined && { pairedId: row.pairedId }),
    ...(row?.about !== undefined && { about: row.about }),
  };
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

/**
 * History: the range that was read. Live: from the beginning of listening up to the message; what came before that (a queue of
 * WhatsApp's own, delivered late) proves nothing about its neighbours.
 */
async function storeCoverage(
  database: AccountDatabase,
  { history, messages, since }: PageEventOf<'messages'>,
  now: number,
): Promise<void> {
  if (history) {
    const { chatId, reachedLocalStart, reachedPhoneStart, ...range } = history;
    await cover(database, chatId, [range], now, {
      ...(reachedLocalStart && { reachedLocalStart }),
      ...(reachedPhoneStart && { reachedPhoneStart }),
    });
    return;
  }
  const ranges = new Map<string, Range[]>();
  for (const { chatId, timestamp } of messages) {
    const from = since !== undefined && since < timestamp ? since : timestamp;
    ranges.set(chatId, addRange(ranges.get(chatId) ?? [], { from, to: timestamp }));
  }
  for (const [chatId, added] of ranges) await cover(database, chatId, added, now);
}

async function cover(
  database: AccountDatabase,
  chatId: string,
  added: readonly Range[],
  now: number,
  reached: Partial<Pick<CoverageRow, 'reachedLocalStart' | 'reachedPhoneStart'>> = {},
): Promise<void> {
  const known = (await database.coverage.get(chatId)) ?? {
    chatId,
    ranges: [],
    reachedLocalStart: false,
  };
  const cutoff = retentionCutoff(await readSettings(database), now);
  const ranges = added.reduce(addRange, known.ranges);
  await database.coverage.put({
    ...known,
    ...reached,
    ranges: cutoff === undefined ? ranges : withoutBefore(ranges, cutoff),
  });
}

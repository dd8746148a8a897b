/** The deck: whom to answer or decide about, worst and longest waiting first, and what is on its way out. */
import Dexie from 'dexie';
import type { AccountDatabase } from '@/database/account-database';
import { lastSaid } from '@/database/consent';
import { personContacts, type PersonContact } from '@/database/identity';
import { dueFollowUps } from '@/database/follow-ups';
import type { ChatRow, ConsentRow, ContactRow, FollowUpRow, OutboxRow } from '@/database/rows';

/** Why somebody is in the deck. `since`, `at`: ms. */
export type CardReason =
  | { kind: 'waits'; since: number }
  /** No answer since our last message. */
  | { kind: 'follow-up'; since: number }
  /** A message that was to go at that instant, taken back. */
  | { kind: 'scheduled'; at: number }
  | { kind: 'draft'; since: number };

export interface ReplyCard {
  kind: 'reply';
  key: string;
  chat: ChatRow;
  contact?: PersonContact;
  /** The open draft, once there is one. */
  draft?: OutboxRow;
  because: CardReason;
  /** It is due; its text is what the draft begins with. */
  followUp?: FollowUpRow;
  /** ms; since when they wait, or since when the draft lies there */
  since: number;
}

export interface ConsentCard {
  kind: 'consent';
  key: string;
  chat: ChatRow;
  contact?: ContactRow;
  /** Perhaps an opt-out. */
  messageId?: string;
  since: number;
}

export interface DecisionCard {
  kind: 'decision';
  key: string;
  chat: ChatRow;
  contact?: ContactRow;
  /** refused, failed or unconfirmed */
  row: OutboxRow;
  since: number;
}

export type Card = ReplyCard | ConsentCard | DecisionCard;

export interface Outgoing {
  row: OutboxRow;
  chat?: ChatRow;
  contact?: ContactRow;
}

export interface Deck {
  cards: Card[];
  /** Approved and sending, in the order of approval; then what was sent last. */
  outgoing: Outgoing[];
  /** Approved for an instant that is still to come, the next one first. */
  scheduled: Outgoing[];
}

const TO_DECIDE = ['refused', 'failed', 'unconfirmed'] as const;
const ON_ITS_WAY = ['approved', 'sending'] as const;
const SETTLED = ['sent', 'delivered', 'read', 'rejected'] as const;
/** How many of the last sent ones stay in view. */
const RECENT = 3;
/** Among how many of the last changed rows they are looked for. */
const LOOKED_AT = 20;

function isOneOf<T extends string>(list: readonly T[], value: string): value is T {
  return (list as readonly string[]).includes(value);
}

/**
 * Has this chat's newest message been dealt with by this row? Only the message it answered tells: clocks do not, because
 * WhatsApp's instants are whole seconds and a person who is hidden is a person lost.
 */
function answers(row: OutboxRow, chat: ChatRow): boolean {
  return row.inReplyTo !== undefined && row.inReplyTo === chat.lastIncomingId;
}

/** The lines of each chat. */
function consentByChat(rows: readonly ConsentRow[]): Map<string, ConsentRow[]> {
  const lines = new Map<string, ConsentRow[]>();
  for (const row of rows) lines.set(row.chatId, [...(lines.get(row.chatId) ?? []), row]);
  return lines;
}

function groupedByChat(rows: readonly OutboxRow[]): Map<string, OutboxRow[]> {
  const groups = new Map<string, OutboxRow[]>();
  for (const row of rows) {
    const group = groups.get(row.chatId);
    if (group) group.push(row);
    else groups.set(row.chatId, [row]);
  }
  return groups;
}

function reasonOf(draft: OutboxRow, chat: ChatRow): CardReason {
  if (draft.scheduledFor !== undefined) return { kind: 'scheduled', at: draft.scheduledFor };
  return draft.priority === 'follow-up' && chat.lastOutgoingAt > 0
    ? { kind: 'follow-up', since: chat.lastOutgoingAt }
    : { kind: 'draft', since: draft.createdAt };
}

/** Of these chats. */
async function settledRows(
  { outbox }: AccountDatabase,
  chatIds: readonly string[],
): Promise<OutboxRow[]> {
  // Many requests at once: a cursor over many keys (`anyOf`) takes ten times as long, and the deck is read at every change.
  const ofEach = await Promise.all(
    chatIds.map((id) =>
      outbox.where('[chatId+status]').between([id, Dexie.minKey], [id, Dexie.maxKey]).toArray(),
    ),
  );
  return ofEach.flat().filter(({ status }) => isOneOf(SETTLED, status));
}

/** @param now ms: follow-ups that are due by then have a card */
export function readDeck(database: AccountDatabase, now: number): Promise<Deck> {
  const { chats, outbox, followUps, contacts, merges, ownNames, consent } = database;
  // One transaction: of the same moment, and with a thousand people waiting three times as fast as each request in its own.
  return database.transaction(
    'r',
    [chats, outbox, followUps, contacts, merges, ownNames, consent],
    () => gatherDeck(database, now),
  );
}

async function gatherDeck(database: AccountDatabase, now: number): Promise<Deck> {
  const [waiting, open, latest, due] = await Promise.all([
    database.chats.where('waitingSince').above(0).toArray(),
    database.outbox
      .where('status')
      .anyOf(['draft', ...ON_ITS_WAY, ...TO_DECIDE])
      .toArray(),
    database.outbox.orderBy('updatedAt').reverse().limit(LOOKED_AT).toArray(),
    dueFollowUps(database, now),
  ]);
  const recent = latest
    .filter((row) => row.status === 'sent' || row.status === 'delivered' || row.status === 'read')
    .slice(0, RECENT);
  const answerable = waiting.filter(
    (chat) => chat.kind === 'person' && !chat.archived && !chat.readOnly,
  );
  const waitingIds = new Set(answerable.map((chat) => chat.id));
  const followUps = new Map(due.map((row) => [row.chatId, row]));
  const otherIds = [...new Set([...open, ...recent, ...due].map((row) => row.chatId))].filter(
    (id) => !waitingIds.has(id),
  );
  const [others, settled] = await Promise.all([
    database.chats.bulkGet(otherIds),
    settledRows(
      database,
      answerable.map(({ id }) => id),
    ),
  ]);
  const chats = new Map<string, ChatRow>();
  for (const chat of [...answerable, ...others]) if (chat) chats.set(chat.id, chat);
  const contacts = new Map<string, PersonContact>();
  for (const contact of await personContacts(database, [...chats.keys()]))
    contacts.set(contact.id, contact);
  const idsOf = (chatId: string) => contacts.get(chatId)?.personIds ?? [chatId];
  const consentIds = [...new Set([...chats.keys()].flatMap(idsOf))];
  const consent = consentByChat(await database.consent.where('chatId').anyOf(consentIds).toArray());
  const consentOf = (chatId: string): ConsentRow | undefined =>
    lastSaid(idsOf(chatId).flatMap((id) => consent.get(id) ?? []));

  const openByChat = groupedByChat(open);
  const settledByChat = groupedByChat(settled);
  const decisions: Card[] = [];
  const cards: Card[] = [];
  for (const [id, chat] of chats) {
    const contact = contacts.get(id);
    const rows = openByChat.get(id) ?? [];
    for (const row of rows)
      if (isOneOf(TO_DECIDE, row.status))
        decisions.push({ kind: 'decision', key: row.id, chat, contact, row, since: row.updatedAt });
    const state = consentOf(id);
    const isWaiting = waitingIds.has(id);
    if (state?.kind === 'ask') {
      if (isWaiting || rows.length > 0)
        cards.push({
          kind: 'consent',
          key: `consent-${id}`,
          chat,
          contact,
          messageId: state.messageId,
          since: chat.waitingSince || state.at,
        });
      continue;
    }
    const draft = rows.find((row) => row.status === 'draft');
    // A suggestion for a question that was answered elsewhere lapses by itself; what a human wrote or took back does not.
    const keptDraft = draft && (draft.voided !== undefined || draft.inReplyTo === undefined);
    if (keptDraft && !isWaiting) {
      const because = reasonOf(draft, chat);
      cards.push({ kind: 'reply', key: id, chat, contact, draft, because, since: draft.updatedAt });
      continue;
    }
    if (state?.kind === 'opt-out') continue;
    if (rows.some((row) => row.status !== 'draft')) continue;
    const followUp = followUps.get(id);
    if (followUp && !isWaiting) {
      const because = { kind: 'follow-up', since: chat.lastOutgoingAt } as const;
      cards.push({
        kind: 'reply',
        key: id,
        chat,
        contact,
        because,
        followUp,
        since: followUp.dueAt,
      });
    }
    if (!isWaiting) continue;
    const dealtWith = (settledByChat.get(id) ?? []).some((row) => answers(row, chat));
    if (!draft && dealtWith) continue;
    // An untouched draft for an older question says nothing about the newest one.
    if (draft && !draft.voided && draft.inReplyTo !== chat.lastIncomingId && dealtWith) continue;
    const because = { kind: 'waits', since: chat.waitingSince } as const;
    cards.push({ kind: 'reply', key: id, chat, contact, draft, because, since: chat.waitingSince });
  }
  const bySince = (a: Card, b: Card) => a.since - b.since;
  const toCome = (row: OutboxRow) => row.status === 'approved' && (row.scheduledFor ?? 0) > now;
  const withPerson = (row: OutboxRow): Outgoing => ({
    row,
    chat: chats.get(row.chatId),
    contact: contacts.get(row.chatId),
  });
  const outgoing = [
    ...open
      .filter((row) => isOneOf(ON_ITS_WAY, row.status) && !toCome(row))
      .sort((a, b) => (a.approval?.at ?? 0) - (b.approval?.at ?? 0)),
    ...recent,
  ].map(withPerson);
  const scheduled = open
    .filter(toCome)
    .sort((a, b) => (a.scheduledFor ?? 0) - (b.scheduledFor ?? 0))
    .map(withPerson);
  return {
    cards: [...decisions.sort(bySince), ...cards.sort(bySince)],
    outgoing,
    scheduled,
  };
}

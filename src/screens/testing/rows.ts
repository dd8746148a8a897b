/** Rows for tests: a person who wrote, and what was said. */
import type { AccountDatabase } from '@/database/account-database';
import type { ChatRow, ContactRow, MessageRow } from '@/database/rows';
import { NOW } from './panel';

let revision = 0;

export function message(
  chatId: string,
  text: string,
  minutesAgo: number,
  change: Partial<MessageRow> = {},
): MessageRow {
  revision += 1;
  const timestamp = Math.floor((NOW - minutesAgo * 60_000) / 1000) * 1000;
  const fromMe = change.fromMe ?? false;
  const stanzaId = `3EB0${String(revision).padStart(6, '0')}`;
  return {
    rowid: (timestamp / 1000) * 2 ** 20 + revision,
    id: `${String(fromMe)}_${chatId}_${stanzaId}`,
    chatId,
    stanzaId,
    fromMe,
    kind: 'text',
    rawType: 'chat',
    text,
    timestamp,
    ack: 1,
    capturedAt: timestamp,
    revision,
    ...change,
  };
}

export function chatOf(
  id: string,
  name: string,
  last: MessageRow,
  change: Partial<ChatRow> = {},
): ChatRow {
  return {
    id,
    kind: 'person',
    name,
    unreadCount: last.fromMe ? 0 : 1,
    archived: false,
    readOnly: false,
    lastMessageAt: last.timestamp,
    lastMessageId: last.id,
    lastText: last.text,
    lastKind: last.kind,
    lastFromMe: last.fromMe,
    lastIncomingAt: last.fromMe ? 0 : last.timestamp,
    lastIncomingId: last.fromMe ? '' : last.id,
    lastOutgoingAt: last.fromMe ? last.timestamp : 0,
    waitingSince: last.fromMe ? 0 : last.timestamp,
    unanswered: 0,
    ...change,
  };
}

export function contactOf(
  id: string,
  savedName: string,
  change: Partial<ContactRow> = {},
): ContactRow {
  return {
    id,
    phone: id.endsWith('@c.us') ? id.replace('@c.us', '') : undefined,
    savedName,
    saved: true,
    business: false,
    updatedAt: NOW,
    ...change,
  };
}

/** A person who wrote this and waits. */
export async function someoneWaits(
  database: AccountDatabase,
  id: string,
  name: string,
  text: string,
  minutesAgo: number,
): Promise<MessageRow> {
  const question = message(id, text, minutesAgo);
  await database.messages.put(question);
  await database.contacts.put(contactOf(id, name));
  await database.chats.put(chatOf(id, name, question));
  return question;
}

export const ANA = '5511987654321@c.us';
export const BRUNO = '5521998887766@c.us';

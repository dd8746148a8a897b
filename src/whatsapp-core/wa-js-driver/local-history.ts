/** WhatsApp's local store of messages: the models in memory, and the rows of its database. Asks nobody. */
import type { whatsapp } from '@wppconnect/wa-js';
import type { MessageChange } from '@/protocol/page-event';
import { MAX_BATCH } from '@/protocol/page-limits';
import { DriverError, type HistoryPage } from '../whatsapp-driver';
import {
  capturedMessage,
  capturedReactions,
  capturedRevocation,
  type MessageModel,
} from './captured';
import { list, messageKey, moment, reader } from './model-reading';
import { waJs } from './wa-js';

type Direction = 'before' | 'after';

/** Rows of the database, oldest first. */
interface Rows {
  readonly rows: MessageModel[];
  /** The message that was read from is in the database. */
  readonly anchored: boolean;
}

async function read(anchor: unknown, count: number, direction: Direction): Promise<Rows> {
  const answer: unknown = await waJs.whatsapp.functions.msgFindByDirection({
    anchor: anchor as whatsapp.MsgKey,
    count,
    direction,
  });
  const rows = Array.isArray(answer) ? answer : list(reader(answer)('messages'), Infinity);
  const status = reader(answer)('status');
  if (Number(timeOf(rows[0])) > Number(timeOf(rows.at(-1)))) rows.reverse();
  return { rows: rows as MessageModel[], anchored: !(Number(status) >= 400) };
}

function readFrom(messageId: string, count: number, direction: Direction): Promise<Rows> {
  return read(waJs.whatsapp.MsgKey.fromString(messageId), count, direction);
}

function timeOf(row: unknown): number | undefined {
  return moment(reader(row)('t'));
}

function idOf(row: unknown): string | undefined {
  return messageKey(reader(row)('id'))?.id;
}

/** The model in memory knows more than its row: it may be decrypted, or revoked. */
function newestStateOf(row: MessageModel): MessageModel {
  return messageInMemory(idOf(row)) ?? row;
}

export function messageInMemory(messageId: string | undefined): whatsapp.MsgModel | undefined {
  return messageId === undefined ? undefined : waJs.whatsapp.MsgStore.get(messageId);
}

export function chatInMemory(chatId: string): whatsapp.ChatModel | undefined {
  return waJs.whatsapp.ChatStore.get(chatId);
}

/** The newest rows of a chat, with the message itself that they were read from. */
async function newestRows(chat: whatsapp.ChatModel, count: number): Promise<MessageModel[]> {
  const last: MessageModel | undefined = chat.msgs.last();
  const received = messageKey(reader(chat)('lastReceivedKey'))?.id;
  const receivedAt = timeOf(messageInMemory(received)) ?? moment(reader(chat)('t')) ?? 0;
  const candidates = [idOf(last), received];
  if (receivedAt > (timeOf(last) ?? 0)) candidates.reverse();
  for (const id of candidates) {
    if (id === undefined) continue;
    const { rows, anchored } = await readFrom(id, count - 1, 'before');
    const anchor = messageInMemory(id);
    if (anchored && (rows.length > 0 || anchor)) return [...rows, ...(anchor ? [anchor] : [])];
  }
  // Neither is in the database (any more): from the end of the chat, which older builds do not know.
  return (await read({ remote: chat.id }, count, 'before')).rows;
}

/** What became of the messages since they were written, as far as WhatsApp's local store tells. */
async function livesOf(models: readonly MessageModel[]): Promise<MessageChange[]> {
  const changes = await Promise.all(
    models.map(async (model) => {
      const revocation = capturedRevocation(model);
      const id = reader(model)('hasReaction') === true ? idOf(model) : undefined;
      return [
        ...(revocation ? [revocation] : []),
        ...(id === undefined ? [] : await reactionsOf(id)),
      ];
    }),
  );
  return changes.flat();
}

/** The reactions that stand; one that was taken back is not among them. */
export async function reactionsOf(messageId: string): Promise<MessageChange[]> {
  try {
    return capturedReactions(messageId, await waJs.chat.getReactions(messageId));
  } catch {
    // A build without that table: messages count all the same, and reactions are heard as they come.
    return [];
  }
}

/**
 * The newest messages of a chat, or those before a message.
 * @throws DriverError `anchor-gone` when WhatsApp does not hold the message to read before.
 */
export async function readHistory(
  chatId: string,
  count: number,
  before: string | undefined,
): Promise<HistoryPage & { reachedStart: boolean; oldestId: string | undefined }> {
  const chat = chatInMemory(chatId);
  if (!chat) return { messages: [], changes: [], reachedStart: true, oldestId: undefined };
  let rows: MessageModel[];
  let anchor = before;
  // A page of which nothing is a message says nothing of what lies before it.
  for (;;) {
    if (anchor === undefined) rows = await newestRows(chat, count);
    else {
      const found = await readFrom(anchor, count, 'before');
      if (!found.anchored) throw new DriverError('anchor-gone');
      rows = found.rows;
    }
    const oldestId = idOf(rows[0]);
    const models = rows.map(newestStateOf);
    const all = models
      .flatMap((model) => capturedMessage(model) ?? [])
      .filter((message) => message.id !== before && message.chatId === chatId)
      .sort((a, b) => a.timestamp - b.timestamp);
    // WhatsApp counts only what it shows, and may bring more: what is too much for one batch comes with the next page.
    const messages = all.slice(-Math.max(count, MAX_BATCH));
    const whole = messages.length === all.length;
    const reachedStart = whole && rows.length < count && !(await holdsOlder(oldestId));
    if (messages.length > 0 || reachedStart || oldestId === undefined || oldestId === anchor)
      return { messages, changes: await livesOf(models), reachedStart, oldestId };
    anchor = oldestId;
  }
}

/** WhatsApp leaves some of what it counts out of a page: a short page alone is no sign of the start. */
export async function holdsOlder(messageId: string | undefined): Promise<boolean> {
  return messageId !== undefined && (await readFrom(messageId, 1, 'before')).rows.length > 0;
}

/** So many rows at once when only the oldest is looked for. */
const STRIDE = 500;

/** The oldest message that the local store holds, found from `from` on (or from the newest). */
export async function oldestHeld(chatId: string, from?: string): Promise<string | undefined> {
  const chat = chatInMemory(chatId);
  let oldest = from ?? (chat && idOf((await newestRows(chat, STRIDE))[0]));
  while (oldest !== undefined) {
    const { rows, anchored } = await readFrom(oldest, STRIDE, 'before');
    // Revoked since, for instance.
    if (!anchored && oldest === from) return oldestHeld(chatId);
    const older = idOf(rows[0]);
    if (older === undefined || older === oldest) return oldest;
    oldest = older;
  }
  return undefined;
}

export async function holdsMessage(messageId: string): Promise<boolean> {
  const key = messageKey(messageId);
  if (!key || !chatInMemory(key.chatId)) return false;
  if (messageInMemory(messageId)) return true;
  // The database tells whether it has a message only by what lies beside it.
  for (const direction of ['before', 'after'] as const) {
    const { rows, anchored } = await readFrom(messageId, 1, direction);
    if (anchored && rows.length > 0) return true;
  }
  return false;
}

/** So many of the newest rows are looked through for a message of ours: it was sent a moment ago. */
const RECENT = 100;

export async function findOwn(chatId: string, stanzaId: string): Promise<MessageModel | undefined> {
  const chat = chatInMemory(chatId);
  const direct = messageInMemory(`true_${chatId}_${stanzaId}`);
  if (direct || !chat) return direct;
  const isIt = (row: MessageModel) => {
    const key = messageKey(reader(row)('id'));
    return key?.fromMe === true && key.stanzaId === stanzaId;
  };
  // In a group the key names us by one of our two ids.
  if (chatId.endsWith('@g.us')) {
    const inMemory = chat.msgs.getModelsArray().findLast(isIt);
    if (inMemory) return inMemory;
  }
  const row = (await newestRows(chat, RECENT)).find(isIt);
  return row && newestStateOf(row);
}

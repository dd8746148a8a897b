import type { Ack, SendingMode, SendRequest } from '../wire.ts';
import type { MsgRow } from './local-database.ts';
import type { Chat, Msg } from './models.ts';
import { ownIdIn, wireOf } from './message-rows.ts';
import { MsgKey, newStanzaId } from './msg-key.ts';
import { postMessage, uploadFile } from './server-link.ts';
import { msgStore } from './stores.ts';
import { applyAck } from './receipts.ts';

interface SendResult {
  messageSendResult: 'OK' | 'ERROR_UNKNOWN';
  t: number;
  count: null;
}

type Origin = SendRequest['origin'];

const never = new Promise<never>(() => {});
const waiting = new Map<string, (result: SendResult) => void>();
let mode: SendingMode = { kind: 'normal' };

export function setSendingMode(next: SendingMode): void {
  mode = next;
}

/** The server's word on a send of this page, or of this account before the page was reloaded. */
export function settleSend(chat: MsgKey['remote'], stanzaId: string, ack: Ack, t: number): void {
  applyAck(chat, stanzaId, ack);
  waiting.get(stanzaId)?.({
    messageSendResult: ack === -1 ? 'ERROR_UNKNOWN' : 'OK',
    t,
    count: null,
  });
  waiting.delete(stanzaId);
}

/**
 * WhatsApp's own entry: answers two promises, "the message is in the store" and "the server has
 * spoken". What the second says, and whether either settles, is scripted by `Standin.setSending`.
 */
export async function addAndSendMsgToChat(
  chat: Chat,
  row: MsgRow,
): Promise<[Promise<Msg>, Promise<SendResult>]> {
  return send(chat, row, 'script');
}

/** The composer's way: the same store and server, another origin in the server's record. */
export async function sendFromComposer(chat: Chat, text: string): Promise<void> {
  const own = ownIdIn(chat.id);
  const row: MsgRow = {
    id: new MsgKey({
      fromMe: true,
      remote: chat.id,
      id: newStanzaId(),
      participant: chat.id.isGroup() ? own : undefined,
    }),
    type: 'chat',
    body: text,
    t: Math.floor(Date.now() / 1000),
    from: own,
    to: chat.id,
    self: 'out',
    ack: 0,
    isNewMsg: true,
  };
  const [stored] = await send(chat, row, 'composer');
  await stored;
}

/** A medium's way: its message stands in the store while the file is uploaded, and leaves after it. */
export async function sendWithFile(chat: Chat, row: MsgRow, file: Blob): Promise<SendResult> {
  const [, settled] = await send(chat, row, 'script', () => uploadFile(row.id.id, file));
  return settled;
}

async function send(
  chat: Chat,
  row: MsgRow,
  origin: Origin,
  upload: () => Promise<void> = async () => {},
): Promise<[Promise<Msg>, Promise<SendResult>]> {
  if (mode.kind === 'never-resolves') {
    const message = new msgStore.modelClass(row as never);
    if (mode.stored) await msgStore.processMultipleMessages(chat.id, [row]);
    if (mode.stored || mode.reaches) {
      await upload();
      await postMessage({ message: wireOf(message), origin });
    }
    return never;
  }
  const [message] = await msgStore.processMultipleMessages(chat.id, [row]);
  if (message === undefined) throw new Error('the message was not added');
  return [Promise.resolve(message), upload().then(() => deliver(message, origin))];
}

async function deliver(message: Msg, origin: Origin): Promise<SendResult> {
  const settled = new Promise<SendResult>((resolve) => waiting.set(message.id.id, resolve));
  await postMessage({ message: wireOf(message), origin });
  return settled;
}

import type { Ack } from '../wire.ts';
import { localDatabase, msgStore } from './stores.ts';
import { MsgKey } from './msg-key.ts';
import type { Wid } from './wid.ts';

export interface Receipt {
  ack: Ack;
  ackString: string | null;
  /** The chat. */
  from: Wid;
  participant?: Wid;
  recipient?: Wid;
  externalIds: string[];
  ts: number;
}

export function applyAck(chat: Wid, stanzaId: string, ack: Ack): void {
  const row = localDatabase.findByStanza(chat, stanzaId);
  if (row === undefined) return;
  localDatabase.put({ ...row, ack: ack === -1 || ack > (row.ack ?? 0) ? ack : (row.ack ?? 0) });
  msgStore.get(new MsgKey(row.id))?.updateAck(ack);
}

async function handleReceipt(receipt: Receipt): Promise<void> {
  for (const stanzaId of receipt.externalIds) applyAck(receipt.from, stanzaId, receipt.ack);
}

// wa-js hears of acks 2 to 4 by wrapping these exports: always call them as properties.
export const directReceiptModule = { handleChatSimpleReceipt: handleReceipt };
export const groupReceiptModule = { handleGroupSimpleReceipt: handleReceipt };
export const statusReceiptModule = { handleStatusSimpleReceipt: handleReceipt };

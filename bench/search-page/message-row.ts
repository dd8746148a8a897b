import type { MessageRow } from '../../src/database/rows';
import type { SalesMessage } from '../sales-messages';

/** A made-up message as the product stores it. `number`: its place, from 1. */
export function messageRow(message: SalesMessage, number: number): MessageRow {
  return {
    ...message,
    rowid: (message.timestamp / 1000) * 2 ** 20 + number,
    id: `${message.fromMe}_${message.chatId}_3EB0${number}`,
    stanzaId: `3EB0${number}`,
    kind: 'text',
    rawType: 'chat',
    ack: 3,
    capturedAt: message.timestamp,
    revision: number,
  };
}

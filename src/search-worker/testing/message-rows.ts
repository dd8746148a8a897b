import type { MessageRow } from '@/database/rows';

export const ANA = '5511987654321@c.us';
export const BIA = '552199998888@c.us';
export const GROUP = '120363041234567890@g.us';
export const MARCH = Date.UTC(2026, 2, 10, 12);
export const DAY = 86_400_000;

let rows = 0;

/** A message of Ana's in March. */
export function messageRow(message: Partial<MessageRow>): MessageRow {
  rows += 1;
  const timestamp = message.timestamp ?? MARCH;
  return {
    rowid: Math.floor(timestamp / 1000) * 2 ** 20 + rows,
    id: `row-${rows}`,
    chatId: ANA,
    stanzaId: `3EB0${rows}`,
    fromMe: false,
    kind: 'text',
    rawType: 'chat',
    text: '',
    timestamp,
    ack: 1,
    capturedAt: timestamp,
    revision: 0,
    ...message,
  };
}

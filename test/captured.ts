/** Facts as the page would tell them, for tests of what is done with them. */
import type { CapturedMessage, PageEnvelope, PageEvent } from '@/protocol/page-event';

export const ME = '5511999990001@c.us';
export const ANA = '5511988887777@c.us';
export const NOON = Date.UTC(2026, 10, 18, 15, 0, 0);

let made = 0;

/** An incoming text of Ana's at noon (São Paulo), unless said otherwise. */
export function captured(change: Partial<CapturedMessage> = {}): CapturedMessage {
  made += 1;
  const stanzaId = change.stanzaId ?? `3A${String(made).padStart(18, '0')}`;
  const chatId = change.chatId ?? ANA;
  const fromMe = change.fromMe ?? false;
  return {
    id: `${fromMe}_${chatId}_${stanzaId}`,
    chatId,
    stanzaId,
    fromMe,
    kind: 'text',
    rawType: 'chat',
    text: 'Oi, tem no tamanho M?',
    timestamp: NOON,
    ack: 1,
    ...change,
  };
}

let seq = 0;

export function envelope<Event extends PageEvent>(
  event: Event,
  change: Partial<Omit<PageEnvelope, 'event'>> = {},
): Omit<PageEnvelope, 'event'> & { event: Event } {
  seq += 1;
  return {
    pageInstance: '00000000-0000-4000-8000-000000000001',
    seq,
    at: NOON,
    account: ME,
    event,
    ...change,
  };
}

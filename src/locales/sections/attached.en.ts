import type { Translation } from '../translation';

export const attachedEn: Translation['attached'] = {
  reply: 'Reply with a quote',
  quotes: 'Quotes the message of {{name}}',
  quoteGone: 'Quotes a message that is no longer here.',
  dropQuote: 'Do not quote',
  textOnly: 'At present WhatsApp takes only text from Mettri: no quote and no file.',
  textOnlyWaits: 'Waits: at present WhatsApp takes only text from Mettri',
};

import type { Translation } from '../translation';

export const attachedEn: Translation['attached'] = {
  reply: 'Reply with a quote',
  quotes: 'Quotes the message of {{name}}',
  quoteGone: 'Quotes a message that is no longer here.',
  dropQuote: 'Do not quote',
  textOnly: 'At present WhatsApp takes only text from Mettri: no quote and no file.',
  textOnlyWaits: 'Waits: at present WhatsApp takes only text from Mettri',
  file: 'File',
  pick: 'Attach a file',
  removeFile: 'Take the file off',
  fileGone: 'The file is no longer on this computer. Take it off and attach it again.',
  fileChanged: 'The file is no longer the one that you approved. Nothing was sent.',
  refused: {
    empty: 'This file is empty.',
    'unknown-kind':
      'Mettri sends pictures, audio, PDFs, spreadsheets, texts and office files. This is none of them.',
    'too-large': 'This file is larger than the limit of {{limit}}.',
    unreadable: 'The file could not be read or kept. Try again.',
  },
};

/** A message as the index takes it: its words, under who wrote them, and its marks. */
import type { MessageRow } from '@/database/rows';
import { foldText } from '@/domain/folding';
import { chatKind, NO_CONTENT_KINDS } from '@/domain/message';
import { BREAK, marksOf } from './marks';

export interface MessageDocument {
  /** Words of persons to us; of ours; of everybody else (groups, channels). One of them. */
  incoming: string;
  own: string;
  others: string;
  marks: string;
}

/** What is taken out of texts and queries: controls (NUL would end FTS5's expression) and what marks open with. */
// eslint-disable-next-line no-control-regex -- they are what is taken out
const UNSEARCHABLE = /[\u0000-\u001F\u007F\uE000-\uF8FF]/g;

/** A text as the index and its queries take it: folded, and free of whatever means something to either. */
export function indexableText(text: string): string {
  return foldText(text.replace(UNSEARCHABLE, ' '));
}

/** Null when there is nothing to be found by: no conversation (calls, system's notices), or emptied. */
export function documentOf(message: MessageRow): MessageDocument | null {
  const words = wordsOf(message);
  const taken = message.revokedAt !== undefined && words === '';
  if (taken || (words === '' && NO_CONTENT_KINDS.has(message.kind))) return null;
  const person = chatKind(message.chatId) === 'person';
  return {
    incoming: !message.fromMe && person ? words : '',
    own: message.fromMe ? words : '',
    others: !message.fromMe && !person ? words : '',
    marks: marksOf(message),
  };
}

/** What stands in the message to be read: the text, the name of its file, a poll's options. */
function wordsOf({ text, media, details }: MessageRow): string {
  const parts = [text, media?.fileName ?? ''];
  if (details?.type === 'poll') parts.push(...details.options);
  return parts
    .map((part) => indexableText(part).trim())
    .filter((part) => part !== '')
    .join(` ${BREAK} `);
}

/** The words of a document, for the vocabulary. */
export function textOf({ incoming, own, others }: MessageDocument): string {
  return incoming || own || others;
}

/**
 * Marks: what the index knows of a message besides its words, each as one token of a column of its own. A mark opens with a
 * private-use character (which FTS5 takes for a letter). Those are taken out of texts and queries: so no text can pass for a
 * mark, and no word can find one.
 */
import type { MessageRow } from '@/database/rows';
import { chatKind, type MessageKind } from '@/domain/message';
import { factsOf } from '@/domain/search-query/facts';
import type { Fact, FactKind, Thing } from '@/domain/search-query/query';
import { thingsOf } from '@/domain/search-query/things';
import { foldedWords } from './fold';

// The mark of a chat also says whose message it is: by their first characters all of one side are found.
const FROM_OTHERS = '\uE000';
const FROM_ME = '\uE001';
/** A group's member, by id or (imported without one) by each word of their name. */
const AUTHOR = '\uE002';
const AUTHOR_NAME = '\uE003';
const ESCAPE = '\uE004';
/** Stands between texts that no phrase may reach across. */
export const BREAK = '\uE005';

const THING_MARKS: Record<Thing, string> = {
  photo: '\uE010',
  video: '\uE011',
  audio: '\uE012',
  document: '\uE013',
  link: '\uE014',
  price: '\uE015',
  question: '\uE016',
  location: '\uE017',
  contact: '\uE018',
};

const THINGS_OF_KIND: Partial<Record<MessageKind, Thing>> = {
  image: 'photo',
  video: 'video',
  audio: 'audio',
  voice: 'audio',
  document: 'document',
  location: 'location',
  contact: 'contact',
};

const FACT_MARKS: Record<FactKind, string> = {
  phone: '\uE020',
  tail: '\uE021',
  amount: '\uE022',
  document: '\uE023',
  date: '\uE024',
  emoji: '\uE025',
  host: '\uE026',
};

/** All marks of a message, with blanks between. */
export function marksOf(message: MessageRow): string {
  const marks = [chatMark(message.chatId, message.fromMe)];
  if (!message.fromMe && chatKind(message.chatId) !== 'person') {
    if (message.senderId !== undefined) marks.push(authorMark(message.senderId));
    marks.push(...foldedWords(message.senderName ?? '').map((word) => AUTHOR_NAME + word));
  }
  const text = factualText(message);
  marks.push(...thingsOf(text).map(thingMark), ...factsOf(text).map(factMark));
  const thing = THINGS_OF_KIND[message.kind];
  if (thing) marks.push(thingMark(thing));
  return [...new Set(marks)].join(' ');
}

/** The text, and what else of the message may hold a number or a link. */
function factualText({ text, details }: MessageRow): string {
  if (details?.type === 'link') return `${text}\n${details.url}`;
  if (details?.type === 'contacts')
    return [text, ...details.contacts.flatMap(({ phones }) => phones)].join('\n');
  return text;
}

export function chatMark(chatId: string, fromMe: boolean): string {
  return (fromMe ? FROM_ME : FROM_OTHERS) + spelled(chatId);
}

export function authorMark(id: string): string {
  return AUTHOR + spelled(id);
}

export function authorNameMark(foldedWord: string): string {
  return AUTHOR_NAME + foldedWord;
}

export function thingMark(thing: Thing): string {
  return THING_MARKS[thing];
}

export function factMark({ kind, value }: Fact): string {
  return FACT_MARKS[kind] + spelled(value);
}

/** The beginnings of the marks that every message of the one side, or the other, has exactly one of. */
export const ANY_FROM_OTHERS = FROM_OTHERS;
export const ANY_FROM_ME = FROM_ME;

/** One token, whatever the text: FTS5 neither folds nor splits it, and two texts never share one. */
function spelled(text: string): string {
  return text.replace(
    /[^0-9a-z]/g,
    (unit) => ESCAPE + unit.charCodeAt(0).toString(16).padStart(4, '0'),
  );
}

/** What an exported entry says: its kind, its text, its file. Pure; never throws, and keeps what it does not know as text. */
import type { MessageKind } from '@/domain/message';
import { isMarked, withoutIdleMarks, withoutMarks } from './direction-marks';
import { mediaTypeOf } from './media-type';
import type { ExportEntry } from './parser';
import {
  ANY_CALL,
  ANY_OMITTED,
  ATTACHED_BEHIND,
  ATTACHED_BRACKETS,
  COORDINATES,
  DELETED,
  EDITED,
  fold,
  LIVE_LOCATION,
  LOCATION,
  MISSED_CALL,
  OMITTED,
  POLL,
  POLL_OPTION,
  VIEW_ONCE,
  WAITING,
} from './phrases';

export interface ExportedContent {
  kind: MessageKind;
  /** The text, or a medium's caption; '' when there is none. */
  text: string;
  /** A medium was left out of the export, and the line does not say of which kind (`kind` is then 'unknown'). */
  anyMedia?: true;
  /** The medium was left out, and its caption perhaps with it. */
  captionUnknown?: true;
  fileName?: string;
  mimeType?: string;
  edited?: true;
  viewOnce?: true;
  /** degrees */
  coordinates?: { latitude: number; longitude: number };
  poll?: { question: string; options: { text: string; votes?: number }[] };
}

/** Longer texts are no sentences of WhatsApp's. */
const LONGEST_PHRASE = 200;

export function readContent(entry: ExportEntry): ExportedContent {
  const edited = entry.body.trimEnd().endsWith('>') && EDITED.test(entry.body);
  const body = edited ? entry.body.replace(EDITED, '') : entry.body;
  const content = readBody(body, entry.author === undefined);
  return edited ? { ...content, edited: true } : content;
}

function readBody(body: string, byNobody: boolean): ExportedContent {
  const poll = readPoll(body);
  if (poll) return poll;
  const medium = readMedium(body);
  if (medium) return medium;
  const location = LOCATION.exec(body);
  if (location) return readLocation(body, location[0]);
  const short = body.length <= LONGEST_PHRASE ? fold(body) : '';
  if (short !== '') {
    if (DELETED.test(short)) return { kind: 'revoked', text: '' };
    if (VIEW_ONCE.test(short) || (short === 'null' && !byNobody))
      return { kind: 'unknown', text: '', anyMedia: true, captionUnknown: true, viewOnce: true };
    if (LIVE_LOCATION.test(short)) return { kind: 'location', text: '' };
    if (WAITING.test(short)) return { kind: 'pending', text: '' };
    if (MISSED_CALL.test(short) || ((isMarked(body) || byNobody) && ANY_CALL.test(short)))
      return { kind: 'call', text: plain(body) };
  }
  return { kind: byNobody ? 'system' : 'text', text: plain(body) };
}

/** As people read it: no idle marks, no blanks around. */
function plain(text: string): string {
  return withoutIdleMarks(text).trim();
}

function readMedium(body: string): ExportedContent | undefined {
  const newline = body.indexOf('\n');
  const first = newline === -1 ? body : body.slice(0, newline);
  const caption = newline === -1 ? '' : plain(body.slice(newline + 1));
  return readAttached(first, caption, body) ?? readOmitted(first, caption, body);
}

function readAttached(first: string, caption: string, body: string): ExportedContent | undefined {
  if (first.endsWith(')')) {
    const behind = ATTACHED_BEHIND.exec(withoutMarks(first).trim());
    if (behind?.[1]) return attached(behind[1], caption);
  }
  if (!body.trimEnd().endsWith('>')) return undefined;
  const brackets = ATTACHED_BRACKETS.exec(body.trimEnd());
  if (!brackets?.[1]) return undefined;
  // iOS writes the caption before the file.
  return attached(withoutMarks(brackets[1]).trim(), plain(body.slice(0, brackets.index)));
}

function attached(fileName: string, caption: string): ExportedContent {
  const { kind, mimeType } = mediaTypeOf(fileName);
  return { kind, text: caption, fileName, ...(mimeType && { mimeType }) };
}

function readOmitted(first: string, caption: string, body: string): ExportedContent | undefined {
  if (first.length <= LONGEST_PHRASE) {
    const folded = fold(first);
    if (folded.startsWith('<') && ANY_OMITTED.test(folded))
      return { kind: 'unknown', text: caption, anyMedia: true, ...unlessKnown(caption) };
    const kind = omittedKind(folded);
    if (kind) return { kind, text: caption, ...unlessKnown(caption) };
  }
  // iOS: "the caption ‎image omitted", "price list.pdf • 2 pages ‎document omitted"; the mark says that nobody typed it.
  const mark = body.lastIndexOf('\u200e');
  if (mark <= 0 || body.length - mark > LONGEST_PHRASE) return undefined;
  const kind = omittedKind(fold(body.slice(mark)));
  if (!kind) return undefined;
  const before = plain(body.slice(0, mark));
  if (kind !== 'document') return { kind, text: before };
  const [fileName = ''] = before.split(/\s*•\s*/u);
  return {
    kind,
    text: '',
    captionUnknown: true,
    ...(fileName !== '' && { ...mediaTypeOf(fileName), kind, fileName }),
  };
}

function unlessKnown(caption: string): { captionUnknown?: true } {
  return caption === '' ? { captionUnknown: true } : {};
}

function omittedKind(folded: string): ExportedContent['kind'] | undefined {
  // Each of them ends so; nearly all texts leave here.
  if (!/(?:d|t|l)[oa]s?>?$|omitted>?$/u.test(folded)) return undefined;
  return OMITTED.find(([, pattern]) => pattern.test(folded))?.[0];
}

function readLocation(body: string, line: string): ExportedContent {
  const coordinates = COORDINATES.exec(line);
  return {
    kind: 'location',
    text: plain(body),
    ...(coordinates && {
      coordinates: { latitude: Number(coordinates[1]), longitude: Number(coordinates[2]) },
    }),
  };
}

function readPoll(body: string): ExportedContent | undefined {
  const start = POLL.exec(body);
  if (!start) return undefined;
  const options: { text: string; votes?: number }[] = [];
  const question: string[] = [];
  for (const line of body.slice(start[0].length).split('\n')) {
    const text = withoutMarks(line).trim();
    const option = POLL_OPTION.exec(text);
    if (option)
      options.push({
        text: option[1] ?? '',
        ...(option[2] !== undefined && { votes: Number(option[2]) }),
      });
    else if (text !== '') question.push(text);
  }
  // Without an option it is somebody's word in capitals.
  if (options.length === 0) return undefined;
  const asked = question.join('\n');
  return {
    kind: 'poll',
    text: [asked, ...options.map(({ text }) => text)].join('\n'),
    poll: { question: asked, options },
  };
}

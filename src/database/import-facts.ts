/** Messages as imports compare them: rows of the store, and rows that exported lines become. */
import {
  contactNameOf,
  placeFace,
  type ExportedMessage,
} from '@/domain/chat-export/exported-message';
import {
  ANYONE,
  comparable,
  faceKindOf,
  ME,
  namedAuthor,
  type Face,
  type Fact,
} from '@/domain/chat-export/match';
import type { WallClock } from '@/domain/chat-export/wall-clock';
import { chatKind } from '@/domain/message';
import type { AccountDatabase } from './account-database';
import { readPeople } from './person-ids';
import type { MessageRow } from './rows';

/** `rawType` of imported rows: how much their export told. */
const WHOLE = 'export';
/** The medium was left out, and its caption perhaps with it. */
const OMITTED = 'export-omitted';
/** Nothing but that it was some medium. */
const ANY_MEDIUM = 'export-media';

/** The other person of a chat of two. */
export const THEM = 'them';

export interface RowFact extends Fact {
  row: MessageRow;
}

/** Ids of one person, remembered for as long as the memory lives. */
export class People {
  readonly #known = new Map<string, readonly string[]>();
  readonly #database: AccountDatabase;

  constructor(database: AccountDatabase) {
    this.#database = database;
  }

  async idsOf(id: string): Promise<readonly string[]> {
    await this.meet([id]);
    return this.known(id);
  }

  /** From now on `known` knows these. */
  async meet(ids: Iterable<string>): Promise<void> {
    const strangers = [...new Set(ids)].filter((id) => !this.#known.has(id));
    if (strangers.length === 0) return;
    const people = await readPeople(this.#database, strangers);
    for (const id of strangers) this.#known.set(id, people.ids.get(id) ?? [id]);
  }

  known(id: string): readonly string[] {
    return this.#known.get(id) ?? [id];
  }
}

/** Rows of one chat as facts, by the clock of the phone that exported it. */
export async function factsOf(
  rows: readonly MessageRow[],
  clock: WallClock,
  people: People,
): Promise<RowFact[]> {
  // All at once: Dexie loses its transaction over a promise for each row.
  await people.meet(rows.flatMap(({ senderId }) => senderId ?? []));
  return rows.map((row) => ({
    row,
    minute: clock.minuteOf(row.timestamp),
    authors: authorsOf(row, people),
    faces: facesOf(row),
  }));
}

function authorsOf(row: MessageRow, people: People): readonly string[] {
  if (row.kind === 'call' || row.kind === 'system') return [ANYONE];
  if (row.fromMe) return [ME];
  if (chatKind(row.chatId) === 'person') return [THEM];
  return [
    ...(row.senderId ? people.known(row.senderId) : []),
    ...(row.senderName ? [namedAuthor(row.senderName)] : []),
  ];
}

function facesOf(row: MessageRow): [Face, ...Face[]] {
  const present = presentFace(row);
  const earlier = (row.edits ?? []).map(({ text }): Face => ({
    ...present,
    text: comparable(text),
  }));
  if (row.revokedAt === undefined) return [present, ...earlier];
  const revoked: Face = { kind: 'revoked', text: '' };
  return present.kind === 'revoked' || present.text === ''
    ? [revoked, ...earlier]
    : [revoked, present, ...earlier];
}

function presentFace(row: MessageRow): Face {
  const { kind, details, rawType, imported } = row;
  const fileName = row.media?.fileName;
  if (kind === 'call') return { kind, text: '', textUnknown: true };
  if (kind === 'system' && !imported) return { kind, text: '', textUnknown: true };
  if (kind === 'location') return placeFace(details?.type === 'location' ? details : undefined);
  const leftOut = imported && row.text === '' && rawType !== WHOLE;
  return {
    kind: imported && rawType === ANY_MEDIUM ? 'media' : faceKindOf(kind),
    text: comparable(row.text),
    ...(leftOut && { textUnknown: true }),
    ...(fileName !== undefined && { fileName }),
  };
}

/** What an exported line says of itself, as columns of its row. */
export function columnsOf(
  { content }: ExportedMessage,
  timestamp: number,
): Pick<MessageRow, 'kind' | 'rawType' | 'text'> & Partial<MessageRow> {
  const { kind, fileName, mimeType, coordinates, poll } = content;
  return {
    kind,
    rawType: content.anyMedia ? ANY_MEDIUM : content.captionUnknown ? OMITTED : WHOLE,
    text: textOf(content),
    ...(kind !== 'contact' &&
      fileName !== undefined && { media: { fileName, ...(mimeType && { mimeType }) } }),
    ...(coordinates && { details: { type: 'location', ...coordinates } }),
    ...(poll && {
      details: { type: 'poll', options: poll.options.map(({ text }) => text), multiple: false },
    }),
    // When, the export does not say.
    ...(content.edited && { editedAt: timestamp }),
    ...(kind === 'revoked' && { revokedAt: timestamp }),
    ...(content.viewOnce && { viewOnce: true }),
  };
}

/** What a human would look for: a poll's question, a contact's name. */
function textOf({ kind, text, poll, fileName }: ExportedMessage['content']): string {
  if (poll) return poll.question;
  if (kind === 'contact') return fileName === undefined ? '' : contactNameOf(fileName);
  return text;
}

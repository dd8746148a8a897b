import { useLiveQuery } from 'dexie-react-hooks';
import type { AccountDatabase } from '@/database/account-database';
import { readNotes } from '@/database/notes';
import type { ChatRow, ContactRow, MessageRow, NoteRow, TemplateRow } from '@/database/rows';
import { foldText } from '@/domain/folding';
import type { MatchLevel } from '@/protocol/search-api';
import { useAccount } from '../account';
import { usePeople } from '../use-people';
import { beginningsOf, markedIn, marksOf, type Marks } from './highlight';
import type { Found } from './use-search';

export interface FoundMessage {
  row: MessageRow;
  chat?: ChatRow;
  contact?: ContactRow;
}

/** A person, or a group. */
export interface FoundChat {
  id: string;
  chat?: ChatRow;
  contact?: ContactRow;
}

/** A note, and on whom it is. */
export interface FoundNote {
  note: NoteRow;
  chat?: ChatRow;
  contact?: ContactRow;
}

/** What was found, with the rows as they are now: what is erased is not among them, what is edited says so. */
export interface FoundRows {
  found: Found;
  marks: Marks;
  nameMarks: Marks;
  chats: FoundChat[];
  notes: FoundNote[];
  templates: TemplateRow[];
  /** Messages whose file is called so, newest first within each level. */
  files: FoundMessage[];
  /** The nearest first; newest first within each. */
  levels: { level: MatchLevel; messages: FoundMessage[] }[];
}

/** A folded word as it stands in what was found. */
export function asWritten(word: string, { levels, marks }: FoundRows): string {
  for (const { messages } of levels)
    for (const { row } of messages)
      for (const marked of markedIn(row.text, marks))
        if (foldText(marked) === word) return marked.toLocaleLowerCase();
  return word;
}

function present<T>(rows: readonly (T | undefined)[]): T[] {
  return rows.filter((row) => row !== undefined);
}

async function readRows(database: AccountDatabase, found: Found): Promise<FoundRows> {
  const { hits, names } = found;
  const chatNameIds = [...names.contact, ...names.group];
  const [rows, templates, notes] = await Promise.all([
    database.messages.bulkGet(hits.rowids),
    database.templates.bulkGet(names.template),
    readNotes(database, names.note),
  ]);
  const chatIds = [
    ...new Set([
      ...present(rows).map((row) => row.chatId),
      ...chatNameIds,
      ...notes.map(({ personId }) => personId),
    ]),
  ];
  const [chatRows, contactRows] = await Promise.all([
    database.chats.bulkGet(chatIds),
    database.contacts.bulkGet(chatIds),
  ]);
  const chatOf = new Map(present(chatRows).map((chat) => [chat.id, chat]));
  const contactOf = new Map(present(contactRows).map((contact) => [contact.id, contact]));
  const marks = marksOf(hits.marks, found.query);
  const files: FoundMessage[] = [];
  let at = 0;
  const levels = hits.levels.map(({ level, count }) => {
    const messages: FoundMessage[] = [];
    for (const row of present(rows.slice(at, at + count))) {
      const message = { row, chat: chatOf.get(row.chatId), contact: contactOf.get(row.chatId) };
      const isFile = markedIn(row.media?.fileName ?? '', marks).length > 0;
      (isFile ? files : messages).push(message);
    }
    at += count;
    return { level, messages };
  });
  return {
    found,
    marks,
    nameMarks: beginningsOf(found.named),
    chats: chatNameIds.flatMap((id): FoundChat[] => {
      const [chat, contact] = [chatOf.get(id), contactOf.get(id)];
      return chat || contact ? [{ id, chat, contact }] : [];
    }),
    notes: notes.map((note) => ({
      note,
      chat: chatOf.get(note.personId),
      contact: contactOf.get(note.personId),
    })),
    templates: present(templates),
    files,
    levels: levels.filter(({ messages }) => messages.length > 0),
  };
}

/** Each person once, and everybody as they are called under whichever of their ids. */
function withPeople(rows: FoundRows, people: NonNullable<ReturnType<typeof usePeople>>): FoundRows {
  const named = (message: FoundMessage): FoundMessage => ({
    ...message,
    contact: people.get(message.row.chatId) ?? message.contact,
  });
  const shown = new Set<string>();
  const chats = rows.chats.flatMap((found): FoundChat[] => {
    const person = people.get(found.id);
    if (person?.personIds.some((id) => shown.has(id))) return [];
    shown.add(found.id);
    return [{ ...found, contact: person ?? found.contact }];
  });
  return {
    ...rows,
    chats,
    notes: rows.notes.map((found) => ({
      ...found,
      contact: people.get(found.note.personId) ?? found.contact,
    })),
    files: rows.files.map(named),
    levels: rows.levels.map(({ level, messages }) => ({ level, messages: messages.map(named) })),
  };
}

/** The rows of what was found, as they change; what was found before, until the first are read. */
export function useFoundRows(found: Found | undefined): FoundRows | undefined {
  const database = useAccount();
  const rows = useLiveQuery(() => found && readRows(database, found), [database, found]);
  const people = usePeople([
    ...(rows?.levels ?? []).flatMap(({ messages }) => messages.map(({ row }) => row.chatId)),
    ...(rows?.files ?? []).map(({ row }) => row.chatId),
    ...(rows?.chats ?? []).map(({ id }) => id),
    ...(rows?.notes ?? []).map(({ note }) => note.personId),
  ]);
  if (!found || !rows || !people) return found && rows;
  return withPeople(rows, people);
}

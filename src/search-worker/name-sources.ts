/** Where names come from: a table of sources, each with its rows, its fields and how it is asked. */
import type { AccountDatabase } from '@/database/account-database';
import { allNotes } from '@/database/notes';
import type { ContactRow } from '@/database/rows';
import { chatKind } from '@/domain/message';
import { COMMANDS } from '@/locales/command-words';
import type { NameKind } from '@/protocol/search-api';

export interface NameDocument {
  id: string;
  /** '' when there is none */
  [field: string]: string;
}

export interface NameSource {
  /** The documents as the rows say now; observed, and read again when they change. */
  read(database: AccountDatabase): Promise<NameDocument[]>;
  /** What a match in a field counts. */
  fields: Readonly<Record<string, number>>;
  /** ms after a change until it is read: rows come in batches, and reading all after each would be quadratic. */
  settle: number;
  /** The field with the digits of a phone number: by these, numbers that are typed are looked for. */
  phone?: string;
}

export const NAME_SOURCES: Readonly<Record<NameKind, NameSource>> = {
  contact: {
    read: readContacts,
    fields: { ownName: 4, savedName: 3, businessName: 2, pushName: 1.5 },
    settle: 300,
    phone: 'phone',
  },
  group: {
    read: readGroups,
    fields: { name: 1 },
    // A chat changes with each of its messages; its name hardly ever does.
    settle: 10_000,
  },
  template: {
    read: async ({ templates }) =>
      (await templates.toArray()).map(({ id, title, shortcut = '', text, texts = {} }) => ({
        id,
        title,
        shortcut,
        text,
        otherTexts: Object.values(texts).join('\n'),
      })),
    fields: { title: 3, shortcut: 3, text: 1, otherTexts: 1 },
    settle: 300,
  },
  label: {
    read: async ({ labels }) => (await labels.toArray()).map(({ id, name }) => ({ id, name })),
    fields: { name: 1 },
    settle: 300,
  },
  note: {
    read: async (database) => (await allNotes(database)).map(({ id, text }) => ({ id, text })),
    fields: { text: 1 },
    settle: 300,
  },
  command: {
    // They never change.
    read: async () => COMMANDS.map((command) => ({ ...command })),
    fields: { titlePtBR: 3, titleEn: 3, synonyms: 1 },
    settle: 0,
  },
};

/** A contact, or an id that has a name of the user's alone. */
async function readContacts({ contacts, ownNames }: AccountDatabase): Promise<NameDocument[]> {
  const [rows, names] = await Promise.all([contacts.toArray(), ownNames.toArray()]);
  const unlisted = new Map(names.map(({ id, name }) => [id, name]));
  const listed = rows.map((row) => {
    const ownName = unlisted.get(row.id);
    unlisted.delete(row.id);
    return contactDocument(row, ownName);
  });
  return [...listed, ...[...unlisted].map(([id, ownName]) => contactDocument({ id }, ownName))];
}

function contactDocument(
  contact: Pick<ContactRow, 'id' | 'phone' | 'savedName' | 'pushName' | 'businessName'>,
  ownName: string | undefined,
): NameDocument {
  return {
    id: contact.id,
    ownName: ownName ?? '',
    savedName: contact.savedName ?? '',
    pushName: contact.pushName ?? '',
    businessName: contact.businessName ?? '',
    phone: contact.phone ?? '',
  };
}

async function readGroups({ chats }: AccountDatabase): Promise<NameDocument[]> {
  const ids = await chats.toCollection().primaryKeys();
  const rows = await chats.bulkGet(ids.filter((id) => chatKind(id) !== 'person'));
  return rows.flatMap((row) => (row ? [{ id: row.id, name: row.name }] : []));
}

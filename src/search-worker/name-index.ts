/** Contacts and templates: thousands, typo-prone, held in memory by MiniSearch and kept fresh from Dexie. */
import { liveQuery } from 'dexie';
import MiniSearch, { type SearchOptions } from 'minisearch';
import type { AccountDatabase } from '@/database/account-database';
import type { ContactRow, TemplateRow } from '@/database/rows';
import { fold, foldedWords } from './fold';
import { pause } from './pause';
import { tellingWords } from './telling-words';

/** Documents put in before waiting queries get their turn. */
const SLICE = 200;
/** ms; a scan of the address book writes in batches, and reading all of it after each would be quadratic. */
const SETTLE = 300;
/** The end of a phone number that survives any spelling of country, area and ninth digit. */
const PHONE_TAIL = 8;

const MATCHING: SearchOptions = {
  combineWith: 'AND',
  prefix: true,
  // Digits mean what they say.
  fuzzy: (term) => (/^\d+$/.test(term) || term.length < 4 ? false : 0.2),
};

/** A contact, or an id that has a name of the user's alone. */
type NamedRow = Pick<ContactRow, 'id' | 'phone' | 'savedName' | 'pushName' | 'businessName'> & {
  ownName?: string;
};

interface ContactDocument {
  id: string;
  ownName: string;
  savedName: string;
  pushName: string;
  businessName: string;
  phone: string;
}

export class NameIndex {
  readonly #contacts = new MiniSearch<ContactDocument>({
    fields: ['ownName', 'savedName', 'pushName', 'businessName', 'phone'],
    tokenize: foldedWords,
    processTerm: (term) => term,
    searchOptions: {
      ...MATCHING,
      boost: { ownName: 4, savedName: 3, businessName: 2, pushName: 1.5 },
    },
  });
  readonly #templates = new MiniSearch<TemplateRow>({
    fields: ['title', 'text'],
    tokenize: foldedWords,
    processTerm: (term) => term,
    searchOptions: { ...MATCHING, boost: { title: 3 } },
  });
  readonly #loaded: Promise<void>;

  /** Loads and then follows the account's rows until the signal aborts. */
  constructor(database: AccountDatabase, signal: AbortSignal) {
    this.#loaded = Promise.all([
      follow(
        () => namedRows(database),
        (rows: NamedRow[]) => rows.map(contactDocument),
        this.#contacts,
        signal,
      ),
      follow(
        () => database.templates.toArray(),
        (rows: TemplateRow[]) => rows,
        this.#templates,
        signal,
      ),
    ]).then(() => undefined);
    // Whoever searches is told; nobody searching is no unhandled failure.
    this.#loaded.catch(() => {});
  }

  /** Ids of contacts, best first. Waits for the first load. */
  async searchContacts(text: string, limit: number): Promise<string[]> {
    await this.#loaded;
    const found = this.#contacts.search(contactQuery(text));
    return found.slice(0, limit).map((hit) => String(hit.id));
  }

  /** Ids of templates, best first: those with all of the words, or else with any. Waits for the first load. */
  async searchTemplates(text: string, limit: number): Promise<string[]> {
    await this.#loaded;
    const all = this.#templates.search(text);
    // A customer's question holds more words than the template that answers it: then any that tells something will do.
    const hits =
      all.length > 0
        ? all
        : this.#templates.search(tellingWords(text).join(' '), {
            combineWith: 'OR',
            prefix: false,
          });
    return hits.slice(0, limit).map((hit) => String(hit.id));
  }
}

async function namedRows({ contacts, ownNames }: AccountDatabase): Promise<NamedRow[]> {
  const [rows, names] = await Promise.all([contacts.toArray(), ownNames.toArray()]);
  const unlisted = new Map(names.map(({ id, name }) => [id, name]));
  const named = rows.map((row) => {
    const ownName = unlisted.get(row.id);
    return unlisted.delete(row.id) ? { ...row, ownName } : row;
  });
  return [...named, ...[...unlisted].map(([id, ownName]) => ({ id, ownName }))];
}

function contactDocument(contact: NamedRow): ContactDocument {
  return {
    id: contact.id,
    ownName: contact.ownName ?? '',
    savedName: contact.savedName ?? '',
    pushName: contact.pushName ?? '',
    businessName: contact.businessName ?? '',
    phone: phoneBeginnings(contact.phone ?? '').join(' '),
  };
}

/** Where a person may begin a number: with the country, the area, the number itself, or its last four digits. */
function phoneBeginnings(phone: string): string[] {
  if (phone === '') return [];
  const beginnings = [0, 2, 4].map((start) => phone.slice(start));
  return [...new Set([...beginnings, phone.slice(-PHONE_TAIL), phone.slice(-4)])];
}

/** A number is looked for as one word, however it is spelled, and also by its tail (the ninth digit may be missing). */
function contactQuery(text: string): Parameters<MiniSearch<ContactDocument>['search']>[0] {
  const digits = fold(text).replace(/[\s()+./-]/g, '');
  if (!/^\d{3,}$/.test(digits)) return text;
  const tail = digits.length > PHONE_TAIL ? [digits.slice(-PHONE_TAIL)] : [];
  return { combineWith: 'OR', fields: ['phone'], queries: [digits, ...tail] };
}

/** Resolves once the first rows are in; goes on following until the signal aborts. */
function follow<Row extends { id: string }, Document extends { id: string }>(
  read: () => Promise<Row[]>,
  documents: (rows: Row[]) => Document[],
  index: MiniSearch<Document>,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const known = new Map<string, string>();
    let first = true;
    let bringingIn = Promise.resolve();
    const subscription = liveQuery(async () => {
      if (!first) await settle();
      first = false;
      return read();
    }).subscribe({
      next: (rows) => {
        bringingIn = bringingIn
          .then(() => bringIn(documents(rows), index, known, signal))
          .then(resolve, reject);
      },
      error: reject,
    });
    signal.addEventListener('abort', () => {
      subscription.unsubscribe();
      resolve();
    });
  });
}

function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, SETTLE));
}

async function bringIn<Document extends { id: string }>(
  documents: Document[],
  index: MiniSearch<Document>,
  known: Map<string, string>,
  signal: AbortSignal,
): Promise<void> {
  const present = new Set<string>();
  for (const [at, document] of documents.entries()) {
    if (at % SLICE === SLICE - 1) await pause();
    if (signal.aborted) return;
    present.add(document.id);
    const content = JSON.stringify(document);
    const before = known.get(document.id);
    if (before === content) continue;
    if (before !== undefined) index.discard(document.id);
    index.add(document);
    known.set(document.id, content);
  }
  for (const id of known.keys()) {
    if (present.has(id)) continue;
    index.discard(id);
    known.delete(id);
  }
}

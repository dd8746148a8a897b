/** Names of people, groups, templates, labels and commands, and notes: thousands, typo-prone, held in memory by MiniSearch and kept fresh from Dexie. */
import { liveQuery } from 'dexie';
import MiniSearch, { type SearchOptions } from 'minisearch';
import type { AccountDatabase } from '@/database/account-database';
import { allLabels, idsWithLabels } from '@/database/labels';
import { readPeople } from '@/database/person-ids';
import { Identities, nearby, othersOf, type Nearby } from '@/domain/identity';
import { labelKey } from '@/domain/label';
import type { NameHits, NameKind } from '@/protocol/search-api';
import { foldedWords } from './fold';
import { NAME_SOURCES, type NameDocument, type NameSource } from './name-sources';
import { pause } from './pause';
import { searchPhones, typedDigits } from './phone-search';
import { tellingWords } from './telling-words';

/** Documents put in before waiting queries get their turn. */
const SLICE = 200;
/** Ids of one name: a name that more people bear tells nobody apart. */
const MOST_NAMED = 500;
/** Ids whose people are read by themselves: everybody at once takes a while to be known. */
const FEW = 64;

const TYPING: SearchOptions = {
  combineWith: 'AND',
  prefix: true,
  // Digits mean what they say.
  fuzzy: (term) => (/^\d+$/.test(term) || term.length < 4 ? false : 0.2),
};
/** WhatsApp's id: what a chat is called that nobody has named. */
const CHAT_ID = /^[\w.-]+@[a-z.]+$/u;
/** How a name in a filter is read: as it stands, or else as a beginning, or else with typos. */
const NAMING: readonly SearchOptions[] = [
  { combineWith: 'AND' },
  { combineWith: 'AND', prefix: true },
  TYPING,
];

export class NameIndex {
  readonly #database: AccountDatabase;
  readonly #kinds: Readonly<Record<NameKind, NamesOfKind>>;
  readonly #identities: PeopleIds;

  /** Loads and then follows the account's rows until the signal aborts. */
  constructor(database: AccountDatabase, signal: AbortSignal) {
    const kind = (name: NameKind) => new NamesOfKind(NAME_SOURCES[name], database, signal);
    this.#database = database;
    this.#kinds = {
      contact: kind('contact'),
      group: kind('group'),
      template: kind('template'),
      label: kind('label'),
      note: kind('note'),
      command: kind('command'),
    };
    this.#identities = new PeopleIds(database, signal);
  }

  /** Ids, best first. Waits for the first load. */
  async search(kind: NameKind, text: string, limit: number): Promise<string[]> {
    const names = this.#kinds[kind];
    await names.loaded;
    return names.search(text, TYPING).slice(0, limit);
  }

  /** At most `limit` of each kind, best first. */
  async searchAll(text: string, limit: number): Promise<NameHits> {
    const [contact, group, template, label, note, command] = await Promise.all([
      this.search('contact', text, limit),
      this.search('group', text, limit),
      this.search('template', text, limit),
      this.search('label', text, limit),
      this.search('note', text, limit),
      this.search('command', text, limit),
    ]);
    return { contact, group, template, label, note, command };
  }

  /** Templates with all of the words, or else with any that tells something: a question holds more words than its answer. */
  async searchTemplates(text: string, limit: number): Promise<string[]> {
    const all = await this.search('template', text, limit);
    if (all.length > 0) return all;
    const telling = tellingWords(text).join(' ');
    return this.#kinds.template
      .search(telling, { ...TYPING, combineWith: 'OR', prefix: false })
      .slice(0, limit);
  }

  /** All ids of the persons of this name. */
  async people(name: string): Promise<string[]> {
    const ids = CHAT_ID.test(name) ? [name] : await this.#named('contact', name);
    return this.#withOtherIds(ids);
  }

  /**
   * All ids of the persons with a label of this name; undefined: no label is called so. The one of exactly this name, or else all
   * that bear its words.
   */
  async labelled(name: string): Promise<string[] | undefined> {
    const all = await allLabels(this.#database);
    const exact = all.find((label) => labelKey(label.name) === labelKey(name));
    const named = exact ? [exact.id] : await this.#named('label', name);
    // The rows say what there is by now: a label that has just gone, or been taken off, counts no more.
    const ids = all.flatMap(({ id }) => (named.includes(id) ? [id] : []));
    return ids.length === 0
      ? undefined
      : this.#withOtherIds(await idsWithLabels(this.#database, ids));
  }

  async #withOtherIds(ids: readonly string[]): Promise<string[]> {
    if (ids.length <= FEW) {
      const people = await readPeople(this.#database, ids);
      return [...new Set([...people.ids.values()].flat())];
    }
    const near = await this.#identities.nearby();
    return [...new Set(ids.flatMap((id) => [id, ...othersOf(id, near).keys()]))];
  }

  /** Ids of the groups and channels of this name. */
  groups(name: string): Promise<string[]> {
    return this.#named('group', name);
  }

  async #named(kind: NameKind, name: string): Promise<string[]> {
    const names = this.#kinds[kind];
    await names.loaded;
    for (const options of NAMING) {
      const ids = names.search(name, options);
      if (ids.length > 0) return ids.slice(0, MOST_NAMED);
    }
    return [];
  }
}

/** The names of one source. */
class NamesOfKind {
  /** Resolves when the first rows are in; rejects when they cannot be read. */
  readonly loaded: Promise<void>;
  readonly #source: NameSource;
  readonly #index: MiniSearch<NameDocument>;
  readonly #known = new Map<string, string>();
  readonly #phones = new Map<string, string>();

  constructor(source: NameSource, database: AccountDatabase, signal: AbortSignal) {
    this.#source = source;
    this.#index = new MiniSearch<NameDocument>({
      fields: Object.keys(source.fields),
      tokenize: foldedWords,
      processTerm: (term) => term,
      searchOptions: { boost: source.fields },
    });
    this.loaded = follow(
      () => source.read(database),
      (documents) => this.#bringIn(documents, signal),
      source.settle,
      signal,
    );
    // Whoever searches is told; nobody searching is no unhandled failure.
    this.loaded.catch(() => {});
  }

  search(text: string, options: SearchOptions): string[] {
    const digits = this.#source.phone === undefined ? undefined : typedDigits(text);
    if (digits !== undefined) return searchPhones(this.#phones, digits);
    return this.#index.search(text, options).map((hit) => String(hit.id));
  }

  async #bringIn(documents: NameDocument[], signal: AbortSignal): Promise<void> {
    const present = new Set<string>();
    for (const [at, document] of documents.entries()) {
      if (at % SLICE === SLICE - 1) await pause();
      if (signal.aborted) return;
      present.add(document.id);
      const content = JSON.stringify(document);
      const before = this.#known.get(document.id);
      if (before === content) continue;
      if (before !== undefined) this.#index.discard(document.id);
      this.#index.add(document);
      this.#known.set(document.id, content);
      const { phone } = this.#source;
      if (phone !== undefined) this.#phones.set(document.id, document[phone] ?? '');
    }
    for (const id of this.#known.keys()) {
      if (present.has(id)) continue;
      this.#index.discard(id);
      this.#known.delete(id);
      this.#phones.delete(id);
    }
  }
}

/** Which ids are one person, for everybody at once: found out when it is asked, and again after something has changed. */
class PeopleIds {
  readonly #database: AccountDatabase;
  #near: Promise<Nearby> | undefined;

  constructor(database: AccountDatabase, signal: AbortSignal) {
    this.#database = database;
    const subscription = liveQuery(() =>
      Promise.all([database.contacts.count(), database.merges.count()]),
    ).subscribe({
      next: () => {
        this.#near = undefined;
      },
      error: () => {
        // Told to whoever asks, who reads the same rows.
      },
    });
    signal.addEventListener('abort', () => subscription.unsubscribe());
  }

  nearby(): Promise<Nearby> {
    if (!this.#near) {
      const near = this.#read();
      this.#near = near;
      near.catch(() => {
        if (this.#near === near) this.#near = undefined;
      });
    }
    return this.#near;
  }

  async #read(): Promise<Nearby> {
    const { contacts, merges, chats } = this.#database;
    const [rows, decisions, chatIds] = await Promise.all([
      contacts.toArray(),
      merges.toArray(),
      chats.toCollection().primaryKeys(),
    ]);
    const identities = new Identities();
    const known = new Set(rows.map(({ id }) => id));
    for (const [at, row] of rows.entries()) {
      if (at % SLICE === SLICE - 1) await pause();
      identities.know(row);
    }
    for (const id of chatIds) if (!known.has(id)) identities.know({ id });
    for (const decision of decisions) identities.decide(decision);
    return nearby(identities);
  }
}

/** Resolves once the first rows are in; goes on following until the signal aborts. */
function follow<Row>(
  read: () => Promise<Row[]>,
  bringIn: (rows: Row[]) => Promise<void>,
  settle: number,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let begun = 0;
    let latest = 0;
    let bringingIn = Promise.resolve();
    const subscription = liveQuery(async () => {
      begun += 1;
      const order = begun;
      if (order > 1) await new Promise((settled) => setTimeout(settled, settle));
      const rows = await read();
      if (order < latest) return;
      latest = order;
      // Here, and not in `next`: Dexie drops every reading that a change overtakes (4.4.7), and while chats change all the time
      // nothing would ever be found. What was read is true of its moment.
      bringingIn = bringingIn.then(() => bringIn(rows)).then(resolve, reject);
    }).subscribe({ error: reject });
    signal.addEventListener('abort', () => {
      subscription.unsubscribe();
      resolve();
    });
  });
}

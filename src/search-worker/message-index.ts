/**
 * The full-text index of one account's messages: an FTS5 table without content (texts stay in Dexie), whose rowids
 * are those of `messages` and thereby ordered by time. A cache: it can be thrown away and built again.
 */
import type { Database, PreparedStatement, Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import type { MessageRow } from '@/database/rows';
import { IndexFile } from './index-file';
import { IndexVocabulary } from './index-vocabulary';
import { literal } from './match-expression';
import { documentOf, textOf } from './message-document';
import { pause } from './pause';
import { ALL_ROWIDS } from './rowid-ranges';
import { isDamage } from './search-failure';

/** Another number here: indexes of the field are built anew at the next start. */
const SCHEMA_VERSION = 4;
/** Rows written before waiting queries get their turn: some 5 ms. */
const SLICE = 50;
/** Pages that one step of merging or tidying rewrites: FTS5's (4 kB) and the file's (16 kB). */
const MERGE_STEP = 16;
const VACUUM_STEP = 64;
/** Free pages are used again: fewer of the file than this part are left in it. */
const FREE_SHARE = 1 / 8;

// Merging is not left to FTS5, which does it within a commit: a second among a million messages, in which nobody gets an answer.
// Who wrote is a column: a restriction to one of them needs no further token, and bm25 no further list. Marks stand in the same
// table: in one of their own (without prefixes) they save a seventh of the file and make "in one chat" a join, 100 times slower.
const SCHEMA = `
  CREATE VIRTUAL TABLE message USING fts5(
    incoming, own, others, marks,
    content='', contentless_delete=1,
    tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
  );
  INSERT INTO message(message, rank) VALUES ('automerge', 0), ('crisismerge', 1000);
  CREATE TABLE state (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
  INSERT INTO state VALUES ('cursor', 0), ('size', 0), ('remains', 0);
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

// Page size and kind of vacuum must be known before the first table. Fewer, larger writes make the building 1.5 times as fast.
const SETTINGS = `
  PRAGMA page_size = 16384;
  PRAGMA auto_vacuum = incremental;
  PRAGMA locking_mode = exclusive;
  PRAGMA journal_mode = truncate;
  PRAGMA synchronous = normal;
  PRAGMA secure_delete = on;
  PRAGMA temp_store = memory;
  PRAGMA cache_size = -8000;
`;

/** What opens marks sorts behind every word. */
const WORDS = `
  CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab('main', 'message', 'row');
`;
const FIRST_MARK = '\uE000';

/** What has happened to the messages since the index's cursor. */
export interface IndexChange {
  /** Rowids that are gone. Taken out before `messages` are put in. */
  erased: readonly number[];
  /** New or changed messages. */
  messages: readonly MessageRow[];
  /** The revision up to which this is complete. */
  cursor: number;
}

/** Where an index is kept: see `IndexFile`. */
export type IndexPlace = Pick<IndexFile, 'database' | 'wipe' | 'close'>;

interface Statements {
  match: PreparedStatement;
  present: PreparedStatement;
  insert: PreparedStatement;
  remove: PreparedStatement;
  setState: PreparedStatement;
}

export class MessageIndex {
  readonly #file: IndexPlace;
  #database: Database;
  /** Undefined while the file is closed. */
  #statements: Statements | undefined;
  #words: PreparedStatement | undefined;
  #cursor = 0;
  #size = 0;
  #remains = false;
  /** Words that mistyped ones may have meant. */
  readonly vocabulary = new IndexVocabulary(
    (after, limit) => this.#wordsAfter(after, limit),
    pause,
  );

  private constructor(file: IndexPlace, database: Database) {
    this.#file = file;
    this.#database = database;
    this.#statements = prepare(database);
    this.#readState();
  }

  static async open(engine: Sqlite3Static, accountId: string): Promise<MessageIndex> {
    return MessageIndex.over(await IndexFile.open(engine, accountId));
  }

  /** Opens the index in this place; one that is damaged or of another version is begun anew. */
  static async over(file: IndexPlace): Promise<MessageIndex> {
    try {
      return new MessageIndex(file, openDatabase(file));
    } catch (error) {
      // Whatever keeps our own file from opening, a fresh one is the way out; if not, this throws again.
      if (!isDamage(error) && !(error instanceof StaleIndex) && !isMissingTable(error)) {
        file.close();
        throw error;
      }
      await file.wipe();
      return new MessageIndex(file, openDatabase(file));
    }
  }

  /** The revision of the last message that the index has taken in. */
  get cursor(): number {
    return this.#cursor;
  }

  /** Messages in the index: those that have content. */
  get size(): number {
    return this.#size;
  }

  /** Words of erased messages are still in the file, though no search finds them: see `tidy`. */
  get remains(): boolean {
    return this.#remains;
  }

  /** Rowids from `from` up to (not including) `to`, newest first, at most `limit`. None while the file is closed. */
  match(expression: string, from: number, to: number, limit: number): number[] {
    if (!this.#statements) return [];
    return rowids(this.#statements.match, [expression, from, to, limit]);
  }

  /** Which of these are in the index, newest first. */
  present(wanted: readonly number[]): number[] {
    if (!this.#statements) return [];
    return rowids(this.#statements.present, [JSON.stringify(wanted)]);
  }

  /** Whether a folded word stands in so many messages. */
  occurs(word: string, messages: number): boolean {
    const { from, to } = ALL_ROWIDS;
    return this.match(literal(word), from, to, messages).length >= messages;
  }

  /**
   * Takes a change in, whole or not at all: rows and cursor are one transaction. Queries get their turn in between
   * and see what is there already.
   * @param giveWay awaited between small pieces of the work
   */
  async apply(
    change: IndexChange,
    signal: AbortSignal,
    giveWay: () => Promise<void> = pause,
  ): Promise<void> {
    this.#database.exec('BEGIN');
    try {
      for (let at = 0; at < change.erased.length; at += SLICE) {
        for (const rowid of change.erased.slice(at, at + SLICE)) this.#remove(rowid);
        await giveWay();
        signal.throwIfAborted();
      }
      let left = change.erased.length > 0;
      const texts: string[] = [];
      // FTS5 writes a segment whenever a rowid goes down: sorted, a batch is one.
      const messages = change.messages.toSorted((a, b) => a.rowid - b.rowid);
      for (let at = 0; at < messages.length; at += SLICE) {
        for (const message of messages.slice(at, at + SLICE)) {
          const known = this.#remove(message.rowid);
          // Its author took it back. (Earlier wordings stay among the rows, and may stay here.)
          left ||= known && message.revokedAt !== undefined;
          texts.push(this.#put(message));
        }
        await giveWay();
        signal.throwIfAborted();
      }
      this.#setState('cursor', change.cursor);
      this.#setState('size', this.#size);
      if (left) this.#setState('remains', 1);
      this.#database.exec('COMMIT');
      this.#cursor = change.cursor;
      this.#remains ||= left;
      this.vocabulary.added(texts);
      if (left) this.vocabulary.outdated();
    } catch (error) {
      this.#rollBack();
      throw error;
    }
  }

  /**
   * One small step of joining what batches have left into fewer segments, for a search looks into each.
   * @returns false when nothing is left to do
   */
  merge(): boolean {
    return this.#merge(MERGE_STEP);
  }

  /**
   * One small step of rewriting the file without the `remains`, and of making it as small as what it holds. FTS5 takes words
   * out of a table without content only when it merges segments (its `secure-delete` does nothing here); the pages that
   * become free are overwritten with zeros.
   * @returns false when nothing is left to do
   */
  tidy(): boolean {
    if (this.#remains) {
      // All into one, whether they are many or few.
      if (this.#merge(-MERGE_STEP)) return true;
      this.#setState('remains', 0);
      this.#remains = false;
      this.vocabulary.outdated();
    }
    const pages = Number(this.#database.selectValue('PRAGMA page_count'));
    const free = Number(this.#database.selectValue('PRAGMA freelist_count'));
    if (free <= pages * FREE_SHARE) return false;
    this.#database.exec(`PRAGMA incremental_vacuum(${VACUUM_STEP})`);
    return true;
  }

  /** Empties the index; the cursor is back at 0. */
  async clear(): Promise<void> {
    this.#closeDatabase();
    this.vocabulary.clear();
    await this.#file.wipe();
    this.#database = openDatabase(this.#file);
    this.#statements = prepare(this.#database);
    this.#readState();
  }

  close(): void {
    this.#closeDatabase();
    this.#file.close();
  }

  /** @returns its words */
  #put(message: MessageRow): string {
    const document = documentOf(message);
    if (!document) return '';
    const { incoming, own, others, marks } = document;
    run(this.#prepared.insert, [message.rowid, incoming, own, others, marks]);
    this.#size += 1;
    return textOf(document);
  }

  /** @returns whether it was there */
  #remove(rowid: number): boolean {
    run(this.#prepared.remove, [rowid]);
    const removed = this.#database.changes();
    this.#size -= removed;
    return removed > 0;
  }

  #merge(pages: number): boolean {
    const before = Number(this.#database.selectValue('SELECT total_changes()'));
    this.#database.exec(`INSERT INTO message(message, rank) VALUES ('merge', ${pages})`);
    const after = Number(this.#database.selectValue('SELECT total_changes()'));
    // FTS5: fewer than two changes mean that nothing was left to merge.
    return after - before >= 2;
  }

  #wordsAfter(after: string, limit: number): [string, number][] {
    if (!this.#statements) return [];
    if (!this.#words) {
      this.#database.exec(WORDS);
      this.#words = this.#database.prepare(
        'SELECT term, doc FROM temp.vocabulary WHERE term > ?1 AND term < ?2 LIMIT ?3',
      );
    }
    const words: [string, number][] = [];
    try {
      this.#words.bind([after, FIRST_MARK, limit]);
      while (this.#words.step())
        words.push([String(this.#words.get(0)), Number(this.#words.get(1))]);
      return words;
    } finally {
      this.#words.reset(true);
    }
  }

  get #prepared(): Statements {
    if (!this.#statements) throw new Error('The index is closed.');
    return this.#statements;
  }

  #setState(key: 'cursor' | 'size' | 'remains', value: number): void {
    run(this.#prepared.setState, [value, key]);
  }

  #readState(): void {
    const state = new Map(
      this.#database
        .selectArrays('SELECT key, value FROM state')
        .map(([key, value]) => [key, value]),
    );
    this.#cursor = Number(state.get('cursor') ?? 0);
    this.#size = Number(state.get('size') ?? 0);
    this.#remains = state.get('remains') === 1;
  }

  #rollBack(): void {
    try {
      this.#database.exec('ROLLBACK');
      this.#readState();
    } catch {
      // SQLite has rolled back by itself, or the file is past reading; the error that led here says what to do.
    }
  }

  #closeDatabase(): void {
    for (const statement of Object.values<PreparedStatement>({ ...this.#statements })) {
      statement.finalize();
    }
    this.#words?.finalize();
    this.#words = undefined;
    this.#statements = undefined;
    this.#database.close();
  }
}

/** The file holds an index of another version of the product, or none. */
class StaleIndex extends Error {}

function openDatabase(file: IndexPlace): Database {
  const database = file.database();
  try {
    database.exec(SETTINGS);
    const version = Number(database.selectValue('PRAGMA user_version'));
    const tables = Number(database.selectValue('SELECT count(*) FROM sqlite_schema'));
    if (tables === 0) database.exec(`BEGIN; ${SCHEMA} COMMIT;`);
    else if (version !== SCHEMA_VERSION) throw new StaleIndex();
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function prepare(database: Database): Statements {
  const made: PreparedStatement[] = [];
  const statement = (sql: string) => {
    const prepared = database.prepare(sql);
    made.push(prepared);
    return prepared;
  };
  try {
    return {
      match: statement(
        // One string: a thousand steps and numbers from WebAssembly take four times as long.
        `SELECT group_concat(rowid) FROM (
           SELECT rowid FROM message WHERE message MATCH ?1 AND rowid >= ?2 AND rowid < ?3
           ORDER BY rowid DESC LIMIT ?4)`,
      ),
      // FTS5 cannot say whether it has a rowid but together with words; its table of sizes has a line for each.
      present: statement(
        `SELECT group_concat(id) FROM (
           SELECT id FROM message_docsize WHERE id IN (SELECT value FROM json_each(?1))
           ORDER BY id DESC)`,
      ),
      insert: statement(
        'INSERT INTO message(rowid, incoming, own, others, marks) VALUES (?1, ?2, ?3, ?4, ?5)',
      ),
      remove: statement('DELETE FROM message WHERE rowid = ?1'),
      setState: statement('UPDATE state SET value = ?1 WHERE key = ?2'),
    };
  } catch (error) {
    for (const prepared of made) prepared.finalize();
    database.close();
    throw error;
  }
}

/** SQLITE_ERROR while preparing our own statements: a table of the index is not there. */
function isMissingTable(error: unknown): boolean {
  return (
    typeof error === 'object' && error !== null && 'resultCode' in error && error.resultCode === 1
  );
}

function run(statement: PreparedStatement, values: (string | number)[]): void {
  try {
    statement.bind(values).step();
  } finally {
    statement.reset(true);
  }
}

function rowids(statement: PreparedStatement, values: (string | number)[]): number[] {
  try {
    statement.bind(values).step();
    const found = statement.get(0);
    return typeof found === 'string' ? found.split(',').map(Number) : [];
  } finally {
    statement.reset(true);
  }
}

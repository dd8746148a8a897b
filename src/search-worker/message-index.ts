/**
 * The full-text index of one account's messages: an FTS5 table without content (texts stay in Dexie), whose rowids
 * are those of `messages` and thereby ordered by time. A cache: it can be thrown away and built again.
 */
import type { Database, PreparedStatement, Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import type { MessageRow } from '@/database/rows';
import { chatKind } from '@/domain/message';
import type { MessageHits, MessageQuery } from '@/protocol/search-api';
import { IndexFile } from './index-file';
import { anyWordIncoming, chatToken, indexableText, matchExpression } from './match-expression';
import { pause } from './pause';
import { isDamage } from './search-failure';
import { tellingWords } from './telling-words';

/** Another number here: indexes of the field are built anew at the next start. */
const SCHEMA_VERSION = 1;
/** Rows written before waiting queries get their turn: some 5 ms. */
const SLICE = 200;
/** Rowids: seconds × 2²⁰ + a disambiguator. */
const ROWIDS_PER_SECOND = 2 ** 20;
const LAST_ROWID = Number.MAX_SAFE_INTEGER;
const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

// Who wrote is a column: a restriction to one of them needs no further token, and bm25 no further list.
const SCHEMA = `
  CREATE VIRTUAL TABLE message USING fts5(
    incoming, own, others, chat,
    content='', contentless_delete=1,
    tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
  );
  CREATE TABLE state (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
  INSERT INTO state VALUES ('cursor', 0), ('size', 0), ('remains', 0);
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

// The page size must be known before the first table: fewer, larger writes make the building 1.5 times as fast.
const SETTINGS = `
  PRAGMA page_size = 16384;
  PRAGMA locking_mode = exclusive;
  PRAGMA journal_mode = truncate;
  PRAGMA synchronous = normal;
  PRAGMA secure_delete = on;
  PRAGMA temp_store = memory;
  PRAGMA cache_size = -8000;
`;

/** What has happened to the messages since the index's cursor. */
export interface IndexChange {
  /** Rowids that are gone. Taken out before `messages` are put in. */
  erased: readonly number[];
  /** New or changed messages. */
  messages: readonly MessageRow[];
  /** The revision up to which this is complete. */
  cursor: number;
}

interface Statements {
  search: PreparedStatement;
  similar: PreparedStatement;
  insert: PreparedStatement;
  remove: PreparedStatement;
  setState: PreparedStatement;
}

export class MessageIndex {
  readonly #file: IndexFile;
  #database: Database;
  #statements: Statements;
  #cursor = 0;
  #size = 0;
  #remains = false;

  private constructor(file: IndexFile, database: Database) {
    this.#file = file;
    this.#database = database;
    this.#statements = prepare(database);
    this.#readState();
  }

  /** Opens the account's index; one that is damaged or of another version is begun anew. */
  static async open(engine: Sqlite3Static, accountId: string): Promise<MessageIndex> {
    const file = await IndexFile.open(engine, accountId);
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

  /** Messages in the index: those that have words. */
  get size(): number {
    return this.#size;
  }

  /** Words of erased messages are still in the file, though no search finds them: see `compact`. */
  get remains(): boolean {
    return this.#remains;
  }

  search(query: MessageQuery): MessageHits {
    const expression = matchExpression(query.text, query.chatId);
    if (expression === null) return { rowids: [], more: false };
    const limit = bounded(query.limit, DEFAULT_LIMIT, MAX_LIMIT);
    const rowids = rows(this.#statements.search, [
      expression,
      query.from === undefined ? 0 : firstRowid(query.from),
      query.to === undefined ? LAST_ROWID : firstRowid(query.to),
      limit + 1,
    ]);
    return { rowids: rowids.slice(0, limit), more: rowids.length > limit };
  }

  similarIncoming(text: string, limit: number | undefined): number[] {
    const expression = anyWordIncoming(tellingWords(text));
    if (expression === null) return [];
    return rows(this.#statements.similar, [expression, bounded(limit, 20, MAX_LIMIT)]);
  }

  /**
   * Takes a change in, whole or not at all: rows and cursor are one transaction. Queries get their turn in between
   * and see what is there already.
   */
  async apply(change: IndexChange, signal: AbortSignal): Promise<void> {
    this.#database.exec('BEGIN');
    try {
      for (let at = 0; at < change.erased.length; at += SLICE) {
        for (const rowid of change.erased.slice(at, at + SLICE)) this.#remove(rowid);
        await pause();
        signal.throwIfAborted();
      }
      // FTS5 writes a segment whenever a rowid goes down: sorted, a batch is one.
      const messages = change.messages.toSorted((a, b) => a.rowid - b.rowid);
      for (let at = 0; at < messages.length; at += SLICE) {
        for (const message of messages.slice(at, at + SLICE)) this.#put(message);
        await pause();
        signal.throwIfAborted();
      }
      this.#setState('cursor', change.cursor);
      this.#setState('size', this.#size);
      if (change.erased.length > 0) this.#setState('remains', 1);
      this.#database.exec('COMMIT');
      this.#cursor = change.cursor;
      this.#remains ||= change.erased.length > 0;
    } catch (error) {
      this.#rollBack();
      throw error;
    }
  }

  /** One small step of rewriting the file without the `remains`; to be repeated until there are none. */
  compact(): void {
    const before = Number(this.#database.selectValue('SELECT total_changes()'));
    this.#database.exec("INSERT INTO message(message, rank) VALUES ('merge', -64)");
    const after = Number(this.#database.selectValue('SELECT total_changes()'));
    // FTS5: fewer than two changes mean that nothing was left to merge.
    if (after - before >= 2) return;
    this.#setState('remains', 0);
    this.#remains = false;
  }

  /** Empties the index; the cursor is back at 0. */
  async clear(): Promise<void> {
    this.#closeDatabase();
    await this.#file.wipe();
    this.#database = openDatabase(this.#file);
    this.#statements = prepare(this.#database);
    this.#readState();
  }

  close(): void {
    this.#closeDatabase();
    this.#file.close();
  }

  #put(message: MessageRow): void {
    this.#remove(message.rowid);
    const text = indexableText(message.text);
    if (text.trim() === '') return;
    const person = chatKind(message.chatId) === 'person';
    run(this.#statements.insert, [
      message.rowid,
      !message.fromMe && person ? text : '',
      message.fromMe ? text : '',
      !message.fromMe && !person ? text : '',
      chatToken(message.chatId),
    ]);
    this.#size += 1;
  }

  #remove(rowid: number): void {
    run(this.#statements.remove, [rowid]);
    this.#size -= this.#database.changes();
  }

  #setState(key: 'cursor' | 'size' | 'remains', value: number): void {
    run(this.#statements.setState, [value, key]);
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
    this.#database.close();
  }
}

/** The file holds an index of another version of the product, or none. */
class StaleIndex extends Error {}

function openDatabase(file: IndexFile): Database {
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
      search: statement(
        `SELECT rowid FROM message WHERE message MATCH ?1 AND rowid >= ?2 AND rowid < ?3
         ORDER BY rowid DESC LIMIT ?4`,
      ),
      similar: statement('SELECT rowid FROM message WHERE message MATCH ?1 ORDER BY rank LIMIT ?2'),
      insert: statement(
        'INSERT INTO message(rowid, incoming, own, others, chat) VALUES (?1, ?2, ?3, ?4, ?5)',
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

function rows(statement: PreparedStatement, values: (string | number)[]): number[] {
  const found: number[] = [];
  try {
    statement.bind(values);
    while (statement.step()) found.push(Number(statement.get(0)));
    return found;
  } finally {
    statement.reset(true);
  }
}

/** The first rowid of a second: the instants of messages are whole seconds. */
function firstRowid(instant: number): number {
  const rowid = Math.ceil(instant / 1000) * ROWIDS_PER_SECOND;
  return Math.min(Math.max(rowid, 0), LAST_ROWID);
}

function bounded(limit: number | undefined, usual: number, most: number): number {
  return Math.min(Math.max(Math.trunc(limit ?? usual), 1), most);
}

/** The place of one account's index: a pool of OPFS files of its own, of which SQLite uses one and its journal. */
import type { Database, SAHPoolUtil, Sqlite3Static } from '@sqlite.org/sqlite-wasm';

const FOLDER = 'search-index';
/** The database, its rollback journal, and one to spare. Every file is opened at each start: few is fast. */
const CAPACITY = 3;
const FILE = '/index.sqlite3';

export class IndexFile {
  readonly #pool: SAHPoolUtil;

  private constructor(pool: SAHPoolUtil) {
    this.#pool = pool;
  }

  /** @throws when another context holds the files (`NoModificationAllowedError`), or OPFS is not to be had. */
  static async open(engine: Sqlite3Static, accountId: string): Promise<IndexFile> {
    const options = {
      name: `search-${accountId}`,
      directory: `${FOLDER}/${accountId}`,
      initialCapacity: CAPACITY,
      // A file that is locked for a moment must not cost the whole index.
      preserveOnInitFailure: true,
      // Not in the package's types.
      forceReinitIfPreviouslyFailed: true,
    };
    const pool = await engine.installOpfsSAHPoolVfs(options);
    if (pool.isPaused()) await pool.unpauseVfs();
    return new IndexFile(pool);
  }

  database(): Database {
    return new this.#pool.OpfsSAHPoolDb(FILE);
  }

  /** Empties every file; no database may be open. */
  async wipe(): Promise<void> {
    await this.#pool.wipeFiles();
  }

  /** Lets go of the files; no database may be open. */
  close(): void {
    this.#pool.pauseVfs();
  }
}

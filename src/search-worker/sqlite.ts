/** SQLite, once per worker. */
import initialise, { type Sqlite3Static } from '@sqlite.org/sqlite-wasm';

declare global {
  var sqlite3ApiConfig: unknown;
}

let loaded: Promise<Sqlite3Static> | undefined;

/** Loads and compiles the engine on the first call. */
export function sqlite(): Promise<Sqlite3Static> {
  loaded ??= load().catch((error: unknown) => {
    // The next call may have more luck.
    loaded = undefined;
    throw error;
  });
  return loaded;
}

function load(): Promise<Sqlite3Static> {
  const quiet = () => {};
  globalThis.sqlite3ApiConfig = {
    // They need SharedArrayBuffer, are not used, and would cost a failed worker at each start.
    disable: { vfs: { opfs: true, 'opfs-vfs': true, 'opfs-wl': true, kvvfs: true } },
    // SQLite's messages quote queries; what fails is thrown as well.
    debug: quiet,
    log: quiet,
    warn: quiet,
    error: quiet,
  };
  return initialise();
}

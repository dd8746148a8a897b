/** Imported first: SQLite is fetched and compiled while the worker's other modules are read. */
import { sqlite } from './sqlite';

sqlite().catch(() => {
  // The engine asks again, and says so when it fails.
});

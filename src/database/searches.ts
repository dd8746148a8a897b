/** What the user has looked for lately, and the searches they keep under a name: what they typed, never what was found. */
import type { AccountDatabase } from './account-database';
import type { SearchRow } from './rows';

/** Searches without a name that are kept. */
const RECENT = 10;
/** characters; a longer text was pasted, and nobody looks for it again */
const LONGEST = 300;

/** Somebody has opened what this found. */
export async function rememberSearch(
  database: AccountDatabase,
  typed: string,
  now: number,
): Promise<void> {
  const text = typed.trim();
  if (text === '' || text.length > LONGEST) return;
  await database.transaction('rw', database.searches, async () => {
    const known = await database.searches.get(text);
    await database.searches.put({ ...known, text, usedAt: now });
    const recent = newestFirst(await database.searches.toArray()).filter(
      ({ name }) => name === undefined,
    );
    await database.searches.bulkDelete(recent.slice(RECENT).map((row) => row.text));
  });
}

/** Keeps a search under a name. */
export async function keepSearch(
  database: AccountDatabase,
  { text, name }: { text: string; name: string },
  now: number,
): Promise<void> {
  const kept = text.trim();
  await database.searches.put({ text: kept, name: name.trim() || kept, usedAt: now });
}

export async function forgetSearch(database: AccountDatabase, text: string): Promise<void> {
  await database.searches.delete(text);
}

/** All but those with a name. */
export async function forgetRecentSearches(database: AccountDatabase): Promise<void> {
  await database.searches.filter(({ name }) => name === undefined).delete();
}

function newestFirst(rows: SearchRow[]): SearchRow[] {
  return rows.sort((a, b) => b.usedAt - a.usedAt);
}

/** Those with a name by name; the others newest first. */
export async function readSearches(
  database: AccountDatabase,
): Promise<{ kept: (SearchRow & { name: string })[]; recent: SearchRow[] }> {
  const rows = newestFirst(await database.searches.toArray());
  return {
    kept: rows
      .flatMap(({ name, ...row }) => (name === undefined ? [] : [{ ...row, name }]))
      .sort((a, b) => a.name.localeCompare(b.name)),
    recent: rows.filter(({ name }) => name === undefined),
  };
}

import { describe, expect, it } from 'vitest';
import { AccountDatabase } from './account-database';
import {
  forgetRecentSearches,
  forgetSearch,
  keepSearch,
  readSearches,
  rememberSearch,
} from './searches';

const open = () => new AccountDatabase(crypto.randomUUID());
const texts = (rows: { text: string }[]) => rows.map(({ text }) => text);

describe('searches', () => {
  it('are remembered newest first, each once, and no more than ten', async () => {
    const database = open();
    for (let at = 0; at < 12; at += 1) await rememberSearch(database, `busca ${at}`, at);
    await rememberSearch(database, ' busca 5 ', 20);
    await rememberSearch(database, '  ', 21);
    await rememberSearch(database, 'x'.repeat(301), 22);
    expect(texts((await readSearches(database)).recent)).toEqual(
      [5, 11, 10, 9, 8, 7, 6, 4, 3, 2].map((at) => `busca ${at}`),
    );
  });

  it('with a name stay, whatever is looked for later', async () => {
    const database = open();
    await keepSearch(database, { text: 'preço sem:resposta ', name: ' Preço ' }, 1);
    await keepSearch(database, { text: 'azul', name: '' }, 2);
    for (let at = 0; at < 12; at += 1) await rememberSearch(database, `busca ${at}`, 10 + at);
    await rememberSearch(database, 'preço sem:resposta', 30);
    await forgetRecentSearches(database);
    expect(await readSearches(database)).toEqual({
      kept: [
        { text: 'azul', name: 'azul', usedAt: 2 },
        { text: 'preço sem:resposta', name: 'Preço', usedAt: 30 },
      ],
      recent: [],
    });
    await forgetSearch(database, 'azul');
    expect(texts((await readSearches(database)).kept)).toEqual(['preço sem:resposta']);
  });
});

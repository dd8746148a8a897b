import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { CoverageRow } from '@/database/rows';
import { parseQuery } from '@/domain/search-query/parse-query';
import { NOW, showPart } from '../testing/panel';
import { ANA, BRUNO } from '../testing/rows';
import { SearchCoverage } from './SearchCoverage';
import { missingIn, searchedRange } from './searched-gaps';

const DAY = 24 * 3_600_000;
const ago = (days: number) => NOW - days * DAY;
const coverage = (change: Partial<CoverageRow> = {}): CoverageRow => ({
  chatId: ANA,
  ranges: [
    { from: ago(30), to: ago(20) },
    { from: ago(15), to: ago(0) },
  ],
  reachedLocalStart: true,
  ...change,
});

describe('what a search cannot find', () => {
  it.each([
    ['a gap that is searched over', {}, { gaps: [{ from: ago(20), to: ago(15) }] }],
    [
      'a gap that is touched',
      { from: ago(16), to: ago(3) },
      { gaps: [{ from: ago(20), to: ago(15) }] },
    ],
    ['nothing after the gap', { from: ago(10) }, { gaps: [] }],
    ['nothing before the gap', { to: ago(25) }, { gaps: [] }],
  ])('%s', (_, range, expected) => {
    expect(missingIn(coverage(), range)).toEqual(expected);
  });

  it('is what was never read, too', () => {
    const begun = coverage({ reachedLocalStart: false });
    expect(missingIn(begun, { to: ago(25) })).toEqual({ gaps: [], before: ago(30) });
    expect(missingIn(begun, { from: ago(29), to: ago(25) })).toEqual({ gaps: [] });
    expect(missingIn({ ranges: [], reachedLocalStart: false }, {})).toEqual({ gaps: [] });
  });
});

describe('the time in which a query looks', () => {
  const day = (date: number) => Date.UTC(2026, 2, date);
  it.each([
    ['azul', {}],
    ['depois:03/03/2026 azul antes:10/03/2026', { from: day(3), to: day(10) }],
    ['durante:03/2026 depois:05/03/2026', { from: day(5), to: Date.UTC(2026, 3, 1) }],
    ['-depois:03/03/2026 antes:10/03/2026', { to: day(10) }],
  ])('%s', (text, range) => {
    expect(searchedRange(parseQuery(text, { now: NOW, timeZone: 'UTC' }))).toEqual(range);
  });
});

describe('the line above the results', () => {
  it('names the gaps of the chat that is searched in', async () => {
    await showPart(<SearchCoverage chatIds={[ANA]} />, {
      seed: (database) => database.coverage.put(coverage({ reachedLocalStart: false })),
    });
    expect(await screen.findByRole('note')).toHaveTextContent(
      'Not captured in this chat: before Oct 19 · Oct 29 to Nov 3',
    );
  });

  const range = (from: number, to: number) => ({ from: ago(from), to: ago(to) });
  const all = (period: { from?: number; to?: number }, ...rows: CoverageRow['ranges'][]) =>
    showPart(<SearchCoverage chatIds={undefined} {...period} />, {
      seed: (database) =>
        database.coverage.bulkPut(
          rows.map((ranges, chat) => coverage({ chatId: `55119${String(chat)}@c.us`, ranges })),
        ),
    });

  it('says when, and in how many chats, when days of all of them are searched', async () => {
    const period = { from: ago(18), to: ago(17) };
    await all(period, [range(30, 20), range(15, 0)], [range(30, 0)]);
    expect(await screen.findByRole('note')).toHaveTextContent(
      /^Not captured in full in 1 chat: Oct 31 to Nov 1$/,
    );
  });

  it('joins the gaps of all chats, names the newest two, and counts the others', async () => {
    await all(
      { from: ago(100) },
      [range(100, 90), range(88, 70), range(67, 40), range(38, 0)],
      [range(100, 69), range(66, 50), range(48, 37), range(36, 0)],
    );
    // Of days 38 to 36 two chats have a part each.
    expect(await screen.findByRole('note')).toHaveTextContent(
      /^Not captured in full in 2 chats: Sep 29 to Oct 1 · Oct 9 to Oct 13 · and 2 more gaps$/,
    );
  });

  it('has no beginning where nothing older was read', async () => {
    await showPart(<SearchCoverage chatIds={undefined} to={ago(25)} />, {
      seed: (database) => database.coverage.put(coverage({ reachedLocalStart: false })),
    });
    expect(await screen.findByRole('note')).toHaveTextContent(
      /^Not captured in full in 1 chat: before Oct 19$/,
    );
  });

  it('is read of thousands of chats, a few at a time', async () => {
    const ranges = [range(30, 20), range(15, 0)];
    await all({ from: ago(18) }, ...Array.from({ length: 1001 }, () => ranges));
    expect(await screen.findByRole('note')).toHaveTextContent(
      /^Not captured in full in 1,001 chats: Oct 31 to Nov 3$/,
    );
  });

  it('says it of some chats, too', async () => {
    await showPart(<SearchCoverage chatIds={[ANA, BRUNO]} />, {
      seed: (database) =>
        database.coverage.bulkPut([
          coverage(),
          coverage({ chatId: BRUNO, ranges: [range(19, 18), range(10, 0)] }),
        ]),
    });
    expect(await screen.findByRole('note')).toHaveTextContent(
      /^Not captured in full in 2 chats: Oct 29 to Nov 8$/,
    );
  });

  it('says nothing where nothing is missing', async () => {
    await showPart(
      <>
        <SearchCoverage chatIds={[BRUNO]} />
        <SearchCoverage chatIds={[ANA]} />
      </>,
      {
        seed: (database) =>
          database.coverage.bulkPut([
            coverage({ chatId: BRUNO, ranges: [{ from: ago(9), to: ago(0) }] }),
            coverage(),
          ]),
      },
    );
    // Both have been read when the second speaks.
    expect(await screen.findAllByRole('note')).toHaveLength(1);
  });
});

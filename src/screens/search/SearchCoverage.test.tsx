import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { CoverageRow } from '@/database/rows';
import { parseQuery } from '@/domain/search-query/parse-query';
import { NOW, showPart } from '../testing/panel';
import { ANA, BRUNO } from '../testing/rows';
import { missingIn, SearchCoverage, searchedRange } from './SearchCoverage';

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

  it('counts chats when days of all of them are searched', async () => {
    await showPart(<SearchCoverage chatIds={undefined} from={ago(18)} to={ago(17)} />, {
      seed: (database) =>
        database.coverage.bulkPut([
          coverage(),
          coverage({ chatId: BRUNO, ranges: [{ from: ago(30), to: ago(0) }] }),
        ]),
    });
    expect(await screen.findByRole('note')).toHaveTextContent(
      'In 1 chat something of these days may be missing',
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

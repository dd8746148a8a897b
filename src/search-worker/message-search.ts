/** A search through the levels of nearness: the nearest first, and each message in its nearest level alone. */
import { numberVariants } from '@/domain/search-query/number-variants';
import type { SearchQuery } from '@/domain/search-query/query';
import { COUNT_LIMIT, type MatchLevel, type MessageHits } from '@/protocol/search-api';
import type { Conditions } from './conditions';
import { MatchExpressions, type OtherWords } from './match-expression';
import type { MessageIndex } from './message-index';
import { pause } from './pause';
import { editsFor } from './vocabulary';

const LEVELS: readonly MatchLevel[] = ['words', 'beginning', 'number', 'typo'];
/** With so many that are written as typed, nobody looks for a mistyped one. */
const ENOUGH = 5;
/** Words that a mistyped one may have meant; the nearest, then the commonest. */
const MOST_NEAR = 200;
/** Rows taken from the index at once. (To look for one costs as much as to walk over some hundred.) */
const SLICE = 1000;
/** ms before somebody else's turn. */
const TURN = 8;
/** What of the index a search needs. */
export type SearchedIndex = Pick<MessageIndex, 'match' | 'present' | 'occurs' | 'vocabulary'>;

/** What nothing was found by. */
export const NO_HITS: MessageHits = {
  rowids: [],
  levels: [],
  count: 0,
  marks: [],
  corrections: [],
  unknown: [],
};

export interface SearchManner {
  /** Messages given; more are counted. */
  limit: number;
  /** Waits for the words of the index as it is now, instead of being `unfinished` or reading older ones. */
  patient?: boolean | undefined;
  signal?: AbortSignal | undefined;
}

/** @throws whatever the signal was aborted with, between two pieces of work. */
export async function searchIndex(
  index: SearchedIndex,
  query: SearchQuery,
  conditions: Conditions,
  { limit, patient = false, signal }: SearchManner,
): Promise<MessageHits> {
  const others = otherWords(index);
  const expressions = new MatchExpressions(query, conditions, others);
  const { unknown, chatIds, ranges, only } = conditions;
  const said = { unknown, ...(chatIds && { chatIds }) };
  if (ranges.length === 0) return { ...NO_HITS, ...said };
  const asked = !expressions.isEmpty || only.length > 0 || isNarrowed(conditions);
  if (!asked) return { ...NO_HITS, ...said };

  const found = new Set<number>();
  const levels: MessageHits['levels'] = [];
  const marks: MessageHits['marks'] = [];
  const corrections: MessageHits['corrections'] = [];
  let isUnfinished = false;
  for (const level of LEVELS) {
    if (found.size >= (level === 'typo' ? ENOUGH : COUNT_LIMIT)) break;
    if (level === 'typo' && (patient || !index.vocabulary.isRead)) {
      if (!expressions.words.some((word) => editsFor(word) > 0)) break;
      isUnfinished = !patient;
      if (isUnfinished) break;
      await index.vocabulary.refresh();
    }
    const expression = expressions.at(level);
    if (expression === null) continue;
    if (level !== 'words') await giveWay(signal);
    const before = found.size;
    if (expressions.isEmpty && only.length > 0) collectPresent(index, conditions, found);
    else await collect(index, expression, conditions, found, signal);
    const count = found.size - before;
    if (count > 0) levels.push({ level, count });
    if (count > 0 || level === 'words') marks.push(...expressions.marks(level));
    if (count > 0 && level === 'typo')
      corrections.push(...correctionsOf(index, expressions.words, others));
  }
  return {
    rowids: [...found].slice(0, limit),
    levels: cutLevels(levels, limit),
    count: found.size,
    marks: distinct(marks),
    corrections,
    ...(isUnfinished && { unfinished: true }),
    ...said,
  };
}

/** A time alone is a question, too: what was said in March. */
function isNarrowed({ ranges, except }: Conditions): boolean {
  const [newest] = ranges;
  return (
    except.length > 0 ||
    ranges.length > 1 ||
    newest === undefined ||
    newest.from > 0 ||
    newest.to < Number.MAX_SAFE_INTEGER
  );
}

async function collect(
  index: SearchedIndex,
  expression: string,
  { ranges, only, except }: Conditions,
  found: Set<number>,
  signal: AbortSignal | undefined,
): Promise<void> {
  let turn = performance.now();
  for (const { from, to } of ranges) {
    let end = to;
    for (;;) {
      // Where few are wanted, from one of them to the next.
      end = Math.min(end, ...only.map((set) => set.endWithin(end)));
      if (end <= from) break;
      const rowids = index.match(expression, from, end, SLICE);
      for (const rowid of rowids) {
        if (found.size >= COUNT_LIMIT) return;
        if (only.every((set) => set.has(rowid)) && !except.some((set) => set.has(rowid)))
          found.add(rowid);
      }
      const last = rowids.at(-1);
      if (rowids.length < SLICE || last === undefined) break;
      end = last;
      if (performance.now() - turn < TURN) continue;
      await giveWay(signal);
      turn = performance.now();
    }
  }
}

/** All that is known to be wanted, without any words: only whether it has content is asked. */
function collectPresent(
  index: SearchedIndex,
  { ranges, only: [wanted, ...others], except }: Conditions,
  found: Set<number>,
): void {
  for (const { from, to } of ranges) {
    const rowids = (wanted?.newestFirst(from, to) ?? []).filter(
      (rowid) => others.every((set) => set.has(rowid)) && !except.some((set) => set.has(rowid)),
    );
    for (let at = 0; at < rowids.length; at += SLICE)
      for (const rowid of index.present(rowids.slice(at, at + SLICE))) {
        if (found.size >= COUNT_LIMIT) return;
        found.add(rowid);
      }
  }
}

async function giveWay(signal: AbortSignal | undefined): Promise<void> {
  await pause();
  signal?.throwIfAborted();
}

/** Looked up once each. What does not occur is left out: it would find nothing, and take its time. */
function otherWords(index: SearchedIndex): OtherWords {
  return {
    number: remembered((word) =>
      numberVariants(word).filter((variant) => index.occurs(variant, 1)),
    ),
    near: remembered((word) =>
      index.vocabulary
        .near(word)
        .slice(0, MOST_NEAR)
        .map((near) => near.word),
    ),
  };
}

function remembered(find: (word: string) => string[]): (word: string) => string[] {
  const known = new Map<string, string[]>();
  return (word) => {
    const found = known.get(word) ?? find(word);
    known.set(word, found);
    return found;
  };
}

/** What each word that is hardly ever written so was read as: the nearest that occurs. */
function correctionsOf(
  index: SearchedIndex,
  words: readonly string[],
  { near }: OtherWords,
): MessageHits['corrections'] {
  return [...new Set(words)].flatMap((typed) => {
    if (index.occurs(typed, ENOUGH)) return [];
    const read = near(typed).find((word) => index.occurs(word, 1));
    return read === undefined ? [] : [{ typed, read }];
  });
}

/** How many of the first `limit` each level has. */
function cutLevels(levels: MessageHits['levels'], limit: number): MessageHits['levels'] {
  let left = limit;
  return levels.flatMap(({ level, count }) => {
    const taken = Math.min(count, left);
    left -= taken;
    return taken > 0 ? [{ level, count: taken }] : [];
  });
}

function distinct(marks: MessageHits['marks']): MessageHits['marks'] {
  return [...new Map(marks.map((mark) => [`${mark.beginning} ${mark.text}`, mark])).values()];
}

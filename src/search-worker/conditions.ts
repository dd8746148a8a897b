/** What a query's filters ask of a message, found out: expressions of marks, ranges of time, and sets of messages. */
import type { FilterMeaning } from '@/domain/search-query/query';
import type { MessageHits, MessageQuery } from '@/protocol/search-api';
import { foldedWords } from './fold';
import { ANY_FROM_ME, authorMark, authorNameMark, chatMark, thingMark } from './marks';
import { literal, type MarkConditions } from './match-expression';
import { ALL_ROWIDS, rowidsOf, within, without, type RowidRange } from './rowid-ranges';
import { RowidSet } from './rowid-set';

/** Whom names mean, and who waits: what the account's rows say. */
export interface Surroundings {
  /** All ids of the persons of this name. */
  people(name: string): Promise<readonly string[]>;
  /** Ids of the groups (and channels) of this name. */
  groups(name: string): Promise<readonly string[]>;
  /** All ids of the persons with this label; undefined: no label is called so. */
  labelled(name: string): Promise<readonly string[] | undefined>;
  /** Messages of others that nobody has answered yet. */
  unanswered(): Promise<readonly number[]>;
  /** Whether anybody of this name wrote in a group, whose id is not known. */
  isAuthor(expression: string): boolean;
}

export interface Conditions extends MarkConditions {
  /** Newest first; none: no message can meet them. */
  ranges: readonly RowidRange[];
  only: readonly RowidSet[];
  except: readonly RowidSet[];
  unknown: MessageHits['unknown'];
  /** The chats of whom filters name; absent: none does. */
  chatIds?: string[];
}

/** Of an OR. */
const MOST_BRANCHES = 32;

export async function conditionsOf(
  { query, chatIds }: MessageQuery,
  surroundings: Surroundings,
): Promise<Conditions> {
  const all: string[] = [];
  const none: string[] = [];
  const only: RowidSet[] = [];
  const except: RowidSet[] = [];
  const unknown: MessageHits['unknown'] = [];
  let named: string[] | undefined;
  let ranges: readonly RowidRange[] = [ALL_ROWIDS];
  if (chatIds) {
    if (chatIds.length === 0) ranges = [];
    else all.push(anyOf(chatIds.flatMap(bothSides)));
  }
  for (const { meaning, excluded } of query.filters) {
    if (meaning.kind === 'time') {
      ranges = (excluded ? without : within)(ranges, rowidsOf(meaning));
      continue;
    }
    if (meaning.kind === 'unanswered') {
      (excluded ? except : only).push(new RowidSet(await surroundings.unanswered()));
      continue;
    }
    const { expression, chatIds: meantChats } = await meant(meaning, surroundings);
    if (meantChats?.length && !excluded) named = [...new Set([...(named ?? []), ...meantChats])];
    if (expression !== null) (excluded ? none : all).push(expression);
    else {
      if ('name' in meaning) unknown.push({ kind: meaning.kind, name: meaning.name });
      if (!excluded) ranges = [];
    }
  }
  return { all, none, ranges, only, except, unknown, ...(named && { chatIds: named }) };
}

type MarkedMeaning = Exclude<FilterMeaning, { kind: 'time' | 'unanswered' }>;

interface Meant {
  /** Null: nobody and nothing has that name. */
  expression: string | null;
  /** Of whom it names. */
  chatIds?: string[];
}

async function meant(meaning: MarkedMeaning, surroundings: Surroundings): Promise<Meant> {
  switch (meaning.kind) {
    case 'me':
      return { expression: `${literal(ANY_FROM_ME)}*` };
    case 'has':
      return { expression: literal(thingMark(meaning.thing)) };
    case 'in': {
      const [people, groups] = await Promise.all([
        surroundings.people(meaning.name),
        surroundings.groups(meaning.name),
      ]);
      const ids = [...people, ...groups];
      return {
        expression: ids.length === 0 ? null : anyOf(ids.flatMap(bothSides)),
        chatIds: ids,
      };
    }
    case 'from': {
      const ids = await surroundings.people(meaning.name);
      const marks = ids.flatMap((id) => [chatMark(id, false), authorMark(id)]);
      const named = foldedWords(meaning.name)
        .map((word) => literal(authorNameMark(word)))
        .join(' AND ');
      const expressions = marks.length > 0 ? [anyOf(marks)] : [];
      if (named !== '' && (ids.length > 0 || surroundings.isAuthor(named)))
        expressions.push(`(${named})`);
      return {
        expression: expressions.length === 0 ? null : expressions.join(' OR '),
        chatIds: [...ids],
      };
    }
    case 'label': {
      const ids = await surroundings.labelled(meaning.name);
      if (!ids) return { expression: null };
      // A label that nobody has is known, and finds nothing.
      const marks = ids.length === 0 ? [chatMark('', false)] : ids.flatMap(bothSides);
      return { expression: anyOf(marks), chatIds: [...ids] };
    }
  }
}

function bothSides(chatId: string): string[] {
  return [chatMark(chatId, false), chatMark(chatId, true)];
}

/**
 * A label may be on thousands. For each row FTS5 looks at every branch of an OR, and it makes one OR of those within one another;
 * a NOT between them (of what no message has) keeps the branches few at each height.
 */
function anyOf(marks: readonly string[]): string {
  let branches = marks.map(literal);
  while (branches.length > MOST_BRANCHES) branches = grouped(branches);
  return branches.join(' OR ');
}

function grouped(branches: readonly string[]): string[] {
  const count = Math.ceil(branches.length / MOST_BRANCHES);
  const groups = Array.from({ length: count }, (_, at) =>
    branches.slice(at * MOST_BRANCHES, (at + 1) * MOST_BRANCHES),
  );
  return groups.map((group) => `((${group.join(' OR ')}) NOT ${literal(chatMark('', false))})`);
}

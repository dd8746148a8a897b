/**
 * What the user decided about two ids: one person, or two. A decision is one row and touches no other, so that taking it back
 * leaves exactly what was before. Written by the screens.
 */
import { pairOf } from '@/domain/identity';
import type { AccountDatabase } from './account-database';
import { personIds } from './person-ids';
import type { MergeRow } from './rows';

/** The two are one person already, or the user has said that they are two. */
export class DecisionStandsError extends Error {
  override readonly name = 'DecisionStandsError';
  constructor() {
    super('An earlier decision, or a fact of WhatsApp, says otherwise.');
  }
}

/**
 * Writes what the user decided about the people of these two ids.
 * @throws DecisionStandsError when they are one person already, or an earlier decision keeps them apart: take that back first.
 */
export function decideIdentity(
  database: AccountDatabase,
  { a, b, decision }: Pick<MergeRow, 'a' | 'b' | 'decision'>,
  now: number,
): Promise<MergeRow> {
  return database.transaction(
    'rw',
    [database.merges, database.contacts, database.chats],
    async () => {
      const [one, other] = [await personIds(database, a), new Set(await personIds(database, b))];
      if (a === b || one.some((id) => other.has(id))) throw new DecisionStandsError();
      if (await keptApart(database, one, other)) throw new DecisionStandsError();
      const [first, second] = a < b ? [a, b] : [b, a];
      const row: MergeRow = { pair: pairOf(a, b), a: first, b: second, decision, at: now };
      await database.merges.add(row);
      return row;
    },
  );
}

/** Takes a decision back. */
export async function takeBackDecision(database: AccountDatabase, pair: string): Promise<void> {
  await database.merges.delete(pair);
}

async function keptApart(
  database: AccountDatabase,
  one: string[],
  other: ReadonlySet<string>,
): Promise<boolean> {
  const [asA, asB] = await Promise.all([
    database.merges.where('a').anyOf(one).toArray(),
    database.merges.where('b').anyOf(one).toArray(),
  ]);
  return (
    asA.some((row) => row.decision === 'different' && other.has(row.b)) ||
    asB.some((row) => row.decision === 'different' && other.has(row.a))
  );
}

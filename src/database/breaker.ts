/** The circuit breaker's row. Part of the callers' transactions over `sendingState`. */
import {
  afterHandOver,
  askBreaker,
  CLOSED,
  type BreakerAnswer,
  type BreakerState,
} from '@/domain/breaker';
import type { AccountDatabase } from './account-database';

async function readBreaker(database: AccountDatabase): Promise<BreakerState> {
  const row = await database.sendingState.get('breaker');
  return row?.key === 'breaker' ? row : CLOSED;
}

async function keepBreaker(
  database: AccountDatabase,
  { state, failures, until }: BreakerState,
): Promise<void> {
  await database.sendingState.put({ key: 'breaker', state, failures, until });
}

export async function breakerAnswer(
  database: AccountDatabase,
  now: number,
): Promise<BreakerAnswer> {
  const underWay = await database.outbox.where('status').equals('sending').count();
  return askBreaker(await readBreaker(database), now, underWay);
}

/** Notes that one is handed over now, by that answer. */
export async function passBreaker(
  database: AccountDatabase,
  answer: Extract<BreakerAnswer, { pass: true }>,
): Promise<void> {
  if (answer.next.state !== 'closed') await keepBreaker(database, answer.next);
}

export async function tellBreaker(
  database: AccountDatabase,
  result: { worked: boolean; handedOverAt: number },
  now: number,
  random: () => number,
): Promise<void> {
  const before = await readBreaker(database);
  const after = afterHandOver(before, result, now, random);
  if (after.state !== before.state || after.failures !== before.failures)
    await keepBreaker(database, after);
}

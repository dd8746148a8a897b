/**
 * Does the chain of the consent ledger hold? Looked at by the background and by the ledger's screen; what was found is a row
 * that every screen sees.
 */
import { CHAIN_START, isTrue } from '@/domain/consent-chain';
import { DAY, HOUR } from '@/domain/send-windows';
import type { AccountDatabase } from './account-database';
import type { LedgerBreak, LedgerHead, LedgerProgress } from './rows';

export interface LedgerCheck {
  lines: number;
  /** The first ones; none: the chain holds. */
  breaks: LedgerBreak[];
}

const BATCH = 1000;
/** More than anybody reads. */
const MOST_BREAKS = 20;
/** ms after which lines that held are looked at again: whoever edits the database edits what was looked at long ago, too. */
const WHOLE_EVERY = DAY;
/** ms: a chain that does not hold is walked whole each time. */
const BROKEN_EVERY = HOUR;

const START: LedgerHead = { id: 0, hash: CHAIN_START, lines: 0 };

/** Walks the whole chain, batch by batch, while others may append. */
export async function verifyLedger(database: AccountDatabase): Promise<LedgerCheck> {
  const { lines, breaks } = await walk(database, START);
  return { lines, breaks };
}

async function walk(
  { consent, counters }: AccountDatabase,
  start: LedgerHead,
): Promise<LedgerCheck & { head: LedgerHead }> {
  const breaks: LedgerBreak[] = [];
  const broken = (found: LedgerBreak) => {
    if (breaks.length < MOST_BREAKS) breaks.push(found);
  };
  let head = start;
  for (;;) {
    const [rows, counted] = await consent.db.transaction('r', consent, counters, () =>
      Promise.all([
        consent.where(':id').above(head.id).limit(BATCH).toArray(),
        counters.get('consent-lines'),
      ]),
    );
    for (const row of rows) {
      const { id = 0 } = row;
      if (row.previous !== head.hash) broken({ id, why: 'gap' });
      if (!isTrue(row)) broken({ id, why: 'changed' });
      head = { id, hash: row.hash, lines: head.lines + 1 };
    }
    if (rows.length === BATCH) continue;
    if (head.lines < (counted?.value ?? 0) && breaks.length === 0) broken({ why: 'end' });
    return { lines: head.lines, breaks, head };
  }
}

export async function readLedgerCheck({
  jobs,
}: AccountDatabase): Promise<(LedgerProgress & LedgerCheck) | undefined> {
  const job = await jobs.get('ledger-check');
  return job?.ledger && { ...job.ledger, lines: job.done };
}

/**
 * Verifies what was added since the last time, and that what was verified then still ends in the same line, at the same place;
 * once a day, and when anything is amiss, the whole. Remembers what it found.
 * @param extent `whole`: however long ago the last time was
 */
export async function checkLedger(
  database: AccountDatabase,
  now: number,
  extent: 'added' | 'whole' = 'added',
): Promise<LedgerCheck> {
  const known = await readLedgerCheck(database);
  // A clock that was set back must not put the next look off.
  const age = known ? Math.abs(now - known.wholeAt) : Infinity;
  if (known && extent === 'added') {
    const isBroken = known.breaks.length > 0;
    if (isBroken && age < BROKEN_EVERY) return { lines: known.lines, breaks: known.breaks };
    if (!isBroken && age < WHOLE_EVERY && (await stillEnds(database, known.head))) {
      const found = await walk(database, known.head);
      if (found.breaks.length === 0) {
        await remember(database, found, now, known.wholeAt);
        return { lines: found.lines, breaks: [] };
      }
    }
  }
  const found = await walk(database, START);
  await remember(database, found, now);
  return { lines: found.lines, breaks: found.breaks };
}

async function stillEnds(
  { consent }: AccountDatabase,
  { id, hash, lines }: LedgerHead,
): Promise<boolean> {
  if (lines === 0) return true;
  const row = await consent.get(id);
  return (
    row?.hash === hash &&
    isTrue(row) &&
    (await consent.where(':id').belowOrEqual(id).count()) === lines
  );
}

/** @param formerWhole absent: this was the whole */
function remember(
  { jobs }: AccountDatabase,
  { breaks, head }: LedgerCheck & { head: LedgerHead },
  now: number,
  formerWhole?: number,
): Promise<void> {
  return jobs.db.transaction('rw', jobs, async () => {
    const known = (await jobs.get('ledger-check'))?.ledger;
    // Somebody has walked the whole meanwhile, and seen more.
    if (formerWhole !== undefined && known?.wholeAt !== formerWhole) return;
    const wholeAt = formerWhole ?? now;
    const same = JSON.stringify(known?.breaks) === JSON.stringify(breaks);
    await jobs.put({
      job: 'ledger-check',
      state: 'done',
      done: head.lines,
      total: head.lines,
      startedAt: wholeAt,
      updatedAt: now,
      ledger: { head, wholeAt, breaks, ...(same && known?.seen && { seen: true }) },
    });
  });
}

/** The user knows of what is broken: only something else is to be said on every screen again. */
export function markSeen({ jobs }: AccountDatabase): Promise<void> {
  return jobs.db.transaction('rw', jobs, async () => {
    const job = await jobs.get('ledger-check');
    if (job?.ledger) await jobs.put({ ...job, ledger: { ...job.ledger, seen: true } });
  });
}

/** What was found of another chain says nothing of this one. */
export async function forgetLedgerCheck({ jobs }: AccountDatabase): Promise<void> {
  await jobs.delete('ledger-check');
}

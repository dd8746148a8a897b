/** The consent ledger: append-only, chained by hashes (`domain/consent-chain`). Whether the chain holds: `ledger-check`. */
import {
  CHAIN_START,
  linked,
  statementContent,
  type ConsentLink,
  type ConsentStatement,
} from '@/domain/consent-chain';
import { strictly, type AccountDatabase } from './account-database';
import { lastConsent } from './consent';
import { personIds } from './person-ids';
import type { ConsentRow } from './rows';

/**
 * Adds a line. The last one is read and this one written in one transaction on the table, so that two contexts never append to
 * the same line.
 */
export function recordConsent(
  database: AccountDatabase,
  statement: ConsentStatement,
): Promise<void> {
  const { consent, counters } = database;
  return database.transaction('rw', consent, counters, () => append(database, [statement]));
}

export type Decision = Pick<
  ConsentStatement,
  'chatId' | 'messageId' | 'document' | 'recordedBy'
> & { kind: 'opt-out' | 'opt-in' };

/** What the user says now counts, even where their clock is behind WhatsApp's. */
export function recordDecision(
  relaxed: AccountDatabase,
  decision: Decision,
  now: number,
): Promise<void> {
  const database = strictly(relaxed);
  const { consent, counters, contacts, chats, merges } = database;
  return database.transaction('rw', [consent, counters, contacts, chats, merges], async () => {
    const last = await lastConsent(database, await personIds(database, decision.chatId));
    const at = Math.max(now, last?.at ?? 0);
    await append(database, [{ ...decision, at, by: 'user', recordedAt: now }]);
  });
}

async function append(
  { consent, counters }: AccountDatabase,
  statements: readonly (ConsentStatement & Pick<ConsentLink, 'former'>)[],
): Promise<void> {
  let previous = (await consent.orderBy(':id').last())?.hash ?? CHAIN_START;
  const lines = statements.map((statement) => {
    const line = linked(statement, previous);
    previous = line.hash;
    return line;
  });
  await consent.bulkAdd(lines);
  const before = (await counters.get('consent-lines'))?.value ?? 0;
  await counters.put({ name: 'consent-lines', value: before + lines.length });
}

/** Takes over the lines of another chain that this one lacks, at its end. Each keeps its former place. */
export function takeOverLines(database: AccountDatabase, rows: readonly ConsentRow[]) {
  const { consent, counters } = database;
  return database.transaction('rw', consent, counters, async () => {
    const missing = new Map<string, ConsentStatement & Pick<ConsentLink, 'former'>>();
    for (const { id: _id, previous, hash, ...statement } of rows) {
      const alike = await consent.where('chatId').equals(statement.chatId).toArray();
      const content = statementContent(statement);
      if (!alike.some((line) => statementContent(line) === content) && !missing.has(content))
        missing.set(content, { former: { previous, hash }, ...statement });
    }
    await append(database, [...missing.values()]);
  });
}

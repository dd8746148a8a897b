/**
 * Version 3: whom not to contact, what the pace and the breaker remember, follow-ups, attachments, and what the user knows of a
 * person. The lines of consent become a chain.
 */
import Dexie, { type Transaction } from 'dexie';
import type { ConsentStatement } from '@/domain/consent-chain';

export const version3 = {
  version: 3,
  stores: {
    doNotContact: '[listId+first]',
    doNotContactLists: 'id',
    sendingState: 'key',
    followUps: 'chatId, dueAt',
    attachments: 'id',
    personDetails: 'id',
  },
  async upgrade(transaction: Transaction) {
    // Every context brings the schema along; hashing is for the one that upgrades.
    const { CHAIN_START, linked } = await Dexie.waitFor(import('@/domain/consent-chain'));
    const table = transaction.table<ConsentStatement & { id: number }>('consent');
    const rows = await table.orderBy(':id').toArray();
    let previous = CHAIN_START;
    const lines = rows.map(({ id, ...statement }) => {
      const line = linked(statement, previous);
      previous = line.hash;
      return { id, ...line };
    });
    await table.bulkPut(lines);
    await transaction.table('counters').put({ name: 'consent-lines', value: lines.length });
  },
} as const;

/**
 * Storage that fails in the middle of a step of a message's life: whichever table it is that cannot be written, nothing has
 * happened, and the same step works when there is room again.
 */
import { describe, expect, it } from 'vitest';
import type { Table } from 'dexie';
import { MOST_ATTEMPTS } from '@/domain/retry';
import { DAY, HOUR } from '@/domain/send-windows';
import { ANA, captured, envelope, NOON } from '../../test/captured';
import { AccountDatabase, strictly } from './account-database';
import { approve, confirmArrived, openDraft, redraft, reject, undoApproval } from './approvals';
import { recordConsent } from './consent-ledger';
import { claim, refuseHandOver, reviewApprovals, settle, type Settlement } from './delivery';
import { setFollowUp } from './follow-ups';
import { ingest } from './ingest';
import { stopAll } from './stop-all';
import { saveTemplate } from './templates';

const TEXT = 'Temos sim! Separo para você?';
const LATER = NOON + 6000;

interface Life {
  database: AccountDatabase;
  /** The outbox's only row. */
  id: string;
}
type Step = (life: Life) => Promise<unknown>;

const rowOf = async ({ database, id }: Life) => {
  const row = await database.outbox.get(id);
  if (!row) throw new Error('No such row.');
  return row;
};
const hear = (database: AccountDatabase, message: ReturnType<typeof captured>) =>
  ingest(database, [envelope({ type: 'messages', source: 'live', messages: [message] })], LATER);

const approving: Step = async (life) => {
  const { id, version } = await rowOf(life);
  await approve(life.database, { id, version, text: TEXT }, NOON);
};
const claiming: Step = async (life) => {
  const world = { now: LATER, random: () => 0.5, userTimeZone: 'UTC', pageInstance: 'page-1' };
  return claim(life.database, await rowOf(life), world);
};
const settling =
  (settlement: Omit<Settlement, 'stanzaId'>): Step =>
  async (life) => {
    const { stanzaId = '' } = await rowOf(life);
    await settle(life.database, { stanzaId, ...settlement }, LATER, () => 0.5);
  };
const acknowledged =
  (ack: 1 | 2 | 3): Step =>
  async (life) => {
    const { stanzaId = '' } = await rowOf(life);
    await hear(life.database, captured({ stanzaId, fromMe: true, ack, timestamp: LATER }));
  };

const sending = [approving, claiming];
/** What any message that is heard writes. */
const HEARD = ['messages', 'chats', 'coverage', 'counters', 'minutes'];

const steps: {
  name: string;
  before: Step[];
  step: Step;
  ends: string;
  /** The tables that it writes. */
  writes: string[];
}[] = [
  {
    name: 'approve',
    before: [],
    step: approving,
    ends: 'approved',
    writes: ['outbox', 'audit', 'followUps', 'templates'],
  },
  {
    name: 'skip',
    before: [],
    step: ({ database, id }) => reject(database, id, NOON),
    ends: 'rejected',
    writes: ['outbox', 'audit', 'followUps'],
  },
  {
    name: 'undo',
    before: [approving],
    step: ({ database, id }) => undoApproval(database, id, NOON),
    ends: 'draft',
    writes: ['outbox', 'audit'],
  },
  {
    name: 'stop all',
    before: [approving],
    step: ({ database }) => stopAll(database, NOON),
    ends: 'draft',
    writes: ['outbox', 'audit'],
  },
  {
    name: 'a newer message',
    before: [approving],
    step: ({ database }) =>
      hear(database, captured({ stanzaId: '3ANEWER', timestamp: NOON + 1000, text: 'Deixa' })),
    ends: 'draft',
    writes: [...HEARD, 'outbox', 'audit'],
  },
  {
    name: 'an opt-out',
    before: [approving],
    step: ({ database }) =>
      hear(
        database,
        captured({
          stanzaId: '3AOUT',
          timestamp: NOON + 1000,
          text: 'não quero mais receber mensagens',
        }),
      ),
    ends: 'draft',
    writes: [...HEARD, 'outbox', 'audit', 'consent'],
  },
  {
    name: 'the end of an approval',
    before: [approving],
    step: ({ database }) => reviewApprovals(database, { now: NOON + 37 * HOUR }),
    ends: 'draft',
    writes: ['outbox', 'audit'],
  },
  {
    name: 'the claim',
    before: [approving],
    step: claiming,
    ends: 'sending',
    writes: ['outbox', 'audit', 'sendLedger', 'buckets', 'sendingState'],
  },
  {
    name: 'the claim of a row that was changed',
    before: [approving, ({ database, id }) => database.outbox.update(id, { text: 'Outro' })],
    step: claiming,
    ends: 'draft',
    writes: ['outbox', 'audit'],
  },
  {
    name: 'a refusal',
    before: [
      approving,
      ({ database }) =>
        recordConsent(database, { chatId: ANA, kind: 'opt-out', at: NOON, by: 'user' }),
    ],
    step: claiming,
    ends: 'refused',
    writes: ['outbox', 'audit', 'counters', 'minutes', 'sendingState'],
  },
  {
    name: 'sent',
    before: sending,
    step: settling({ outcome: 'sent', messageId: 'm' }),
    ends: 'sent',
    writes: ['outbox', 'audit', 'counters', 'minutes'],
  },
  {
    name: 'failed',
    before: sending,
    step: settling({ outcome: 'failed', code: 'whatsapp-refused' }),
    ends: 'failed',
    writes: ['outbox', 'audit', 'counters', 'minutes', 'sendingState'],
  },
  {
    name: 'not known',
    before: sending,
    step: settling({ outcome: 'unknown', code: 'no-answer' }),
    ends: 'unconfirmed',
    writes: ['outbox', 'audit', 'counters', 'minutes', 'sendingState'],
  },
  {
    name: 'not left',
    before: sending,
    step: settling({ outcome: 'unsent' }),
    ends: 'approved',
    writes: ['outbox', 'audit', 'sendLedger', 'sendingState'],
  },
  {
    name: 'not left, for the last time',
    before: [
      ...sending,
      ({ database, id }) => database.outbox.update(id, { attempts: MOST_ATTEMPTS - 1 }),
    ],
    step: settling({ outcome: 'unsent' }),
    ends: 'failed',
    writes: ['outbox', 'audit', 'sendLedger', 'counters', 'minutes', 'sendingState'],
  },
  {
    name: 'not left, and stopped meanwhile',
    before: [...sending, ({ database }) => stopAll(database, LATER)],
    step: settling({ outcome: 'unsent' }),
    ends: 'draft',
    writes: ['outbox', 'audit', 'sendLedger', 'sendingState'],
  },
  {
    name: 'a hand-over that is refused',
    before: sending,
    step: async (life) =>
      refuseHandOver(life.database, (await rowOf(life)).stanzaId ?? '', 'file-changed', LATER),
    ends: 'failed',
    writes: ['outbox', 'audit', 'sendLedger', 'counters', 'minutes'],
  },
  {
    name: 'an acknowledgement before the result',
    before: sending,
    step: acknowledged(2),
    ends: 'delivered',
    writes: [...HEARD, 'outbox', 'audit'],
  },
  {
    name: 'an acknowledgement after it',
    before: [...sending, settling({ outcome: 'sent' })],
    step: acknowledged(3),
    ends: 'read',
    writes: [...HEARD, 'outbox', 'audit'],
  },
  {
    name: 'the human’s word that it arrived',
    before: [...sending, settling({ outcome: 'unknown' })],
    step: ({ database, id }) => confirmArrived(database, id, LATER),
    ends: 'sent',
    writes: ['outbox', 'audit'],
  },
  {
    name: 'another try',
    before: [...sending, settling({ outcome: 'unknown' })],
    step: ({ database, id }) => redraft(database, id, LATER),
    ends: 'draft',
    writes: ['outbox', 'audit'],
  },
];

async function begun(before: readonly Step[]): Promise<Life> {
  const database = new AccountDatabase(crypto.randomUUID());
  await hear(database, captured({ timestamp: NOON - 60_000 }));
  await setFollowUp(database, { chatId: ANA, text: TEXT, days: 1 }, NOON - DAY);
  const ref = await saveTemplate(database, { title: 'Sim', text: TEXT }, NOON);
  const source = { kind: 'template' as const, ref };
  const { id } = await openDraft(
    database,
    { chatId: ANA, text: TEXT, source, priority: 'follow-up' },
    NOON,
  );
  const life = { database, id };
  for (const step of before) await step(life);
  return life;
}

/** Both connections: the one that is asked, and the one that writes what must not get lost. */
const tablesOf = (database: AccountDatabase): Table[] =>
  [database, strictly(database)].flatMap(({ tables }) => tables);

/** Dexie's own hooks: they stand where the write is made, in the midst of the transaction. */
function watch(database: AccountDatabase, heard: (table: string) => void): () => void {
  const undo = tablesOf(database).map(({ name, hook }) => {
    const hear = () => {
      heard(name);
    };
    hook('creating', hear);
    hook('updating', hear);
    hook('deleting', hear);
    return () => {
      hook('creating').unsubscribe(hear);
      hook('updating').unsubscribe(hear);
      hook('deleting').unsubscribe(hear);
    };
  });
  return () => {
    for (const one of undo) one();
  };
}

/** Everything that is stored. */
async function stored({ tables }: AccountDatabase): Promise<Record<string, unknown[]>> {
  const rows = await Promise.all(tables.map((table) => table.toArray()));
  return Object.fromEntries(tables.map(({ name }, index) => [name, rows[index] ?? []]));
}

/** What became of the message, without what is drawn by lot. */
async function outcomeOf(life: Life) {
  const { status, version, attempts, voided, failure } = await rowOf(life);
  const audit = await life.database.audit.toArray();
  return {
    row: { status, version, attempts, voided, failure },
    steps: audit.map(({ from, to, by, reason }) => [from, to, by, reason]),
    ledger: await life.database.sendLedger.count(),
    counters: await life.database.counters.toArray(),
  };
}

describe.each(steps)('storage that fails at: $name', ({ before, step, ends, writes }) => {
  it('is tried in every table that the step writes', async () => {
    const life = await begun(before);
    const written = new Set<string>();
    const stop = watch(life.database, (table) => written.add(table));
    await step(life);
    stop();
    expect((await rowOf(life)).status).toBe(ends);
    expect([...written].sort()).toEqual(writes.toSorted());
  });

  it.each(writes)('%s: all is as it was, and the step can be made again', async (failing) => {
    const life = await begun(before);
    const earlier = await stored(life.database);
    const mend = watch(life.database, (table) => {
      if (table === failing) throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(step(life)).rejects.toThrow();
    mend();
    expect(await stored(life.database)).toEqual(earlier);
    await step(life);
    const undisturbed = await begun(before);
    await step(undisturbed);
    expect(await outcomeOf(life)).toEqual(await outcomeOf(undisturbed));
  });
});

import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { IdentityDecision } from '@/domain/identity';
import { peopleOf } from '@/domain/identity-people';
import type { PageEvent } from '@/protocol/page-event';
import { ANA, captured, envelope, NOON } from '../../test/captured';
import { AccountDatabase } from './account-database';
import { approve, openDraft } from './approvals';
import { approvedInOrder, claim } from './delivery';
import { ingest, type StoredEvent } from './ingest';
import { decideIdentity, DecisionStandsError, takeBackDecision } from './merges';
import { personIds } from './person-ids';
import type { ContactRow } from './rows';

let database: AccountDatabase;

beforeEach(() => {
  database = new AccountDatabase(crypto.randomUUID());
});

const ANA_LID = '111222333444555@lid';
/** The same number without its ninth digit. */
const ANA_OLD = '551188887777@c.us';
const WORK = '5521998887766@c.us';
const BIA = '5531977776666@c.us';
const NOBODY_YET = '5541988885555@c.us';

const tell = (...events: (PageEvent & StoredEvent)[]) =>
  ingest(
    database,
    events.map((event) => envelope(event)),
    NOON,
  );
const contact = (id: string, change: Partial<ContactRow> = {}): ContactRow => ({
  id,
  saved: false,
  business: false,
  updatedAt: NOON,
  ...change,
});
const wrote = (chatId: string, text = 'Oi!', at = NOON - 60_000) =>
  tell({
    type: 'messages',
    source: 'live',
    messages: [captured({ chatId, text, timestamp: at })],
  });
const everyRow = async () =>
  Object.fromEntries(
    await Promise.all(
      database.tables.map(async (table) => [table.name, await table.toArray()] as const),
    ),
  );

describe('all ids of a person', () => {
  it('are the id alone where nothing else is known', async () => {
    expect(await personIds(database, ANA)).toEqual([ANA]);
    expect(await personIds(database, '120363000000000000@g.us')).toEqual([
      '120363000000000000@g.us',
    ]);
  });

  it.each([ANA, ANA_OLD, ANA_LID, WORK])(
    'are everything that hangs together, seen from any of them (%s)',
    async (id) => {
      await database.contacts.bulkPut([contact(ANA), contact(ANA_LID, { pairedId: ANA })]);
      await wrote(ANA_OLD);
      await wrote(WORK);
      await wrote(BIA);
      await decideIdentity(database, { a: ANA, b: WORK, decision: 'same' }, NOON);
      const ids = await personIds(database, id);
      expect(ids[0]).toBe(id);
      expect(ids.toSorted()).toEqual([ANA, ANA_OLD, ANA_LID, WORK].toSorted());
    },
  );

  it('hold a spelling of the number only where that is known', async () => {
    await wrote(ANA);
    expect(await personIds(database, ANA)).toEqual([ANA]);
    await wrote(ANA_OLD);
    expect(await personIds(database, ANA)).toEqual([ANA, ANA_OLD]);
  });

  it('reach through a number that only its private id tells of', async () => {
    await database.contacts.bulkPut([contact(ANA_OLD), contact(ANA_LID, { pairedId: ANA })]);
    expect((await personIds(database, ANA_OLD)).toSorted()).toEqual(
      [ANA_OLD, ANA, ANA_LID].toSorted(),
    );
  });

  it('leave out a number that has gone to somebody else', async () => {
    const newLid = '999888777666555@lid';
    await wrote(ANA);
    await tell({ type: 'pairs', pairs: [{ lid: ANA_LID, phoneId: ANA }] });
    expect(await personIds(database, ANA_LID)).toEqual([ANA_LID, ANA]);
    await tell({ type: 'pairs', pairs: [{ lid: newLid, phoneId: ANA }] });
    expect(await personIds(database, ANA)).toEqual([ANA, newLid]);
    expect(await personIds(database, ANA_LID)).toEqual([ANA_LID]);
  });

  it('are those of the rule, whatever the rows say', async () => {
    const pool = [ANA, ANA_OLD, WORK, BIA, ANA_LID, '102@lid', '103@lid'];
    const anyId = fc.constantFrom(...pool);
    const world = fc.record({
      contacts: fc.uniqueArray(
        fc.record({ id: anyId, pairedId: fc.option(anyId, { nil: undefined }) }),
        { selector: ({ id }) => id },
      ),
      decisions: fc.uniqueArray(
        fc
          .tuple(anyId, anyId, fc.constantFrom('same' as const, 'different' as const))
          .filter(([a, b]) => a < b)
          .map(([a, b, decision]): IdentityDecision => ({ a, b, decision })),
        { selector: ({ a, b }) => `${a} ${b}`, maxLength: 4 },
      ),
    });
    await fc.assert(
      fc.asyncProperty(world, anyId, async ({ contacts, decisions }, id) => {
        await database.contacts.clear();
        await database.merges.clear();
        await database.contacts.bulkPut(contacts.map((row) => contact(row.id, row)));
        await database.merges.bulkPut(
          decisions.map((row) => ({ ...row, pair: `${row.a} ${row.b}`, at: NOON })),
        );
        const people = peopleOf({
          ids: [{ id }, ...contacts.filter((row) => row.id !== id)].concat(
            contacts.filter((row) => row.id === id),
          ),
          decisions,
        });
        const expected = people.find((group) => group.includes(id)) ?? [];
        expect((await personIds(database, id)).toSorted()).toEqual(expected.toSorted());
      }),
      { numRuns: 150 },
    );
  });
});

describe('a decision of the user', () => {
  it('taken back leaves every row as it was', async () => {
    await wrote(ANA);
    await wrote(WORK);
    await wrote(BIA);
    await decideIdentity(database, { a: WORK, b: BIA, decision: 'different' }, NOON);
    const before = await everyRow();
    const { pair } = await decideIdentity(database, { a: ANA, b: WORK, decision: 'same' }, NOON);
    expect(await everyRow()).not.toEqual(before);
    await takeBackDecision(database, pair);
    expect(await everyRow()).toEqual(before);
  });

  it('is refused where it contradicts an earlier one, through whichever of their ids', async () => {
    await database.contacts.bulkPut([contact(ANA), contact(ANA_LID, { pairedId: ANA })]);
    await decideIdentity(database, { a: ANA, b: WORK, decision: 'different' }, NOON);
    for (const decision of ['same', 'different'] as const)
      await expect(
        decideIdentity(database, { a: WORK, b: ANA_LID, decision }, NOON),
      ).rejects.toThrow(DecisionStandsError);
    await decideIdentity(database, { a: WORK, b: BIA, decision: 'same' }, NOON);
    await expect(
      decideIdentity(database, { a: ANA_LID, b: BIA, decision: 'same' }, NOON),
    ).rejects.toThrow(DecisionStandsError);
    expect(await database.merges.count()).toBe(2);
  });

  it('is refused where they are one person already', async () => {
    await database.contacts.bulkPut([contact(ANA), contact(ANA_LID, { pairedId: ANA })]);
    for (const decision of ['same', 'different'] as const)
      await expect(
        decideIdentity(database, { a: ANA, b: ANA_LID, decision }, NOON),
      ).rejects.toThrow(DecisionStandsError);
    await expect(
      decideIdentity(database, { a: ANA, b: ANA, decision: 'same' }, NOON),
    ).rejects.toThrow(DecisionStandsError);
  });
});

const OPT_OUT = 'não quero mais receber mensagens';
const AFTER_UNDO = NOON + 6000;

async function approved(chatId: string, text = 'Chegou o seu pedido!') {
  const draft = await openDraft(database, { chatId, text }, NOON);
  return approve(database, { id: draft.id, version: draft.version, text }, NOON);
}

async function tryClaim() {
  const answers = [];
  for (const row of await approvedInOrder(database, AFTER_UNDO))
    answers.push(
      await claim(database, row, {
        now: AFTER_UNDO,
        random: () => 0.5,
        userTimeZone: 'America/Sao_Paulo',
        pageInstance: 'page-1',
      }),
    );
  return answers.map(({ kind }) => kind);
}

describe('an opt-out under one id', () => {
  const ways: [string, string, () => Promise<unknown>][] = [
    ['a pair', ANA_LID, () => tell({ type: 'pairs', pairs: [{ lid: ANA_LID, phoneId: ANA }] })],
    ['the ninth digit', ANA_OLD, () => Promise.resolve()],
    ['a merge', WORK, () => decideIdentity(database, { a: ANA, b: WORK, decision: 'same' }, NOON)],
  ];

  it.each(ways)(
    'takes back what was approved for the other, after %s',
    async (_, other, become) => {
      await wrote(ANA);
      await wrote(other);
      await become();
      const { id } = await approved(ANA);
      await wrote(other, OPT_OUT, NOON + 1000);
      expect(await database.outbox.get(id)).toMatchObject({
        status: 'draft',
        voided: { reason: 'opt-out' },
      });
      expect(await tryClaim()).toEqual([]);
    },
  );

  it.each(ways)(
    'that was said before stops what is approved for the other, after %s',
    async (_, other, become) => {
      await wrote(ANA);
      await wrote(other, OPT_OUT);
      await become();
      const { id } = await approved(ANA);
      expect(await tryClaim()).toEqual(['refused']);
      expect((await database.outbox.get(id))?.status).toBe('refused');
    },
  );

  it('counts no more for the other once the merge is undone, and only then', async () => {
    await wrote(ANA);
    await wrote(WORK, OPT_OUT);
    const { pair } = await decideIdentity(database, { a: ANA, b: WORK, decision: 'same' }, NOON);
    await approved(ANA);
    expect(await tryClaim()).toEqual(['refused']);
    await takeBackDecision(database, pair);
    await approved(WORK);
    await approved(ANA, 'Boa tarde! Seu pedido está pronto.');
    expect((await tryClaim()).toSorted()).toEqual(['claimed', 'refused']);
  });

  it('says nothing of somebody else', async () => {
    await wrote(ANA);
    await wrote(WORK, OPT_OUT);
    await approved(ANA);
    expect(await tryClaim()).toEqual(['claimed']);
  });
});

describe('members of a group', () => {
  const GROUP = '120363000000000000@g.us';
  const group = (senderId: string) =>
    captured({
      chatId: GROUP,
      senderId,
      id: `false_${GROUP}_3A${senderId.slice(0, 8)}_${senderId}`,
    });

  it('become no contacts by writing', async () => {
    await tell({
      type: 'messages',
      source: 'live',
      messages: [group(NOBODY_YET), group('555666777888999@lid')],
    });
    expect(await database.messages.count()).toBe(2);
    expect(await database.contacts.count()).toBe(0);
    expect((await database.chats.toArray()).map(({ id }) => id)).toEqual([GROUP]);
  });

  it('nor by WhatsApp telling their numbers', async () => {
    await tell(
      { type: 'messages', source: 'live', messages: [group('555666777888999@lid')] },
      { type: 'pairs', pairs: [{ lid: '555666777888999@lid', phoneId: NOBODY_YET }] },
    );
    expect(await database.contacts.count()).toBe(0);
  });

  it('who are contacts or chats have their pair learned, also when it is told with their first message', async () => {
    await tell(
      { type: 'pairs', pairs: [{ lid: ANA_LID, phoneId: ANA }] },
      { type: 'messages', source: 'live', messages: [captured({ chatId: ANA_LID })] },
    );
    expect(await personIds(database, ANA)).toEqual([ANA, ANA_LID]);
  });
});

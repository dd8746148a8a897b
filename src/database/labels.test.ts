import { beforeEach, describe, expect, it } from 'vitest';
import { LABEL_COLOURS, MAX_LABEL } from '@/domain/label';
import { ANA, NOON } from '../../test/captured';
import { AccountDatabase } from './account-database';
import {
  allLabels,
  idsWithLabels,
  labelsByPersonId,
  labelsOf,
  labelsOfPerson,
  putLabelOn,
  takeLabelOff,
} from './labels';
import { decideIdentity, takeBackDecision } from './merges';
import { personIds } from './person-ids';

const OTHER = '777000777@lid';
const BIA = '5511977776666@c.us';
let database: AccountDatabase;

beforeEach(() => {
  database = new AccountDatabase(crypto.randomUUID());
});

const names = (labels: { name: string }[]) => labels.map(({ name }) => name);
const namesOf = async (id: string) =>
  names(await labelsOf(database, await personIds(database, id)));

describe('a label', () => {
  it('is made once, whatever the spelling, and each new one has another colour', async () => {
    const vip = await putLabelOn(database, ANA, ' Cliente  VÍP ', NOON);
    expect(vip).toMatchObject({ name: 'Cliente VÍP', colour: LABEL_COLOURS[0], createdAt: NOON });
    const again = await putLabelOn(database, BIA, 'cliente vip', NOON + 1);
    const other = await putLabelOn(database, BIA, 'Atacado', NOON + 2);
    expect(again).toEqual(vip);
    expect(other.colour).toBe(LABEL_COLOURS[1]);
    expect(names(await allLabels(database))).toEqual(['Atacado', 'Cliente VÍP']);
    expect(await namesOf(ANA)).toEqual(['Cliente VÍP']);
    expect(await namesOf(BIA)).toEqual(['Atacado', 'Cliente VÍP']);
    expect((await idsWithLabels(database, [vip.id])).sort()).toEqual([BIA, ANA].sort());
    const lists = await labelsByPersonId(database);
    expect(names(labelsOfPerson([BIA, ANA, OTHER], lists))).toEqual(['Atacado', 'Cliente VÍP']);
  });

  it.each([
    ['no name', '  '],
    ['a long one', 'x'.repeat(MAX_LABEL + 1)],
  ])('with %s is refused, and nothing is written', async (_, name) => {
    await expect(putLabelOn(database, ANA, name, NOON)).rejects.toThrow(RangeError);
    expect(await database.labels.count()).toBe(0);
    await putLabelOn(database, ANA, '🌻'.repeat(MAX_LABEL), NOON);
    expect(await database.personLabels.count()).toBe(1);
  });

  it('is made once even where two screens make it at the same moment', async () => {
    await Promise.all([ANA, BIA].map((id) => putLabelOn(database, id, 'VIP', NOON)));
    expect(await database.labels.count()).toBe(1);
  });

  it('stays when the last person loses it', async () => {
    const { id } = await putLabelOn(database, ANA, 'VIP', NOON);
    await takeLabelOff(database, ANA, id, NOON + 1);
    expect(await namesOf(ANA)).toEqual([]);
    expect((await labelsByPersonId(database)).get(ANA)).toBeUndefined();
    expect(await idsWithLabels(database, [id])).toEqual([]);
    expect(names(await allLabels(database))).toEqual(['VIP']);
    await putLabelOn(database, ANA, 'vip', NOON + 2);
    expect(await namesOf(ANA)).toEqual(['VIP']);
  });
});

describe('a merged person', () => {
  const merge = () => decideIdentity(database, { a: ANA, b: OTHER, decision: 'same' }, NOON);

  it('has the labels of all of their ids, each once, and each id its own after the way back', async () => {
    await putLabelOn(database, ANA, 'VIP', NOON);
    await putLabelOn(database, OTHER, 'VIP', NOON);
    await putLabelOn(database, OTHER, 'Atacado', NOON);
    const { pair } = await merge();
    expect(await namesOf(ANA)).toEqual(['Atacado', 'VIP']);
    expect(await namesOf(OTHER)).toEqual(['Atacado', 'VIP']);
    await takeBackDecision(database, pair);
    expect(await namesOf(ANA)).toEqual(['VIP']);
  });

  it('loses a label under all of them', async () => {
    const { id } = await putLabelOn(database, OTHER, 'VIP', NOON);
    await putLabelOn(database, ANA, 'VIP', NOON);
    await merge();
    await takeLabelOff(database, ANA, id, NOON + 1);
    expect(await namesOf(OTHER)).toEqual([]);
    expect(await idsWithLabels(database, [id])).toEqual([]);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { AccountDatabase } from '@/database/account-database';
import { ANA, BRUNO, chatOf, contactOf, message } from '../testing/rows';
import {
  findTargets,
  isNamed,
  readTargets,
  suggestMe,
  suggestTarget,
  type Target,
} from './targets';

const GROUP = '120363000000000001@g.us';

let database: AccountDatabase;
let targets: Target[];

beforeEach(async () => {
  database = new AccountDatabase(crypto.randomUUID());
  const lid = '123456789012345@lid';
  await database.contacts.bulkPut([
    contactOf(ANA, 'Ana Lima', { pushName: 'Aninha' }),
    contactOf(BRUNO, 'Bruno', { pairedId: lid }),
    contactOf(lid, 'Bruno', { pairedId: BRUNO, phone: undefined }),
    contactOf('5531911112222@c.us', 'Carla'),
    contactOf('5531933334444@c.us', 'Carla'),
  ]);
  await database.chats.bulkPut([
    chatOf(ANA, 'Ana', message(ANA, 'oi', 60)),
    chatOf(lid, 'Bruno', message(lid, 'oi', 5)),
    { ...chatOf(GROUP, 'Vendas: SP', message(GROUP, 'oi', 30)), kind: 'group' },
    { ...chatOf('1@newsletter', 'Ofertas', message(ANA, 'oi', 1)), kind: 'newsletter' },
  ]);
  targets = await readTargets(database);
});

const named = (...names: string[]) => names.map((name) => ({ name }));

describe('chats that can be chosen', () => {
  it('are everyone once, and groups; those with the newest messages first', () => {
    expect(targets.map(({ name, group, hasChat }) => ({ name, group, hasChat }))).toEqual([
      { name: 'Bruno', group: false, hasChat: true },
      { name: 'Vendas: SP', group: true, hasChat: true },
      { name: 'Ana Lima', group: false, hasChat: true },
      { name: 'Carla', group: false, hasChat: false },
      { name: 'Carla', group: false, hasChat: false },
    ]);
  });

  it('take a person’s messages where that person’s chat is', () => {
    expect(targets[0]?.chatId).toBe('123456789012345@lid');
  });

  it('are found by name and by number', () => {
    const found = (text: string) => findTargets(targets, text, 9).map(({ name }) => name);
    expect(found('lima ana')).toEqual(['Ana Lima']);
    expect(found('98765-4321')).toEqual(['Ana Lima']);
    expect(found('vendas')).toEqual(['Vendas: SP']);
    expect(found('zzz')).toEqual([]);
    expect(findTargets(targets, '', 2)).toHaveLength(2);
  });

  it.each([
    ['Ana Lima', true],
    ['ana lima', true],
    ['Aninha', true],
    ['+55 11 98765-4321', true],
    ['+55 11 8765-4321', true],
    ['Ana', false],
    ['+55 11 98765-4322', false],
    ['11', false],
  ])('are known as %s: %s', (name, is) => {
    expect(
      isNamed(
        targets.find(({ chatId }) => chatId === ANA)!,
        name,
      ),
    ).toBe(is);
  });
});

describe('where a file belongs', () => {
  it.each<[string, { chatName?: string; authors: { name: string }[] }, string | undefined]>([
    ['by its name', { chatName: 'Ana Lima', authors: [] }, ANA],
    ['by a group’s name', { chatName: 'Vendas: SP', authors: named('x', 'y', 'z') }, GROUP],
    ['by a number', { chatName: '+55 11 98765-4321', authors: [] }, ANA],
    ['by the only author who is known', { authors: named('Loja', 'Ana Lima') }, ANA],
    ['not by a name that two have', { chatName: 'Carla', authors: [] }, undefined],
    ['not by one of many authors', { authors: named('Loja', 'Ana Lima', 'Zeca') }, undefined],
    ['not by nobody', { chatName: 'Zeca', authors: named('Loja', 'Zeca') }, undefined],
  ])('%s', (_, preview, chatId) => {
    expect(suggestTarget(targets, preview)?.chatId).toBe(chatId);
  });

  it.each<[string, string[], string | null | undefined]>([
    ['the other of two', ['Ana Lima', 'Loja'], 'Loja'],
    ['nobody, where only they wrote', ['Ana Lima'], null],
    ['nobody that could be told', ['Loja', 'Zeca'], undefined],
    ['nobody of three', ['Ana Lima', 'Loja', 'Zeca'], undefined],
  ])('the user is %s', (_, authors, me) => {
    const ana = targets.find(({ chatId }) => chatId === ANA);
    expect(suggestMe(ana, named(...authors))).toBe(me);
  });

  it('does not tell who the user is in a group', () => {
    const group = targets.find(({ chatId }) => chatId === GROUP);
    expect(suggestMe(group, named('Ana Lima', 'Loja'))).toBeUndefined();
  });
});

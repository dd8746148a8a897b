/** The real thing: the Worker, SQLite on OPFS, Dexie on IndexedDB, and the client that pages use. */
import { describe, expect, it } from 'vitest';
import { labelsOf, putLabelOn, takeLabelOff } from '@/database/labels';
import { addNote, notesOf, removeNote } from '@/database/notes';
import { changeDevice } from '@/database/registry';
import type { ChatRow, MessageRow } from '@/database/rows';
import type { FilterMeaning } from '@/domain/search-query/query';
import { NO_NAMES } from '@/protocol/search-api';
import { connectSearch } from '@/search-client/connect-search';
import { startSearchWorker } from './start-search-worker';
import { ANA, BIA, DAY, GROUP, MARCH } from './testing/message-rows';
import { account, asking, ended, found, ready, start } from './testing/real-search';

const ANA_LID = '99887766@lid';

function chat(id: string): ChatRow {
  return {
    id,
    kind: 'person',
    name: '',
    unreadCount: 0,
    archived: false,
    readOnly: false,
    lastMessageAt: MARCH,
    lastMessageId: '',
    lastText: '',
    lastKind: 'text',
    lastFromMe: false,
    lastIncomingAt: 0,
    lastIncomingId: '',
    lastOutgoingAt: 0,
    waitingSince: 0,
    unanswered: 0,
  };
}

const rowids = (...messages: (MessageRow | undefined)[]) => messages.map((row) => row?.rowid);

describe('messages', () => {
  it('are found by words without accents, by beginnings, newest first', async () => {
    const { put } = await account();
    const [old, recent] = await put(
      { text: 'Você tem o tênis azul em promoção?' },
      { text: 'Tenis azul chegou', timestamp: MARCH + DAY },
      { text: 'Bom dia' },
      { text: '', kind: 'image' },
      { text: '', kind: 'call' },
    );
    const { client } = start();
    await ready(client, 4);
    expect(await found(client, 'tenis azul')).toEqual(rowids(recent, old));
    expect(await found(client, 'TÊNIS PROMO')).toEqual(rowids(old));
    expect(await client.searchMessages({ ...asking('tenis'), limit: 1 })).toMatchObject({
      rowids: rowids(recent),
      count: 2,
    });
    expect(await found(client, '"')).toEqual([]);
  });

  it('are found within a chat and between dates', async () => {
    const { put } = await account();
    const [march, april, other] = await put(
      { text: 'pedido azul' },
      { text: 'pedido verde', timestamp: MARCH + 30 * DAY },
      { text: 'pedido de outra', chatId: BIA },
    );
    const { client } = start();
    await ready(client, 3);
    const search = async (chatId: string, time: { from?: number; to?: number } = {}) => {
      const query = asking('pedido', { kind: 'time', ...time });
      return (await client.searchMessages({ ...query, chatIds: [chatId] })).rowids;
    };
    expect(await search(ANA)).toEqual(rowids(april, march));
    expect(await search(BIA)).toEqual(rowids(other));
    expect(await search(GROUP)).toEqual([]);
    expect(await search(ANA, { to: MARCH + DAY })).toEqual(rowids(march));
    expect(await search(ANA, { from: MARCH + 30 * DAY })).toEqual(rowids(april));
    expect(await search(ANA, { to: MARCH })).toEqual([]);
  });

  it('are followed as they come, change and go', async () => {
    const { database, put, erase } = await account();
    const { client } = start();
    await ready(client, 0);
    const [message] = await put({ text: 'quero o azul' });
    if (!message) throw new Error('no row');
    await expect.poll(() => found(client, 'azul')).toEqual([message.rowid]);
    await put({ ...message, text: 'quero o verde' });
    await expect.poll(() => found(client, 'verde')).toEqual([message.rowid]);
    expect(await found(client, 'azul')).toEqual([]);
    await erase(message);
    await expect.poll(() => found(client, 'verde')).toEqual([]);
    await ready(client, 0);
    expect(await database.messages.count()).toBe(0);
  });

  it('of another account are not found after a switch, and are again after the way back', async () => {
    const one = await account();
    await one.put({ text: 'conta um' });
    const { client } = start();
    await ready(client, 1);
    const two = await account();
    await two.put({ text: 'conta dois' });
    await expect.poll(() => found(client, 'dois')).toHaveLength(1);
    expect(await found(client, 'um')).toEqual([]);
    await changeDevice({ currentAccountId: one.database.accountId });
    await expect.poll(() => found(client, 'um')).toHaveLength(1);
    expect(await found(client, 'dois')).toEqual([]);
  });

  it('like a text are found among those that persons wrote', async () => {
    const { put } = await account();
    const [both, one] = await put(
      { text: 'Vocês entregam no Butantã?' },
      { text: 'entregam amanhã' },
      { text: 'entregam no Butantã', fromMe: true },
      { text: 'entregam no Butantã', chatId: GROUP },
      { text: 'Qual o preço?' },
    );
    const { client } = start();
    await ready(client, 5);
    const similar = await client.similarIncoming('oi, vocês entregam no butanta?');
    expect(similar).toEqual(rowids(both, one));
    expect(await client.similarIncoming('')).toEqual([]);
  });
});

describe('names', () => {
  it('of contacts are found with typos, without accents, and by their number', async () => {
    const { database } = await account();
    const contact = { saved: true, business: false, updatedAt: 1 };
    await database.contacts.bulkPut([
      { ...contact, id: ANA, phone: '5511987654321', savedName: 'Ana Conceição' },
      { ...contact, id: BIA, phone: '552199998888', pushName: 'Bia', businessName: 'Padaria Sol' },
    ]);
    const { client } = start();
    expect(await client.searchContacts('conceicao')).toEqual([ANA]);
    expect(await client.searchContacts('conceiçoa')).toEqual([ANA]);
    expect(await client.searchContacts('pad')).toEqual([BIA]);
    expect(await client.searchContacts('(11) 98765-43')).toEqual([ANA]);
    expect(await client.searchContacts('+55 21 9 9999-8888')).toEqual([BIA]);
    expect(await client.searchContacts('zzz')).toEqual([]);
    await database.contacts.update(BIA, { pushName: 'Beatriz', updatedAt: 2 });
    await expect.poll(() => client.searchContacts('beatriz')).toEqual([BIA]);
    await database.contacts.delete(ANA);
    await expect.poll(() => client.searchContacts('ana')).toEqual([]);
  });

  it('of people are found by the name that the user gave them, until they take it away', async () => {
    const { database } = await account();
    const contact = { saved: true, business: false, updatedAt: 1 };
    await database.contacts.put({ ...contact, id: ANA, phone: '5511987654321', pushName: 'Ana' });
    await database.ownNames.put({ id: ANA, name: 'Ana do Açaí', at: 1 });
    await database.ownNames.put({ id: BIA, name: 'Cliente sem agenda', at: 1 });
    const { client } = start();
    expect(await client.searchContacts('acai')).toEqual([ANA]);
    expect(await client.searchContacts('sem agenda')).toEqual([BIA]);
    await database.ownNames.delete(ANA);
    await expect.poll(() => client.searchContacts('acai')).toEqual([]);
    expect(await client.searchContacts('ana')).toEqual([ANA]);
  });

  it('of templates come before their texts', async () => {
    const { database } = await account();
    const template = { createdAt: 1, updatedAt: 1, uses: 0 };
    await database.templates.bulkPut([
      { ...template, id: 'a', title: 'Saudação', text: 'Olá! A entrega é amanhã.' },
      { ...template, id: 'b', title: 'Entrega', text: 'Chega em dois dias.' },
      {
        ...template,
        id: 'c',
        title: 'Chave',
        shortcut: 'pix-sp',
        text: 'A chave é o CNPJ.',
        texts: { es: 'La clave es el CNPJ.' },
      },
    ]);
    const { client } = start();
    expect(await client.searchTemplates('entrega')).toEqual(['b', 'a']);
    expect(await client.searchTemplates('saudacao')).toEqual(['a']);
    expect(await client.searchTemplates('Oi, a entrega demora quantos meses?')).toEqual(['b', 'a']);
    expect(await client.searchTemplates('quanto custa?')).toEqual([]);
    expect(await client.searchTemplates('/pix')).toEqual(['c']);
    expect(await client.searchTemplates('clave')).toEqual(['c']);
  });
});

describe('names while rows change all the time', () => {
  it('are found', async () => {
    const { database } = await account();
    const group = { ...chat(GROUP), kind: 'group' as const, name: 'Família Conceição' };
    await database.chats.put(group);
    const { client } = start();
    const changing = new AbortController();
    const change = async () => {
      for (let at = MARCH; !changing.signal.aborted; at += 1)
        await database.chats.put({ ...group, lastMessageAt: at });
    };
    const changes = change();
    // The client gives up after 15 s.
    const { group: groups } = await client.searchNames('conceicao');
    changing.abort();
    await changes;
    expect(groups).toEqual([GROUP]);
  });
});

describe('commands', () => {
  it('are found by title and other words in both languages, by beginnings and with typos', async () => {
    await account();
    const { client } = start();
    const commands = async (text: string) => (await client.searchNames(text)).command;
    expect(await commands('configuracoes')).toEqual(['settings']);
    expect(await commands('configuraçoens')).toEqual(['settings']);
    expect(await commands('sett')).toEqual(['settings']);
    expect(await commands('ajustes')).toEqual(['settings']);
    expect((await commands('backup'))[0]).toBe('data');
    expect((await commands('parar'))[0]).toBe('stopAll');
    expect((await commands('safe mode'))[0]).toBe('safeMode');
    expect(await commands('azul')).toEqual([]);
  });
});

describe('notes', () => {
  it('are found by words and beginnings, with typos, until they are removed', async () => {
    const { database } = await account();
    await addNote(database, ANA, 'Prefere entrega à tarde, e paga no boleto', 1);
    await addNote(database, BIA, 'Pediu orçamento', 2);
    const [note] = await notesOf(database, [ANA]);
    const { client } = start();
    const notes = async (text: string) => (await client.searchNames(text)).note;
    expect(await notes('tarde bol')).toEqual([note?.id]);
    expect(await notes('entega')).toEqual([note?.id]);
    expect(await notes('boleto orcamento')).toEqual([]);
    await removeNote(database, note?.id ?? '', 3);
    await expect.poll(() => notes('tarde')).toEqual([]);
    expect(await notes('orcamento')).toHaveLength(1);
  });
});

describe('filters', () => {
  it('find a person by their names under all of their ids, and a group by its own', async () => {
    const { database, put } = await account();
    const contact = { saved: true, business: false, updatedAt: 1 };
    await database.contacts.bulkPut([
      { ...contact, id: ANA, pairedId: ANA_LID, savedName: 'Ana Conceição' },
      { ...contact, id: BIA, pushName: 'Anabela' },
    ]);
    await database.chats.put({ ...chat(GROUP), kind: 'group', name: 'Família Conceição' });
    const [one, two, three, four, five] = await put(
      { text: 'azul' },
      { text: 'verde', chatId: ANA_LID },
      { text: 'rosa', chatId: GROUP, senderId: ANA_LID },
      { text: 'roxo', chatId: BIA },
      { text: 'meu', fromMe: true },
    );
    const { client } = start();
    await ready(client, 5);
    const ids = (...meanings: FilterMeaning[]) => found(client, '', ...meanings);
    expect(await ids({ kind: 'from', name: 'Ana' })).toEqual(rowids(three, two, one));
    expect(await ids({ kind: 'in', name: 'conceicao' })).toEqual(rowids(five, three, two, one));
    expect(await ids({ kind: 'in', name: 'familia' })).toEqual(rowids(three));
    expect(await ids({ kind: 'from', name: 'anabel' })).toEqual(rowids(four));
    expect(await ids({ kind: 'from', name: 'Zeca' })).toEqual([]);
    expect(await client.searchNames('conceicoa')).toEqual({
      ...NO_NAMES,
      contact: [ANA],
      group: [GROUP],
    });
    // Decided since: they are two.
    await database.contacts.update(ANA, { pairedId: undefined });
    await database.merges.put({
      pair: `${ANA} ${ANA_LID}`,
      a: ANA,
      b: ANA_LID,
      decision: 'different',
      at: 1,
    });
    await expect.poll(() => ids({ kind: 'from', name: 'Ana' })).toEqual(rowids(one));
  });

  it('find what was said with whoever has a label, under all of their ids, as labels come and go', async () => {
    const { database, put } = await account();
    const contact = { saved: true, business: false, updatedAt: 1 };
    await database.contacts.put({ ...contact, id: ANA, pairedId: ANA_LID });
    const [one, two, mine, bia] = await put(
      { text: 'azul' },
      { text: 'verde', chatId: ANA_LID },
      { text: 'meu', fromMe: true },
      { text: 'roxo', chatId: BIA },
      { text: 'rosa', chatId: GROUP, senderId: ANA_LID },
    );
    await putLabelOn(database, ANA_LID, 'Cliente VIP', 1);
    await putLabelOn(database, BIA, 'VIP', 1);
    await putLabelOn(database, BIA, '🔥', 1);
    const { client } = start();
    await ready(client, 5);
    const ids = (name: string) => found(client, '', { kind: 'label', name });
    expect(await ids('cliente vip')).toEqual(rowids(mine, two, one));
    expect(await ids('client')).toEqual(rowids(mine, two, one));
    // The one that is called just so.
    expect(await ids('vip')).toEqual(rowids(bia));
    expect(await ids('🔥')).toEqual(rowids(bia));
    expect((await client.searchNames('client')).label).toHaveLength(1);
    const hits = await client.searchMessages(asking('', { kind: 'label', name: 'cliente vip' }));
    expect(hits).toMatchObject({ unknown: [] });
    expect(hits.chatIds?.sort()).toEqual([ANA, ANA_LID].sort());
    expect(await client.searchMessages(asking('', { kind: 'label', name: 'nada' }))).toMatchObject({
      count: 0,
      unknown: [{ kind: 'label', name: 'nada' }],
    });

    const [vip] = await labelsOf(database, [ANA_LID]);
    await takeLabelOff(database, ANA, vip?.id ?? '', 2);
    expect(
      await client.searchMessages(asking('', { kind: 'label', name: 'cliente vip' })),
    ).toMatchObject({ count: 0, unknown: [] });
    await database.labels.clear();
    expect(await client.searchMessages(asking('', { kind: 'label', name: 'vip' }))).toMatchObject({
      count: 0,
    });
  });

  it('find what waits for an answer', async () => {
    const { database, put } = await account();
    const [before, after, other] = await put(
      { text: 'preço antes', timestamp: MARCH - DAY },
      { text: 'preço depois' },
      { text: 'preço alheio', chatId: BIA },
    );
    await database.chats.bulkPut([{ ...chat(ANA), waitingSince: MARCH }, chat(BIA)]);
    const { client } = start();
    await ready(client, 3);
    expect(await found(client, 'preco', { kind: 'unanswered' })).toEqual(rowids(after));
    await database.chats.update(ANA, { waitingSince: 0 });
    await database.chats.update(BIA, { waitingSince: MARCH });
    expect(await found(client, 'preco', { kind: 'unanswered' })).toEqual(rowids(other));
    expect(await found(client, 'preco')).toEqual(rowids(other, after, before));
  });
});

describe('the client', () => {
  it('rejects what is pending when the worker dies, and reaches the next one', async () => {
    const { put } = await account();
    await put({ text: 'azul' });
    let worker = startSearchWorker(() => {});
    const client = connectSearch({ handOver: async (port) => worker.accept(port) });
    ended.push(
      () => client.close(),
      () => worker.stop(),
    );
    await ready(client, 1);
    const states: string[] = [];
    client.subscribe(() => states.push(client.state));
    const pending = client.searchMessages(asking('azul'));
    worker.stop();
    worker = startSearchWorker(() => {});
    await expect(pending).rejects.toMatchObject({ name: 'SearchUnavailable', reason: 'lost' });
    expect(await found(client, 'azul')).toHaveLength(1);
    expect(states).toEqual(['lost', 'ready']);
  });

  it('ends a search that a newer one has overtaken', async () => {
    const { put } = await account();
    await put({ text: 'azul' });
    const { client } = start();
    await ready(client, 1);
    const typing = new AbortController();
    const overtaken = client.searchMessages(asking('az'), typing.signal);
    typing.abort();
    await expect(overtaken).rejects.toMatchObject({ name: 'AbortError' });
    await expect(client.searchMessages(asking('az'), typing.signal)).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(await found(client, 'azu')).toHaveLength(1);
  });

  it('gives up within its time when there is nobody, and says that it is lost', async () => {
    const client = connectSearch({
      handOver: async () => {},
      connectWithin: 50,
      answerWithin: 200,
    });
    ended.push(() => client.close());
    expect(client.state).toBe('connecting');
    await expect(client.status()).rejects.toMatchObject({ reason: 'timeout' });
    expect(client.state).toBe('lost');
    const pending = client.status();
    client.close();
    await expect(pending).rejects.toMatchObject({ reason: 'closed' });
  });
});

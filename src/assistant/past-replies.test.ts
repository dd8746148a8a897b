import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AccountDatabase } from '@/database/account-database';
import type { ChatRow, ContactRow, MessageRow } from '@/database/rows';
import { chatKind } from '@/domain/message';
import { pastReplySuggestions } from './past-replies';
import type { SuggestionRequest } from './suggestion-provider';

/** 20:00 in São Paulo. */
const NOW = Date.UTC(2026, 10, 20, 23);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const BRUNO = '5511911112222@c.us';
const MARIA = '5511933334444@c.us';
const CLARA = '5511955556666@c.us';
const DAVI = '5511977778888@c.us';

let database: AccountDatabase;
let rowid: number;

beforeEach(async () => {
  database = new AccountDatabase(crypto.randomUUID());
  rowid = 0;
  const names = {
    [BRUNO]: 'Bruno Lima',
    [MARIA]: 'Maria Souza',
    [CLARA]: 'Clara Reis',
    [DAVI]: 'Davi',
  };
  await database.contacts.bulkAdd(
    Object.entries(names).map(([id, savedName]): ContactRow => ({
      id,
      savedName,
      saved: true,
      business: false,
      updatedAt: 0,
    })),
  );
});
afterEach(() => database.delete());

function message(change: Partial<MessageRow> & Pick<MessageRow, 'chatId' | 'text'>): MessageRow {
  rowid++;
  return {
    rowid,
    id: `m${rowid}`,
    stanzaId: `s${rowid}`,
    fromMe: false,
    kind: 'text',
    rawType: 'chat',
    timestamp: NOW - 30 * DAY,
    ack: 3,
    capturedAt: 0,
    revision: rowid,
    ...change,
  };
}

/** A question and, a minute later, the answer. */
async function exchange(chatId: string, asked: string, answered: string, at = NOW - 30 * DAY) {
  const question = message({ chatId, text: asked, timestamp: at });
  const reply = message({ chatId, text: answered, fromMe: true, timestamp: at + MINUTE });
  await database.messages.bulkAdd([question, reply]);
  return { question, reply };
}

async function suggest(text: string, change: Partial<SuggestionRequest> = {}) {
  const question = message({ chatId: BRUNO, text, timestamp: NOW - MINUTE });
  await database.messages.add(question);
  const chat: ChatRow = {
    id: BRUNO,
    kind: chatKind(BRUNO),
    name: 'Bruno',
    unreadCount: 1,
    archived: false,
    readOnly: false,
    lastMessageAt: NOW,
    lastMessageId: question.id,
    lastText: text,
    lastKind: 'text',
    lastFromMe: false,
    lastIncomingAt: NOW,
    lastIncomingId: question.id,
    lastOutgoingAt: 0,
    waitingSince: NOW,
    unanswered: 0,
  };
  const provider = pastReplySuggestions({
    database,
    timeZone: 'America/Sao_Paulo',
    search: {
      // all incoming rows, newest first: the provider itself must judge how like they are
      similarIncoming: async () =>
        (await database.messages.filter((row) => !row.fromMe).primaryKeys()).reverse(),
    },
  });
  const request = {
    chat,
    question,
    history: [question],
    contactName: 'Bruno Lima',
    now: NOW,
    ...change,
  };
  return provider.suggest(request, new AbortController().signal);
}

describe('suggestions from past replies', () => {
  it('give the user’s own answer to a question like this one, with its source', async () => {
    await exchange(CLARA, 'Qual o horário de funcionamento?', 'Abrimos cedo e fechamos às 18h');
    const { question, reply } = await exchange(
      MARIA,
      'vocês têm a camiseta azul?',
      'Bom dia, Maria! Temos sim, no M e no G',
    );
    const [first, ...rest] = await suggest('Tem camiseta azul?');
    expect(first?.text).toBe('Boa noite, Bruno! Temos sim, no M e no G');
    expect(first?.source).toEqual({
      kind: 'past-reply',
      ref: String(reply.rowid),
      questionRowid: question.rowid,
    });
    expect(first?.score).toBeGreaterThan(0.5);
    expect(first?.score).toBeLessThanOrEqual(1);
    expect(rest).toEqual([]);
  });

  it.each([
    'Seu CPF 123.456.789-09 já está no cadastro',
    'Oi Maria, pedido 4521 saiu para entrega',
    'Entrego na Rua das Flores, 120',
    'Separei para a Maria',
    'manda para maria@exemplo.com',
    'me liga no 11 98765-4321',
  ])('never hold another customer’s data: %s', async (answer) => {
    await exchange(MARIA, 'meu pedido já saiu?', answer);
    expect(await suggest('meu pedido já saiu?')).toEqual([]);
  });

  it('know the other customer by every name, those of their other id too', async () => {
    const lid = '98765432101234@lid';
    const row = { saved: false, business: false, updatedAt: 0 };
    await database.contacts.bulkAdd([
      { ...row, id: lid, pairedId: '5511900001111@c.us', pushName: '🌻' },
      { ...row, id: '5511900001111@c.us', savedName: 'Cliente 12', pushName: 'Rosa Prado' },
    ]);
    await exchange(lid, 'meu pedido já saiu?', 'Falei com Rosa agora');
    await exchange(lid, 'já saiu meu pedido?', 'Já saiu, Rosa!', NOW - 20 * DAY);
    const found = await suggest('meu pedido já saiu?');
    expect(found.map(({ text }) => text)).toEqual(['Já saiu, Bruno!']);
  });

  it('know the other customer by the name that the user gave them', async () => {
    await database.ownNames.put({ id: MARIA, name: 'Zilda do bolo', at: NOW });
    await exchange(MARIA, 'meu pedido já saiu?', 'Já saiu, Zilda!');
    const found = await suggest('meu pedido já saiu?');
    expect(found.map(({ text }) => text)).toEqual(['Já saiu, Bruno!']);
  });

  it('may repeat to a customer what was said to them', async () => {
    await exchange(BRUNO, 'qual o endereço de entrega?', 'Entrego na Rua das Flores, 120');
    expect(await suggest('qual o endereço de entrega?')).toHaveLength(1);
  });

  it('may give what went to several people: the shop’s own address', async () => {
    const address = 'Ficamos na Rua Augusta, 900';
    await exchange(MARIA, 'onde fica a loja?', address);
    await exchange(CLARA, 'onde fica a loja de vocês?', address);
    const found = await suggest('onde fica a loja?');
    expect(found.map(({ text }) => text)).toEqual([address]);
  });

  it('come once each, best first, three at most', async () => {
    await exchange(MARIA, 'aceita cartão?', 'Aceitamos sim, Maria!');
    await exchange(CLARA, 'aceita cartão?', 'aceitamos sim, clara');
    await exchange(
      DAVI,
      'aceita cartão de crédito parcelado em quantas vezes?',
      'Parcelamos sem juros',
    );
    await exchange(DAVI, 'e aceita cartão de débito?', 'Débito também', NOW - 20 * DAY);
    await exchange(
      DAVI,
      'aceita cartão alimentação?',
      'Infelizmente alimentação ainda não',
      NOW - 10 * DAY,
    );
    const found = await suggest('aceita cartão?');
    expect(found).toHaveLength(3);
    expect(found[0]?.text).toMatch(/^aceitamos sim,? Bruno!?$/i);
    const scores = found.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(found.map(({ text }) => text)).size).toBe(3);
  });

  it('put what may have passed behind what lasts', async () => {
    await exchange(MARIA, 'faz entrega?', 'Fazemos, chega amanhã por R$ 15');
    await exchange(CLARA, 'faz entrega?', 'Fazemos em toda a cidade');
    const found = await suggest('faz entrega?');
    expect(found.map(({ text }) => text)).toEqual([
      'Fazemos em toda a cidade',
      'Fazemos, chega amanhã por R$ 15',
    ]);
  });

  it('skip an answer of the next day, of another kind, or none', async () => {
    const asked = (chatId: string) => message({ chatId, text: 'tem o vestido vermelho?' });
    const late = {
      chatId: MARIA,
      text: 'Temos!',
      fromMe: true,
      timestamp: NOW - 30 * DAY + DAY + 1,
    };
    const voice = {
      chatId: CLARA,
      text: '',
      fromMe: true,
      kind: 'voice' as const,
      timestamp: NOW - 30 * DAY + 1,
    };
    await database.messages.bulkAdd([
      asked(MARIA),
      message(late),
      asked(CLARA),
      message(voice),
      asked(DAVI),
    ]);
    expect(await suggest('tem o vestido vermelho?')).toEqual([]);
  });

  it('are none for a question without words, and for one unlike any', async () => {
    await exchange(MARIA, 'vocês têm a camiseta azul?', 'Temos sim');
    expect(await suggest('')).toEqual([]);
    expect(await suggest('qual o valor do frete?')).toEqual([]);
  });

  it('stop when told', async () => {
    const provider = pastReplySuggestions({
      database,
      search: { similarIncoming: async () => [1] },
    });
    const question = message({ chatId: BRUNO, text: 'oi' });
    const request = {
      question,
      history: [],
      contactName: '',
      now: NOW,
    } as unknown as SuggestionRequest;
    await expect(provider.suggest(request, AbortSignal.abort())).rejects.toThrow(/abort/i);
  });
});

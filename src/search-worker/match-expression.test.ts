// @vitest-environment node
import initialise, { type Database } from '@sqlite.org/sqlite-wasm';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { anyWordIncoming, chatToken, indexableText, matchExpression } from './match-expression';
import { tellingWords } from './telling-words';

const ANA = '5511987654321@c.us';
const GROUP = '120363041234567890@g.us';
const TEXTS: [number, string, string][] = [
  [1, ANA, 'Olá, você tem o tênis azul em PROMOÇÃO?'],
  [2, ANA, 'Não tenho o tenis vermelho, só o azul-marinho'],
  [3, GROUP, 'Reunião amanhã: preço R$ 1.500,00'],
  [4, GROUP, 'The blue shoes, please'],
];

let database: Database;

beforeAll(async () => {
  const sqlite = await initialise();
  database = new sqlite.oo1.DB(':memory:');
  database.exec(
    `CREATE VIRTUAL TABLE message USING fts5(incoming, own, others, chat, content='',
      contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')`,
  );
  for (const [rowid, chatId, text] of TEXTS) {
    database.exec({
      sql: 'INSERT INTO message(rowid, incoming, chat) VALUES (?, ?, ?)',
      bind: [rowid, indexableText(text), chatToken(chatId)],
    });
  }
});

function found(expression: string | null): unknown[] {
  if (expression === null) return [];
  return database.selectValues(
    'SELECT rowid FROM message WHERE message MATCH ? ORDER BY rowid',
    expression,
  );
}

const search = (text: string, chatId?: string) => found(matchExpression(text, chatId));

describe('what the user typed', () => {
  it.each([
    ['promocao', [1]],
    ['PROMOÇÃO', [1]],
    ['tenis', [1, 2]],
    ['te\u0301nis', [1, 2]],
    ['tenis azul', [1, 2]],
    ['azul ten', [1, 2]],
    ['ten azul', []],
    ['p', [1, 3, 4]],
    ['"tenis azul"', [1]],
    ['“tenis azul”', [1]],
    ['"tenis ver', [2]],
    ['tenis -vermelho', [1]],
    ['tenis -"tenis azul"', [2]],
    ['azul-marinho', [2]],
    ['1.500', [3]],
    ['R$ 1.500,00', [3]],
    ['blue OR azul', []],
    ['NOT blue', []],
    ['blue*', [4]],
    ['incoming:blue', []],
    ['NEAR(blue shoes)', []],
  ])('%s', (text, expected) => {
    expect(search(text)).toEqual(expected);
  });

  it.each(['', ' ', '-', '""', '"', '-azul', '🚀', '***', '--', "'", '\0'])(
    'looks for nothing in %j',
    (text) => {
      expect(matchExpression(text)).toBeNull();
    },
  );

  it('stays within a chat', () => {
    expect(search('azul', ANA)).toEqual([1, 2]);
    expect(search('azul', GROUP)).toEqual([]);
    expect(search('pre', GROUP)).toEqual([3]);
  });

  it('finds no chat by a word, nor by the mark of chats', () => {
    expect(search('5511987654321')).toEqual([]);
    expect(search(chatToken(ANA))).toEqual([]);
    expect(search('\uE000')).toEqual([]);
  });

  it('never makes an expression that FTS5 refuses, whatever is typed', () => {
    const operators = fc
      .array(
        fc.constantFrom(
          ...['"', '-', '*', '^', '(', ')', ':', '+', 'AND', 'OR', 'NOT', 'NEAR', ' ', '{', '}'],
          ...['a', 'tênis', 'incoming', '\0', '\uE000', '\uD800', "'", ';', '“', ','],
        ),
      )
      .map((parts) => parts.join(''));
    const typed = fc.oneof(operators, fc.string({ unit: 'binary' }), fc.string());
    fc.assert(
      fc.property(typed, fc.option(fc.string(), { nil: undefined }), (text, chatId) => {
        expect(() => search(text, chatId)).not.toThrow();
      }),
      { numRuns: 1000 },
    );
  });

  it('finds every text again by any of its words', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TEXTS), fc.nat(), ([rowid, , text], pick) => {
        const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
        const word = words[pick % words.length] ?? '';
        expect(search(word)).toContain(rowid);
        expect(search(word.toUpperCase().normalize('NFD'))).toContain(rowid);
      }),
    );
  });
});

describe('the token of a chat', () => {
  it('differs whenever the chats differ, also after folding', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const same = chatToken(a).toLowerCase() === chatToken(b).toLowerCase();
        expect(same).toBe(a === b);
      }),
    );
  });
});

describe('a text like this one', () => {
  it('is looked for by its telling words', () => {
    expect(tellingWords('Oi, bom dia! Você tem o tênis azul?')).toEqual(['tenis', 'azul']);
    expect(found(anyWordIncoming(tellingWords('tem tênis azul?')))).toEqual([1, 2]);
  });

  it('is looked for by all of its words when they are all common', () => {
    expect(tellingWords('oi bom dia')).toEqual(['bom', 'dia', 'oi']);
  });

  it('never makes an expression that FTS5 refuses', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(() => found(anyWordIncoming(tellingWords(text)))).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });
});

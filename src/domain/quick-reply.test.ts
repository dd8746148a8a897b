import { expect, it } from 'vitest';
import { matchingReplies, quickReplyAt, shortcutOf } from './quick-reply';

it.each([
  ['/', '', 0],
  ['/fre', 'fre', 0],
  ['Oi! /fre', 'fre', 4],
  ['Oi!\n/', '', 4],
])('“%s” asks for “%s”', (text, asked, from) => {
  expect(quickReplyAt(text, text.length)).toEqual({ asked, from, to: text.length });
});

it.each(['', 'Oi', '12/11', 'https://loja.example', 'R$ 5/kg', '/frete sp'])(
  '“%s” asks for nothing',
  (text) => {
    expect(quickReplyAt(text, text.length)).toBeUndefined();
  },
);

it('looks at the caret alone', () => {
  expect(quickReplyAt('Oi /fr e mais', 6)).toEqual({ asked: 'fr', from: 3, to: 6 });
  expect(quickReplyAt('Oi /fr', 2)).toBeUndefined();
});

it.each([
  ['/Frete SP ', 'frete-sp'],
  ['pix', 'pix'],
  [' / ', ''],
])('keeps %s as %s', (typed, kept) => {
  expect(shortcutOf(typed)).toBe(kept);
});

it('finds by shortcut first, and by any word of the name, accents folded', () => {
  const replies = [
    { title: 'Prazo do frete' },
    { title: 'Endereço', shortcut: 'fre-loja' },
    { title: 'Horário' },
  ];
  expect(matchingReplies(replies, 'fre').map(({ title }) => title)).toEqual([
    'Endereço',
    'Prazo do frete',
  ]);
  expect(matchingReplies(replies, 'HORA').map(({ title }) => title)).toEqual(['Horário']);
  expect(matchingReplies(replies, '')).toHaveLength(3);
});

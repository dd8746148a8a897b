import { describe, expect, it } from 'vitest';
import { plainName, writtenText } from './shown-text';

function text(html: string): string {
  const root = document.createElement('div');
  root.innerHTML = html;
  return writtenText(root);
}

describe('the text of a message, as it was written', () => {
  it.each([
    ['keeps emoji, which are images', 'Oi <img data-plain-text="😀" alt="x"> tudo', 'Oi 😀 tudo'],
    ['takes the alternative of another image', '<img alt="👍">', '👍'],
    ['keeps lines', '<span>um\ndois</span>', 'um\ndois'],
    [
      'keeps the marks of bold and the like',
      'um <strong data-app-text-template="*${appText}*">dois</strong> três',
      'um *dois* três',
    ],
    [
      'keeps the marks of quotations and lists',
      '<span>Veja:</span><ul><li data-pre-plain-text="- ">um</li><li data-pre-plain-text="- ">dois</li></ul><blockquote data-pre-plain-text="> ">disse</blockquote><span>fim</span>',
      'Veja:\n- um\n- dois\n> disse\nfim',
    ],
    [
      'keeps an empty line before a quotation',
      '<span>a\n</span><blockquote data-pre-plain-text="> ">b</blockquote>',
      'a\n\n> b',
    ],
    [
      'gives a mention the number that it stands for',
      'Oi <span data-plain-text="@Ana" data-app-text-template="5511988880001@c.us">@<span>Ana</span></span>!',
      'Oi @5511988880001!',
    ],
    ['is nothing for nothing', '', ''],
  ])('%s', (_name, html, expected) => {
    expect(text(html)).toBe(expected);
  });
});

describe('what stands in the composer', () => {
  it.each([
    ['<p><br></p>', ''],
    ['<p><span data-lexical-text="true">um</span></p>', 'um'],
    ['<p><span>um</span><br><span>dois</span></p>', 'um\ndois'],
    ['<p><span>um</span></p><p><br></p><p><span>dois</span></p>', 'um\n\ndois'],
    ['<p><span>um</span><br><br></p>', 'um\n'],
  ])('%s is %j', (html, expected) => {
    expect(text(html)).toBe(expected);
  });
});

it('compares names without the marks of direction', () => {
  expect(plainName('\u202aAna  Souza\u202c ')).toBe('Ana Souza');
  expect(plainName(undefined)).toBe('');
});

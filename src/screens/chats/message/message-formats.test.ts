import { describe, expect, it } from 'vitest';
import { clockTime, fileSize, money } from './message-formats';

describe('sizes, lengths and amounts', () => {
  it.each([
    [0, '0 byte'],
    [900, '900 bytes'],
    [1024, '1 kB'],
    [2_202_010, '2,1 MB'],
    [64 * 1024 * 1024, '64 MB'],
    [5 * 1024 ** 4, '5.120 GB'],
  ])('%d bytes', (bytes, text) => {
    expect(fileSize(bytes, 'pt-BR')).toBe(text);
  });

  it.each([
    [0, '0:00'],
    [7, '0:07'],
    [3599, '59:59'],
    [3723, '1:02:03'],
  ])('%d seconds', (seconds, text) => {
    expect(clockTime(seconds)).toBe(text);
  });

  it.each([
    ['pt-BR', 'BRL', 'R$\u00a0129,90'],
    ['en', 'BRL', 'R$129.90'],
    ['en', 'USD', '$129.90'],
  ])('an amount in %s of %s', (language, currency, text) => {
    expect(money(129_900, currency, language)).toBe(text);
  });
});

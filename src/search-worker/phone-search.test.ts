import { describe, expect, it } from 'vitest';
import { searchPhones, typedDigits } from './phone-search';

const NUMBERS = [
  ['ana', '5511987654321'],
  ['bia', '552199998888'],
  ['caio', '5511912349876'],
  ['none', ''],
] as const;

describe('a phone number', () => {
  it.each([
    ['5511987654321', ['ana']],
    ['11987654321', ['ana']],
    ['987654321', ['ana']],
    ['4321', ['ana']],
    ['98765', ['ana']],
    ['9876', ['caio', 'ana']],
    ['87654', ['ana']],
    ['21999', ['bia']],
    ['999', ['bia']],
    // With a ninth digit that is not in the row, and without one that is.
    ['21999998888', ['bia']],
    ['1187654321', ['ana']],
    ['5511', ['ana', 'caio']],
    ['765', []],
    ['0000', []],
  ])('%s', (digits, expected) => {
    expect(searchPhones(NUMBERS, digits)).toEqual(expected);
  });

  it.each([
    ['(11) 9 8765-4321', '11987654321'],
    ['+55 11', '5511'],
    ['１２３', '123'],
    ['12', undefined],
    ['12a', undefined],
    ['', undefined],
  ])('is read off %j', (typed, digits) => {
    expect(typedDigits(typed)).toBe(digits);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BRAZIL_AREA_CODES } from './brazil-area-codes';
import { readPhone } from './written-phone';

describe('a written phone', () => {
  it.each([
    ['11987654321', '5511987654321'],
    ['(11) 98765-4321', '5511987654321'],
    ['(011) 98765-4321', '5511987654321'],
    ['0 15 11 98765-4321', '5511987654321'],
    ['+55 11 98765-4321', '5511987654321'],
    ['+55 (0) 11 98765-4321', '5511987654321'],
    ['0055 11 98765 4321', '5511987654321'],
    ['55 11 98765-4321', '5511987654321'],
    ["'5511987654321", '5511987654321'],
    ['tel:+5511987654321', '5511987654321'],
    ['5511987654321@c.us', '5511987654321'],
    ['11987654321.0', '5511987654321'],
    ['1187654321,00', '551187654321'],
    ['1187654321', '551187654321'],
    ['11 3333-4444', '551133334444'],
    // Area code 55, not the country.
    ['55 98765-4321', '5555987654321'],
    ['55 3222-1111', '555532221111'],
    ['+351 912 345 678', '351912345678'],
    ['00351912345678', '351912345678'],
    ['(+1) 202-555-0123', '12025550123'],
  ])('%s is %s', (written, phone) => {
    expect(readPhone(written)).toBe(phone);
  });

  it.each([
    '',
    'Telefone',
    '98765-4321',
    '5,51199E+12',
    '11 98765-4321 ramal 2',
    '11.222.333/0001-81',
    '351912345678',
    '10987654321',
    '11187654321',
    '119876543210',
    '18/11/2026',
    '+55 11 8765',
    '+1',
    '15 11 98765-4321',
  ])('%s is none', (written) => {
    expect(readPhone(written)).toBeUndefined();
  });

  it('is the same number in any spelling', () => {
    const number = fc.tuple(
      fc.constantFrom(...BRAZIL_AREA_CODES.keys()),
      fc.stringMatching(/^(?:9[1-9]\d{3}|[2-5]\d{3})\d{4}$/),
    );
    fc.assert(
      fc.property(number, ([area, subscriber]) => {
        const head = subscriber.slice(0, -4);
        const tail = subscriber.slice(-4);
        for (const written of [
          `${area}${subscriber}`,
          `(${area}) ${head}-${tail}`,
          `0${area}${subscriber}`,
          `021 ${area} ${head} ${tail}`,
          `+55${area}${subscriber}`,
          `55 ${area} ${head}.${tail}`,
        ])
          expect(readPhone(written)).toBe(`55${area}${subscriber}`);
      }),
    );
  });
});

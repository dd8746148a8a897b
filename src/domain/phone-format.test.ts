import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countryOf, describePhone, formatPhone, isValidPhone } from './phone-format';

describe('a phone for people', () => {
  it.each([
    ['5511987654321', '+55 11 98765-4321', true, 'BR'],
    // WhatsApp's id lacks the 9th digit: shown as it is dialled
    ['553187654321', '+55 31 98765-4321', true, 'BR'],
    ['551133334444', '+55 11 3333-4444', true, 'BR'],
    ['558007291234', '+558007291234', true, 'BR'],
    ['12025550123', '+1 202 555 0123', true, 'US'],
    ['5215512345678', '+52 55 1234 5678', true, 'MX'],
    ['5491123456789', '+54 9 11 2345 6789', true, 'AR'],
    ['351912345678', '+351 912 345 678', true, 'PT'],
    ['5520987654321', '+5520987654321', false, 'BR'],
    ['5511111', '+5511111', false, 'BR'],
  ])('%s → %s', (digits, formatted, valid, country) => {
    expect(formatPhone(digits)).toBe(formatted);
    expect(isValidPhone(digits)).toBe(valid);
    expect(countryOf(digits)).toBe(country);
  });

  it('never turns a number into one of another country, and never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 20 }),
        (digits) => {
          const { formatted, valid } = describePhone(digits);
          if (valid) expect(formatted.replace(/\D/g, '').slice(0, 2)).toBe(digits.slice(0, 2));
          else expect(formatted).toBe(`+${digits}`);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

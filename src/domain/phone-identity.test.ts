import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BRAZIL_AREA_CODES } from './brazil-area-codes';
import { aliasesOf, digitsOfChatId } from './phone-identity';

describe('the phone of a WhatsApp id', () => {
  it.each([
    ['5511987654321@c.us', '5511987654321'],
    ['553187654321@c.us', '553187654321'],
    ['12025550123@c.us', '12025550123'],
    ['5511987654321:12@c.us', '5511987654321'],
    ['123456789012345@lid', undefined],
    ['120363000000000000@g.us', undefined],
    ['status@broadcast', undefined],
    ['0@c.us', undefined],
    ['5511987654321', undefined],
    ['5511987654321@c.us.example', undefined],
    ['', undefined],
  ])('%s → %s', (id, phone) => {
    expect(digitsOfChatId(id)).toBe(phone);
  });
});

describe('spellings of one phone', () => {
  it.each([
    // a Brazilian mobile, with and without its 9th digit
    ['5511987654321', ['5511987654321', '551187654321']],
    ['553187654321', ['553187654321', '5531987654321']],
    // landlines never gain one
    ['551133334444', ['551133334444']],
    ['554832221111', ['554832221111']],
    ['551152345678', ['551152345678']],
    // the newer mobile blocks: without the 9 it would be a landline's number
    ['5511912345678', ['5511912345678']],
    ['5511954321098', ['5511954321098']],
    // no such DDD
    ['5520987654321', ['5520987654321']],
    // WhatsApp keeps the mobile mark of Argentina and Mexico
    ['5491123456789', ['5491123456789', '541123456789']],
    ['541123456789', ['541123456789', '5491123456789']],
    ['5215512345678', ['5215512345678', '525512345678']],
    ['525512345678', ['525512345678', '5215512345678']],
    // others stay what they are
    ['12025550123', ['12025550123']],
    ['351912345678', ['351912345678']],
    ['11987654321', ['11987654321']],
  ])('%s → %j', (phone, aliases) => {
    expect(aliasesOf(phone)).toEqual(aliases);
  });

  const digits = fc.stringMatching(/^[1-9]\d{6,14}$/);
  const brazilian = fc
    .tuple(
      fc.constantFrom(...BRAZIL_AREA_CODES.keys()),
      fc.constantFrom('', '9'),
      fc.stringMatching(/^[1-9]\d{7}$/),
    )
    .map(([area, nine, subscriber]) => `55${area}${nine}${subscriber}`);

  it('is symmetric: an alias has the first spelling among its own', () => {
    fc.assert(
      fc.property(fc.oneof(digits, brazilian), (phone) => {
        for (const alias of aliasesOf(phone)) {
          expect([...aliasesOf(alias)].sort()).toEqual([...aliasesOf(phone)].sort());
        }
      }),
    );
  });

  it('never changes the country code', () => {
    fc.assert(
      fc.property(fc.oneof(digits, brazilian), (phone) => {
        for (const alias of aliasesOf(phone)) expect(alias.slice(0, 2)).toBe(phone.slice(0, 2));
      }),
    );
  });

  it('leaves every landline alone', () => {
    const landline = fc
      .tuple(fc.constantFrom(...BRAZIL_AREA_CODES.keys()), fc.stringMatching(/^[2-5]\d{7}$/))
      .map(([area, subscriber]) => `55${area}${subscriber}`);
    fc.assert(
      fc.property(landline, (phone) => {
        expect(aliasesOf(phone)).toEqual([phone]);
      }),
    );
  });
});

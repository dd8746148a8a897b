import { describe, expect, it } from 'vitest';
import { BRAZIL_AREA_CODES } from './brazil-area-codes';
import { zoneOfPhone } from './phone-zone';
import { minuteOfDay } from './quiet-hours';

describe('the zone of a phone', () => {
  it.each([
    ['5511987654321', 'America/Sao_Paulo'],
    ['5568987654321', 'America/Rio_Branco'],
    ['5592987654321', 'America/Manaus'],
    ['5565987654321', 'America/Cuiaba'],
    ['5567987654321', 'America/Campo_Grande'],
    ['5569987654321', 'America/Porto_Velho'],
    ['5595987654321', 'America/Boa_Vista'],
    ['5591987654321', 'America/Belem'],
    ['5581987654321', 'America/Recife'],
    ['5491123456789', 'America/Argentina/Buenos_Aires'],
    ['351912345678', 'Europe/Lisbon'],
    ['351296123456', 'Atlantic/Azores'],
    ['34928123456', 'Atlantic/Canary'],
    // several zones that the number does not tell
    ['12025550123', undefined],
    ['5215512345678', undefined],
    ['56912345678', undefined],
    // no such DDD, no such country
    ['5520987654321', undefined],
    ['999123456789', undefined],
    ['', undefined],
  ])('%s → %s', (digits, zone) => {
    expect(zoneOfPhone(digits)).toBe(zone);
  });

  it('knows the hour of every DDD', () => {
    expect(BRAZIL_AREA_CODES.size).toBe(67);
    const noon = Date.UTC(2026, 10, 20, 15);
    const behind: Record<number, string[]> = {};
    for (const [code, zone] of BRAZIL_AREA_CODES)
      (behind[12 - minuteOfDay(noon, zone) / 60] ??= []).push(code);
    expect(Object.keys(behind)).toEqual(['0', '1', '2']);
    expect(behind[1]?.sort()).toEqual(['65', '66', '67', '69', '92', '95', '97']);
    expect(behind[2]).toEqual(['68']);
  });
});

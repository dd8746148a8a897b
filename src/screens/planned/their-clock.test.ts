import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fieldOf, instantOf, tomorrowMorning } from './their-clock';

it.each([
  ['2026-11-18T13:00:00Z', 'America/Sao_Paulo', '2026-11-18T10:00'],
  ['2026-11-18T13:00:00Z', 'America/Manaus', '2026-11-18T09:00'],
  ['2026-11-18T13:00:00Z', 'Asia/Kolkata', '2026-11-18T18:30'],
])('%s is shown in %s as %s', (at, zone, field) => {
  expect(fieldOf(Date.parse(at), zone)).toBe(field);
  expect(instantOf(field, zone)).toBe(Date.parse(at));
});

it('an hour that is skipped is the one that the clock would have meant', () => {
  expect(instantOf('2027-03-28T01:30', 'Europe/Lisbon')).toBe(Date.parse('2027-03-28T01:30:00Z'));
});

it.each(['', 'gestern', '2026-13-40T08:00'])('%j is no instant', (field) => {
  expect(instantOf(field, 'America/Sao_Paulo')).toBeUndefined();
});

it('tomorrow morning is tomorrow on their clock, not on ours', () => {
  const late = Date.parse('2026-11-18T23:30:00-03:00');
  expect(tomorrowMorning(late, 'America/Sao_Paulo')).toBe('2026-11-19T08:00');
  expect(tomorrowMorning(late, 'Europe/Lisbon')).toBe('2026-11-20T08:00');
});

it('every whole minute that the clock shows leads back to a time at which it showed that', () => {
  const minutes = fc.integer({ min: 29_000_000, max: 31_000_000 });
  const zones = fc.constantFrom('America/Sao_Paulo', 'Europe/Lisbon', 'America/Santiago', 'UTC');
  fc.assert(
    fc.property(minutes, zones, (minute, zone) => {
      const field = fieldOf(minute * 60_000, zone);
      expect(fieldOf(instantOf(field, zone) ?? 0, zone)).toBe(field);
    }),
  );
});

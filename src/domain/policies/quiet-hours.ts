import { quietUntil } from '../quiet-hours';
import { allowedFrom } from './allowed-from';
import type { PolicyRule } from './policy-rule';
import { recipientZone } from './recipient-zone';

/** Holds everything but the answer to a person who waits: they chose the hour. */
export const quietHours: PolicyRule = (input) => {
  if (input.conversation.waiting) return [];
  const zone = recipientZone(input);
  const end = quietUntil(input.now, zone, input.quietHours);
  if (end === undefined) return [];
  const { fromMinute, toMinute } = input.quietHours;
  const values = { from: clock(fromMinute), to: clock(toMinute), zone };
  return [{ policy: 'quiet-hours', decision: 'hold', until: allowedFrom(input, end), values }];
};

function clock(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

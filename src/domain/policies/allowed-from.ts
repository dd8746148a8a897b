import { holidayUntil } from '../holidays';
import { quietUntil } from '../quiet-hours';
import type { SoftPolicy } from '../verdict';
import type { PolicyInput } from './policy-rule';
import { recipientZone } from './recipient-zone';

/** Until when it is a legal holiday where they are (ms since the epoch); undefined when it is none, as far as is known. */
export function holidayEnd(input: PolicyInput, at: number): number | undefined {
  const { phone, timeZone } = input.recipient;
  // The user's own zone stands in where a foreign number tells none: for the hour, not for the country.
  if (timeZone === undefined && phone !== undefined && !phone.startsWith('55')) return undefined;
  return holidayUntil(at, recipientZone(input));
}

/** The first instant from `at` on that is neither quiet nor a holiday for them: what a hold's card may promise. */
export function allowedFrom(input: PolicyInput, at: number): number {
  const holds = (policy: SoftPolicy) => !input.relaxed.includes(policy);
  let instant = at;
  for (;;) {
    const next =
      (holds('quiet-hours')
        ? quietUntil(instant, recipientZone(input), input.quietHours)
        : undefined) ?? (holds('holiday') ? holidayEnd(input, instant) : undefined);
    if (next === undefined) return instant;
    instant = next;
  }
}

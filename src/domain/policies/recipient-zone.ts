import { zoneOfPhone } from '../phone-zone';
import { isTimeZone } from '../quiet-hours';
import type { PolicyInput } from './policy-rule';

/** The recipient's zone, IANA: as the user knows it, as the phone tells, otherwise the user's own. */
export function recipientZone({ recipient, userTimeZone }: PolicyInput): string {
  const { phone, timeZone } = recipient;
  // A zone that this browser does not know (out of a backup, say) must not stop the judging.
  if (timeZone !== undefined && isTimeZone(timeZone)) return timeZone;
  return (phone === undefined ? undefined : zoneOfPhone(phone)) ?? userTimeZone;
}

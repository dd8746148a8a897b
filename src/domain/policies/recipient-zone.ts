import { zoneOfPhone } from '../phone-zone';
import type { PolicyInput } from './policy-rule';

/** The recipient's zone, IANA, as far as it is known; otherwise the user's own. */
export function recipientZone({ recipient, userTimeZone }: PolicyInput): string {
  const { phone } = recipient;
  return (phone === undefined ? undefined : zoneOfPhone(phone)) ?? userTimeZone;
}

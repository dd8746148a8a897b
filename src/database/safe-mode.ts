/**
 * Safe mode stops all sending and keeps capture: switched on by the user, or by itself on a sign that WhatsApp restricts the
 * account. Only the user leaves it; a sign from before they did does not bring it back, a new one does.
 */
import type { AccountDatabase } from './account-database';
import { writeLog } from './log';
import type { SafeModeReason, SettingsRow } from './rows';
import { readSettings } from './settings';

type SafeModeChange = Pick<
  SettingsRow,
  'safeMode' | 'safeModeSince' | 'safeModeBecause' | 'safeModeLeftAt'
>;

/** So many sends in a row that WhatsApp itself refused are a sign. */
export const REFUSED_IN_A_ROW = 5;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The code of a send that WhatsApp gave back (its acknowledgement says so). */
const REFUSED = 'whatsapp-refused';
/** Codes by which WhatsApp or wa-js say that it is the account, not the message. */
const RESTRICTION = /restrict|tos-block|time-?lock|banned|spam|overlimit/u;

export function safeModeOn(because: SafeModeReason, now: number): SafeModeChange {
  return { safeMode: true, safeModeSince: now, safeModeBecause: because };
}

export function safeModeOff(now: number): SafeModeChange {
  return {
    safeMode: false,
    safeModeSince: undefined,
    safeModeBecause: undefined,
    safeModeLeftAt: now,
  };
}

/** Part of the caller's transaction over settings and log. `at`: when the sign was given. */
async function enter(
  database: AccountDatabase,
  sign: { because: Exclude<SafeModeReason, 'user'>; at: number },
  now: number,
): Promise<void> {
  const settings = await readSettings(database);
  if (settings.safeMode || sign.at <= leftAt(settings, now)) return;
  await database.settings.put({ ...settings, ...safeModeOn(sign.because, now) });
  await writeLog(database, {
    at: now,
    level: 'warning',
    context: 'background',
    code: `safe-mode-${sign.because}`,
  });
}

/** When the user last left it. A clock that was wrong then must not keep signs from being heard. */
function leftAt({ safeModeLeftAt = 0 }: SettingsRow, now: number): number {
  return safeModeLeftAt <= now ? safeModeLeftAt : 0;
}

/** WhatsApp's page shows, since then, that the account is restricted. */
export function stopForRestriction(
  database: AccountDatabase,
  since: number,
  now: number,
): Promise<void> {
  return database.transaction('rw', database.settings, database.log, () =>
    enter(database, { because: 'restricted', at: since }, now),
  );
}

/** A send failed, and its audit line is written. Part of the caller's transaction over settings, log and audit. */
export async function stopForFailure(
  database: AccountDatabase,
  code: string,
  now: number,
): Promise<void> {
  if (RESTRICTION.test(code)) return enter(database, { because: 'restricted', at: now }, now);
  if (code !== REFUSED) return;
  const since = Math.max(leftAt(await readSettings(database), now), now - DAY_MS);
  const outcomes = await database.audit
    .where('at')
    .above(since)
    .reverse()
    // News of a hand-over; that one which arrived was read as well says nothing new.
    .and(
      ({ by, from, to }) =>
        by === 'whatsapp' &&
        ['sending', 'unconfirmed', 'failed'].includes(from) &&
        ['failed', 'sent', 'delivered', 'read'].includes(to),
    )
    .limit(REFUSED_IN_A_ROW)
    .toArray();
  if (
    outcomes.length === REFUSED_IN_A_ROW &&
    outcomes.every(({ to, reason }) => to === 'failed' && reason === REFUSED)
  )
    await enter(database, { because: 'failures', at: now }, now);
}

/**
 * What a helper needs to know, and nothing of anybody. Every word in it is one of ours, every other value a number or a version: a
 * text of the page's can say anything, so none is passed on.
 */
import type { LinkRow } from '@/database/rows';
import { BINDING_NAMES, FINDERS, SCREEN_GENERATIONS, SCREEN_PLACES } from '@/protocol/diagnostics';
import { CONNECTION_STATES, DRIVERS } from '@/protocol/page-event';
import { CAPABILITIES } from '@/protocol/page-limits';

const MINUTE = 60_000;
const STATUSES = ['ok', 'missing', 'unknown'] as const;
/** What capabilities may lack besides bindings. */
const LACKS = ['own id', 'chat ids', 'chat id', 'chat list', 'composer', 'screen', 'read-only'];
const KNOWN: ReadonlySet<string> = new Set([...BINDING_NAMES, ...LACKS]);

export interface Surrounding {
  mettri: string;
  /** The browser's own words. */
  userAgent: string;
  language: 'pt-BR' | 'en';
  now: number;
}

function oneOf<Word>(words: readonly Word[], value: unknown): Word | 'other' {
  return words.find((word) => word === value) ?? 'other';
}

/** `2.3000.1029384756`, and nothing that a page could write a name or a number into. */
function version(value: unknown): string {
  return typeof value === 'string' && /^\d{1,3}(\.\d{1,5}){1,2}(\.\d{1,10})?$/.test(value)
    ? value
    : 'unknown';
}

function count(value: unknown): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
    ? Math.min(value, 1_000_000)
    : 0;
}

function browser(userAgent: string): string {
  return `Chromium ${/Chrom(?:e|ium)\/(\d{2,4})\./.exec(userAgent)?.[1] ?? 'unknown'}`;
}

/** JSON, indented. */
export function supportBundle(
  link: Partial<LinkRow>,
  { mettri, userAgent, language, now }: Surrounding,
): string {
  const minutesSince = (instant: unknown) =>
    typeof instant === 'number' && instant > 0 ? count(Math.floor((now - instant) / MINUTE)) : null;
  const { diagnostics } = link;
  return JSON.stringify(
    {
      versions: {
        mettri: version(mettri),
        whatsApp: version(link.whatsAppVersion),
        waJs: version(diagnostics?.waJsVersion),
        browser: browser(userAgent),
      },
      language,
      connection: {
        state: oneOf([...CONNECTION_STATES, 'closed', 'reload-needed'], link.state),
        minutes: minutesSince(link.since),
        minutesSinceLastEvent: minutesSince(link.lastEventAt),
        reconnects: count(link.reconnects),
        otherTabs: count(link.otherTabIds?.length),
      },
      capabilities: (link.capabilities ?? []).slice(0, 10).map((report) => ({
        capability: oneOf(CAPABILITIES, report.capability),
        status: oneOf(STATUSES, report.status),
        driver: oneOf(DRIVERS, report.driver),
        minutes: minutesSince(report.since),
        ...(report.missing !== undefined && {
          missing: report.missing.split(', ').map((what) => (KNOWN.has(what) ? what : 'other')),
        }),
      })),
      ...(diagnostics && {
        diagnostics: {
          minutesAgo: minutesSince(diagnostics.at),
          modules: count(diagnostics.modules),
          bindings: Object.fromEntries(
            diagnostics.bindings
              .slice(0, 100)
              .map(({ binding, foundBy }) => [
                oneOf(BINDING_NAMES, binding),
                FINDERS.filter((finder) => foundBy.includes(finder)),
              ]),
          ),
          screen: diagnostics.places.slice(0, 100).map(({ place, generation, matches }) => ({
            place: oneOf(SCREEN_PLACES, place),
            generation: oneOf(SCREEN_GENERATIONS, generation),
            matches: count(matches),
          })),
        },
      }),
    },
    null,
    2,
  );
}

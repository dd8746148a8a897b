/** The policies that look at an outgoing message before it leaves. */
export const POLICIES = [
  'opt-out',
  'safe-mode',
  'near-identical',
  'first-contact',
  'quiet-hours',
  'minute-cap',
  'hour-cap',
  'day-cap',
  'unanswered',
  'empty-text',
  'unresolved-variable',
  'group',
] as const;
export type Policy = (typeof POLICIES)[number];

/**
 * What one policy says. `refuse` will not change by waiting; `hold` will (until `until`, ms since the epoch; absent
 * when nobody can say). `values` fill the sentence of the reason (`policy.<policy>` in the locales); they hold no text of messages.
 */
export interface PolicyFinding {
  readonly policy: Policy;
  readonly decision: 'refuse' | 'hold';
  readonly until?: number;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** The whole verdict: every finding, and the strictest decision among them. */
export interface Verdict {
  readonly decision: 'allow' | 'hold' | 'refuse';
  readonly findings: readonly PolicyFinding[];
  /** For `hold`: when to ask again, ms since the epoch. */
  readonly until?: number;
}

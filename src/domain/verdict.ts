/** The policies that look at an outgoing message before it leaves. */
export const POLICIES = [
  'opt-out',
  'do-not-contact',
  'safe-mode',
  'near-identical',
  'first-contact',
  'suspicious-link',
  'spam-markers',
  'automation',
  'quiet-hours',
  'holiday',
  'minute-cap',
  'hour-cap',
  'day-cap',
  'month-cap',
  'first-message-budget',
  'warm-up',
  'unanswered',
  'empty-text',
  'unresolved-variable',
  'group',
] as const;
export type Policy = (typeof POLICIES)[number];

/** What the user may relax, per account and with a warning. All others are hard: nobody may. Caps are relaxed by raising limits. */
export const SOFT_POLICIES = [
  'near-identical',
  'suspicious-link',
  'spam-markers',
  'automation',
  'quiet-hours',
  'holiday',
] as const satisfies readonly Policy[];
export type SoftPolicy = (typeof SOFT_POLICIES)[number];

export function isSoft(policy: Policy): policy is SoftPolicy {
  return SOFT_POLICIES.some((soft) => soft === policy);
}

/**
 * What one policy says. `refuse` will not change by waiting; `hold` will (until `until`, ms since the epoch; absent
 * when nobody can say); `warn` holds nothing: it is said, and the human decides. `values` fill the sentence of the reason
 * (`policy.<policy>` in the locales); they hold no text of messages.
 */
export interface PolicyFinding {
  readonly policy: Policy;
  readonly decision: 'refuse' | 'hold' | 'warn';
  readonly until?: number;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** The whole verdict: every finding, and the strictest decision among them; warnings alone allow. */
export interface Verdict {
  readonly decision: 'allow' | 'hold' | 'refuse';
  readonly findings: readonly PolicyFinding[];
  /** For `hold`: when to ask again, ms since the epoch. */
  readonly until?: number;
}

/** What one policy says in the end; `finding` absent: nothing. */
export interface PolicyState {
  readonly policy: Policy;
  readonly decision: 'ok' | PolicyFinding['decision'];
  readonly finding?: PolicyFinding;
}

/** The verdict of each policy, in the order of `POLICIES`: those that have nothing to say are `ok`. */
export function policyStates({ findings }: Verdict): PolicyState[] {
  return POLICIES.map((policy) => {
    const finding = findings.find((one) => one.policy === policy);
    return finding ? { policy, decision: finding.decision, finding } : { policy, decision: 'ok' };
  });
}

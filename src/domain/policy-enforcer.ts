/** The policies (one file each, in `policies/`), and how their findings become one verdict. */
import { automation } from './policies/automation';
import { budgets } from './policies/budgets';
import { caps } from './policies/caps';
import { doNotContact } from './policies/do-not-contact';
import { emptyText } from './policies/empty-text';
import { firstContact } from './policies/first-contact';
import { group } from './policies/group';
import { holiday } from './policies/holiday';
import { nearIdentical } from './policies/near-identical';
import { optOut } from './policies/opt-out';
import type { PolicyInput, PolicyRule } from './policies/policy-rule';
import { quietHours } from './policies/quiet-hours';
import { safeMode } from './policies/safe-mode';
import { spamMarkers } from './policies/spam-markers';
import { suspiciousLink } from './policies/suspicious-link';
import { unanswered } from './policies/unanswered';
import { unresolvedVariable } from './policies/unresolved-variable';
import { isSoft, type Policy, type PolicyFinding, type Verdict } from './verdict';

export type { PolicyInput } from './policies/policy-rule';

/** Hardest first: the first finding is the one to show when there is room for one. */
const RULES: readonly PolicyRule[] = [
  optOut,
  doNotContact,
  emptyText,
  unresolvedVariable,
  group,
  firstContact,
  unanswered,
  nearIdentical,
  suspiciousLink,
  spamMarkers,
  safeMode,
  automation,
  quietHours,
  holiday,
  budgets,
  caps,
];

/** Of a soft policy that the user relaxed only a warning is left. */
function asRelaxed(finding: PolicyFinding, relaxed: readonly Policy[]): PolicyFinding {
  if (!isSoft(finding.policy) || !relaxed.includes(finding.policy)) return finding;
  const { until: _until, ...rest } = finding;
  return { ...rest, decision: 'warn' };
}

/**
 * May this text go to this recipient now? Looks at every policy, so that the human sees all reasons at once.
 * `refuse` beats `hold` beats `allow`; a hold's `until` is the latest of its findings', absent when one has none. Warnings
 * decide nothing. Decides by its arguments alone.
 * @throws RangeError when `userTimeZone` is no IANA zone.
 */
export function judge(input: PolicyInput): Verdict {
  const findings = RULES.flatMap((rule) => rule(input)).map((finding) =>
    asRelaxed(finding, input.relaxed),
  );
  if (findings.some(({ decision }) => decision === 'refuse'))
    return { decision: 'refuse', findings };
  const ends = findings.flatMap(({ decision, until }) => (decision === 'hold' ? [until] : []));
  if (ends.length === 0) return { decision: 'allow', findings };
  const known = ends.filter((end) => end !== undefined);
  return known.length < ends.length
    ? { decision: 'hold', findings }
    : { decision: 'hold', findings, until: Math.max(...known) };
}

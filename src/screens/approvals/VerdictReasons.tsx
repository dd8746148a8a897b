import type { Verdict } from '@/domain/verdict';
import { usePolicySentence } from './use-policy-sentence';

/** Every reason of a verdict, one sentence each. */
export function VerdictReasons({ verdict }: { verdict: Verdict }) {
  const sentence = usePolicySentence();
  return (
    <ul className="flex flex-col gap-0.5 text-sm">
      {verdict.findings.map((finding) => (
        <li key={finding.policy}>{sentence(finding)}</li>
      ))}
    </ul>
  );
}

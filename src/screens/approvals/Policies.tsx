import { CircleAlert, ShieldCheck, ShieldX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Verdict } from '@/domain/verdict';
import { classNames } from '@/ui/class-names';
import { usePolicySentence } from './use-policy-sentence';

const LOOKS = {
  allow: { icon: ShieldCheck, tone: 'text-good' },
  warn: { icon: CircleAlert, tone: 'text-warn' },
  hold: { icon: CircleAlert, tone: 'text-warn' },
  refuse: { icon: ShieldX, tone: 'text-bad' },
} as const;

function Said({ decision, children }: { decision: keyof typeof LOOKS; children: string }) {
  const { icon: Icon, tone } = LOOKS[decision];
  return (
    <li className={classNames('flex items-start gap-1.5', tone)}>
      <Icon size={14} className="mt-px shrink-0" aria-hidden />
      <span className="min-w-0">{children}</span>
    </li>
  );
}

/** What the policies have to say of a draft, one sentence each. */
export function Policies({ verdict: { findings } }: { verdict: Verdict }) {
  const { t } = useTranslation();
  const sentence = usePolicySentence();
  return (
    <ul aria-label={t('card.verdict')} className="flex flex-col gap-0.5">
      {findings.length === 0 && <Said decision="allow">{t('card.clear')}</Said>}
      {findings.map((finding) => (
        <Said key={finding.policy} decision={finding.decision}>
          {sentence(finding)}
        </Said>
      ))}
    </ul>
  );
}

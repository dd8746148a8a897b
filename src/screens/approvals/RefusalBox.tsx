import { useTranslation } from 'react-i18next';
import type { Verdict } from '@/domain/verdict';
import { Policies } from './Policies';

/** Why this card cannot be approved as it is. */
export function RefusalBox({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation();
  return (
    <section role="status" className="rounded-lg bg-bad-soft px-2.5 py-1.5 text-sm">
      <p className="font-semibold text-bad">{t('card.refusedTitle')}</p>
      <Policies verdict={verdict} />
    </section>
  );
}

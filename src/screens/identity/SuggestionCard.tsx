import { Check } from 'lucide-react';
import { useId, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { MergeSuggestion } from '@/database/merge-suggestions';
import type { MergeEvidence } from '@/domain/identity-suggestions';
import { PersonButton } from './PersonButton';

function useEvidence(): (evidence: MergeEvidence) => string {
  const { t } = useTranslation();
  return (evidence) => {
    switch (evidence.type) {
      case 'number':
        return t(`identity.evidence.${evidence.difference}`);
      case 'photo':
        return t('identity.evidence.photo');
      case 'saved-name':
      case 'push-name':
      case 'private-id':
      case 'card':
        return t(`identity.evidence.${evidence.type}`, { name: evidence.name });
    }
  };
}

/** Two who may be one, and why. */
export function SuggestionCard({
  suggestion: { a, b, evidence },
  names,
  cardRef,
}: {
  suggestion: MergeSuggestion;
  names: { a: string; b: string };
  cardRef: Ref<HTMLElement>;
}) {
  const { t } = useTranslation();
  const why = useId();
  const sentence = useEvidence();
  return (
    <article
      ref={cardRef}
      tabIndex={-1}
      aria-label={t('identity.card', names)}
      className="overflow-hidden rounded-xl border border-line bg-raised outline-offset-2"
    >
      <div className="divide-y divide-line border-b border-line">
        <PersonButton person={a} name={names.a} />
        <PersonButton person={b} name={names.b} />
      </div>
      <div className="px-3 py-2.5">
        <h2 id={why} className="pb-1 text-xs font-semibold text-ink-faint">
          {t('identity.why')}
        </h2>
        <ul aria-labelledby={why} className="flex flex-col gap-1 text-sm">
          {evidence.map((one) => (
            <li key={one.type} className="flex gap-2">
              <Check size={15} className="mt-0.5 shrink-0 text-accent" aria-hidden />
              <span className="min-w-0 break-words">{sentence(one)}</span>
            </li>
          ))}
        </ul>
      </div>
    </article>
  );
}

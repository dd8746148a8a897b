import { useTranslation } from 'react-i18next';
import type { PolicyFinding } from '@/domain/verdict';

type Value = string | number;

/** One finding of a policy, as a sentence. */
export function usePolicySentence(): (finding: PolicyFinding) => string {
  const { t } = useTranslation();
  return ({ policy, values = {} }) => {
    const { limit = '', from = '', to = '', count = 0, kind, state } = values;
    const gaps: { limit: Value; from: Value; to: Value; count: number; context?: string } = {
      ...{ limit, from, to, count: Number(count) },
      // A policy that finds several things says which one, where there is a sentence for it.
      context: String(kind ?? state ?? ''),
    };
    return t(`policy.${policy}`, gaps);
  };
}

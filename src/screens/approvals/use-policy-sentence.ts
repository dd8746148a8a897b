import { useTranslation } from 'react-i18next';
import type { PolicyFinding } from '@/domain/verdict';

/** One finding of a policy, as a sentence. */
export function usePolicySentence(): (finding: PolicyFinding) => string {
  const { t } = useTranslation();
  return ({ policy, values = {} }) => {
    const { limit = '', from = '', to = '' } = values;
    return t(`policy.${policy}`, { limit, from, to, count: Number(values['count'] ?? 0) });
  };
}

import { useLiveQuery } from 'dexie-react-hooks';
import { allLabels } from '@/database/labels';
import { labelKey } from '@/domain/label';
import { useAccount } from '../account';

/** Names of labels with a word that begins so, those that themselves do first; all of them while nothing is typed. */
export function useLabelNames(typed: string | undefined): readonly string[] {
  const database = useAccount();
  const asked = typed !== undefined;
  const labels = useLiveQuery(async () => (asked ? allLabels(database) : []), [database, asked]);
  if (!labels || typed === undefined) return [];
  const key = labelKey(typed);
  const place = (name: string) => ` ${labelKey(name)}`.indexOf(` ${key}`);
  return labels
    .map(({ name }) => ({ name, at: place(name) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => Math.sign(a.at) - Math.sign(b.at))
    .map(({ name }) => name);
}

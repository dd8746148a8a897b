import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useRef, useState } from 'react';
import type { AccountDatabase } from '@/database/account-database';
import { useAccount } from '../account';

/** ms from a change of messages, or of several at once, until it is searched again: the index needs some of it to follow. */
const SOON = 300;
/** ms after the last change: by then the index has surely followed. */
const SETTLED = 1000;

/** When labels and notes were last written, removed ones too. */
async function lastInscriptions({ labels, personLabels, notes }: AccountDatabase): Promise<string> {
  const last = await Promise.all([
    labels.orderBy('updatedAt').last(),
    personLabels.orderBy('at').last(),
    notes.orderBy('updatedAt').last(),
  ]);
  return JSON.stringify(last);
}

/** Grows some time after messages, labels or notes have changed, at most once in `SOON`, and once more when all is quiet. */
export function useFreshness(): number {
  const database = useAccount();
  const revision = useLiveQuery(
    async () => (await database.counters.get('revision'))?.value ?? 0,
    [database],
  );
  const inscriptions = useLiveQuery(() => lastInscriptions(database), [database]);
  const [freshness, setFreshness] = useState(0);
  const known = useRef(false);
  const due = useRef<number>(undefined);
  useEffect(() => {
    if (revision === undefined || inscriptions === undefined) return;
    const isFirst = !known.current;
    known.current = true;
    if (isFirst) return;
    const grow = () => {
      due.current = undefined;
      setFreshness((count) => count + 1);
    };
    // Another change does not put off what is due for this one.
    due.current ??= performance.now() + SOON;
    const soon = setTimeout(grow, Math.max(0, due.current - performance.now()));
    const settled = setTimeout(grow, SETTLED);
    return () => {
      clearTimeout(soon);
      clearTimeout(settled);
    };
  }, [revision, inscriptions]);
  return freshness;
}

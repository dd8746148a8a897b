import { useLiveQuery } from 'dexie-react-hooks';
import { useRef, useState } from 'react';

/**
 * A live query that is shown also while changes come faster than it is read, as they do when a batch leaves: Dexie drops every
 * reading that a change overtakes, and then shows nothing new until all is quiet (4.4.7). What was read is true of its moment.
 */
export function useSteadyQuery<Value>(
  read: () => Promise<Value>,
  deps: unknown[],
): Value | undefined {
  const [latest, setLatest] = useState<{ order: number; value: Value }>();
  const begun = useRef(0);
  useLiveQuery(async () => {
    begun.current += 1;
    const order = begun.current;
    const value = await read();
    setLatest((shown) => (shown && shown.order > order ? shown : { order, value }));
  }, deps);
  return latest?.value;
}

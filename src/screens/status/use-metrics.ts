import { useLiveQuery } from 'dexie-react-hooks';
import { useNow } from '@/ui/use-now';
import { useAccount } from '../account';
import { useSurroundings } from '../surroundings';
import { computeMetrics, type Metrics } from './metrics';

const DAY_IN_MINUTES = 24 * 60;

/** The metrics, counted anew every five seconds and whenever a row they stand on changes. */
export function useMetrics(): Metrics | undefined {
  const database = useAccount();
  const now = useNow(useSurroundings().now, 5000);
  const minute = Math.floor(now / 60_000);
  const rows = useLiveQuery(async () => {
    const [counters, minutes, sends] = await Promise.all([
      database.counters.toArray(),
      database.minutes
        .where('minute')
        .above(minute - DAY_IN_MINUTES)
        .toArray(),
      database.sendLedger
        .where('at')
        .above((minute - 2) * 60_000)
        .toArray(),
    ]);
    return { counters, minutes, sends };
  }, [database, minute]);
  return rows && computeMetrics(rows, now);
}

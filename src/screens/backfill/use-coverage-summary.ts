import { useEffect, useState } from 'react';
import { useNow } from '@/ui/use-now';
import { useAccount } from '../account';
import { useSurroundings } from '../surroundings';

export interface CoverageSummary {
  chats: number;
  complete: number;
  withGaps: number;
}

/** How often: all chats are counted, and while they are being read every moment changes one. */
const EVERY = 5000;

/** How much of everything is captured; undefined while it is counted for the first time. `reading`: counted anew when it ends. */
export function useCoverageSummary(reading: boolean): CoverageSummary | undefined {
  const database = useAccount();
  const now = useNow(useSurroundings().now, EVERY);
  const [summary, setSummary] = useState<CoverageSummary>();
  useEffect(() => {
    let wanted = true;
    const read = async () => {
      const [chats, covered] = await Promise.all([
        database.chats.count(),
        database.coverage.toArray(),
      ]);
      const whole = covered.filter(({ ranges }) => ranges.length === 1);
      if (wanted)
        setSummary({
          chats,
          complete: whole.filter(({ reachedLocalStart }) => reachedLocalStart).length,
          withGaps: covered.filter(({ ranges }) => ranges.length > 1).length,
        });
    };
    void read();
    return () => {
      wanted = false;
    };
  }, [database, now, reading]);
  return summary;
}

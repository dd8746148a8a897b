import { useEffect, useState } from 'react';
import type { IndexStatus } from '@/protocol/search-api';
import { useSurroundings } from '../surroundings';

const EVERY = 1500;

/** How far the search index is; undefined until it answers or while it cannot be reached. */
export function useIndexStatus(): IndexStatus | undefined {
  const { search } = useSurroundings();
  const [status, setStatus] = useState<IndexStatus>();
  useEffect(() => {
    let stopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      let found: IndexStatus | undefined;
      try {
        found = await search.status();
      } catch {
        // Unreachable at this moment; the client reconnects by itself, and the next look tells.
        found = undefined;
      }
      if (stopped) return;
      setStatus(found);
      if (found?.state !== 'ready') timer = setTimeout(() => void look(), EVERY);
    };
    void look();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [search]);
  return status;
}

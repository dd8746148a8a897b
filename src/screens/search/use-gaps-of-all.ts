import { useEffect, useState } from 'react';
import type { AccountDatabase } from '@/database/account-database';
import { useNow } from '@/ui/use-now';
import { useAccount } from '../account';
import { useSurroundings } from '../surroundings';
import { addMissing, NOTHING_MISSING, type ManyMissing, type SearchedRange } from './searched-gaps';

/** Rows read at once: some 5 ms. All of 20,000 together hold the page for 0.4 s. */
const SLICE = 200;
/** ms until they are read again: each captured message changes one, and reading all after each would never end. */
const EVERY = 60_000;
/** ms for which the range stays the same before anything is read: somebody is typing it. */
const TYPING = 200;

async function readGaps(
  { coverage }: AccountDatabase,
  range: SearchedRange,
  signal: AbortSignal,
): Promise<ManyMissing | undefined> {
  let missing = NOTHING_MISSING;
  let last = '';
  for (;;) {
    const rows = await coverage.where(':id').above(last).limit(SLICE).toArray();
    if (signal.aborted) return undefined;
    missing = addMissing(missing, rows, range);
    if (rows.length < SLICE) return missing;
    last = rows.at(-1)?.chatId ?? last;
  }
}

/** What of all chats is missing in a range, at most a minute old; undefined until it is read. */
export function useGapsOfAll({ from, to }: SearchedRange): ManyMissing | undefined {
  const database = useAccount();
  const minute = useNow(useSurroundings().now, EVERY);
  const [read, setRead] = useState<SearchedRange & { missing: ManyMissing }>();
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => {
      readGaps(database, { from, to }, stop.signal).then(
        (missing) => {
          if (missing) setRead({ from, to, missing });
        },
        () => {
          // Without it the search is as good as before; the next minute tries again.
        },
      );
    }, TYPING);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [database, from, to, minute]);
  return read?.from === from && read?.to === to ? read?.missing : undefined;
}

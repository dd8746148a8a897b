import { useCallback, useEffect, useState } from 'react';
import { suggestMerges, type MergeSuggestion } from '@/database/merge-suggestions';
import { useAccount } from '../account';
import { pause } from '../pause';

export type MergeSuggestions =
  | { state: 'looking' }
  | { state: 'found'; suggestions: readonly MergeSuggestion[] }
  | { state: 'failed' };

/** Looks once, and again when told to. */
export function useMergeSuggestions(): { found: MergeSuggestions; lookAgain: () => void } {
  const database = useAccount();
  const [turn, setTurn] = useState(0);
  const [found, setFound] = useState<MergeSuggestions>({ state: 'looking' });
  useEffect(() => {
    const stop = new AbortController();
    suggestMerges(database, pause, stop.signal).then(
      (suggestions) => {
        if (!stop.signal.aborted) setFound({ state: 'found', suggestions });
      },
      () => {
        // Shown, with a way to try again; a search that was left shows nothing.
        if (!stop.signal.aborted) setFound({ state: 'failed' });
      },
    );
    return () => {
      stop.abort(new DOMException('The review was left.', 'AbortError'));
    };
  }, [database, turn]);
  const lookAgain = useCallback(() => {
    setFound({ state: 'looking' });
    setTurn((before) => before + 1);
  }, []);
  return { found, lookAgain };
}

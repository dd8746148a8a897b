import { useEffect, useState } from 'react';
import type { AccountDatabase } from '@/database/account-database';
import { useAccount } from '../account';
import { useSurroundings } from '../surroundings';
import type { ReplyCard } from './deck';
import type { Suggestions } from './suggestions';

export interface SuggestionState extends Suggestions {
  /** 'offline': the sources in this browser have answered, a model has not yet. */
  state: 'looking' | 'offline' | 'done' | 'failed';
}

const NOTHING: Suggestions = { suggestions: [], failures: [] };
const LOOKING: SuggestionState = { ...NOTHING, state: 'looking' };
const KEPT = 50;

/** Answers by question, so that going back and forth in the deck asks nobody twice. */
const known = new WeakMap<AccountDatabase, Map<string, SuggestionState>>();

function remember(database: AccountDatabase, key: string, state: SuggestionState): void {
  const answers = known.get(database) ?? new Map<string, SuggestionState>();
  known.set(database, answers);
  answers.set(key, state);
  const oldest = answers.keys().next();
  if (answers.size > KEPT && !oldest.done) answers.delete(oldest.value);
}

/** Suggestions for this card; looked for when it is shown, and stopped when it is left. */
export function useSuggestions(card: ReplyCard): SuggestionState {
  const database = useAccount();
  const surroundings = useSurroundings();
  const { chat, contact } = card;
  const key = `${chat.id} ${chat.lastIncomingId}`;
  const [answer, setAnswer] = useState<{ key: string; state: SuggestionState }>();

  useEffect(() => {
    if (known.get(database)?.has(key)) return;
    const stop = new AbortController();
    const show = (state: SuggestionState) => {
      if (!stop.signal.aborted) setAnswer({ key, state });
    };
    const look = async () => {
      const { suggestionsFor } = await import('./suggestions');
      return suggestionsFor(database, surroundings, chat, contact, stop.signal, (soFar) => {
        show({ ...soFar, state: 'offline' });
      });
    };
    look().then(
      (found) => {
        remember(database, key, { ...found, state: 'done' });
        show({ ...found, state: 'done' });
      },
      () => {
        // Shown on the card; the user can write without suggestions. An aborted look-up shows nothing.
        show({ ...NOTHING, state: 'failed' });
      },
    );
    return () => {
      stop.abort(new DOMException('The card was left.', 'AbortError'));
    };
    // The question decides; other changes of the chat's row ask nothing anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [database, surroundings, key]);

  const remembered = known.get(database)?.get(key);
  return remembered ?? (answer?.key === key ? answer.state : LOOKING);
}

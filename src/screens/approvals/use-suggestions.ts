import { useEffect, useState } from 'react';
import type { AccountDatabase } from '@/database/account-database';
import type { ChatRow } from '@/database/rows';
import { useAccount } from '../account';
import { useSurroundings, type Surroundings } from '../surroundings';
import type { Card, ReplyCard } from './deck';
import type { Suggestions } from './suggestions';

export interface SuggestionState extends Suggestions {
  /** 'offline': the sources in this browser have answered, a model has not yet. */
  state: 'looking' | 'offline' | 'done' | 'failed';
}

const NOTHING: Suggestions = { suggestions: [], failures: [] };
/** A follow-up has its text: nobody asked anything. */
const NONE: SuggestionState = { ...NOTHING, state: 'done' };
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

async function lookFor(
  database: AccountDatabase,
  surroundings: Surroundings,
  { chat, contact }: ReplyCard,
  signal: AbortSignal,
  onOffline: (soFar: Suggestions) => void,
): Promise<Suggestions> {
  const { suggestionsFor } = await import('./suggestions');
  const found = await suggestionsFor(database, surroundings, chat, contact, signal, onOffline);
  remember(database, keyOf(chat), { ...found, state: 'done' });
  return found;
}

function keyOf(chat: ChatRow): string {
  return `${chat.id} ${chat.lastIncomingId}`;
}

/** Looks for the next card's suggestions while this one is read, so that it can be decided as soon as it is shown. */
export function useLookAhead(next: Card | undefined): void {
  const database = useAccount();
  const surroundings = useSurroundings();
  const key = next?.kind === 'reply' && next.because.kind === 'waits' ? keyOf(next.chat) : '';
  useEffect(() => {
    if (next?.kind !== 'reply' || key === '' || known.get(database)?.has(key)) return;
    const stop = new AbortController();
    lookFor(database, surroundings, next, stop.signal, () => undefined).catch(() => {
      // Nobody has seen the card yet: it asks again when it is shown, and says what went wrong.
    });
    return () => {
      stop.abort(new DOMException('Another card is next.', 'AbortError'));
    };
    // The question decides.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [database, surroundings, key]);
}

/** Suggestions for this card; looked for when it is shown, and stopped when it is left. */
export function useSuggestions(card: ReplyCard): SuggestionState {
  const database = useAccount();
  const surroundings = useSurroundings();
  const { chat } = card;
  const isAsked = card.because.kind !== 'follow-up';
  const key = keyOf(chat);
  const [answer, setAnswer] = useState<{ key: string; state: SuggestionState }>();

  useEffect(() => {
    if (!isAsked || known.get(database)?.has(key)) return;
    const stop = new AbortController();
    const show = (state: SuggestionState) => {
      if (!stop.signal.aborted) setAnswer({ key, state });
    };
    lookFor(database, surroundings, card, stop.signal, (soFar) => {
      show({ ...soFar, state: 'offline' });
    }).then(
      (found) => {
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
  }, [database, surroundings, key, isAsked]);

  if (!isAsked) return NONE;
  const remembered = known.get(database)?.get(key);
  return remembered ?? (answer?.key === key ? answer.state : LOOKING);
}

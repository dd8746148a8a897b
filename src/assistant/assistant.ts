/** Asks every provider for replies and makes one list of them. */
import { foldText } from '@/domain/folding';
import type { Suggestion, SuggestionProvider, SuggestionRequest } from './suggestion-provider';

export interface SuggestionFailure {
  readonly kind: SuggestionProvider['kind'];
  /** A code for the screen's sentence and the log; never a text that a provider wrote. */
  readonly code: string;
}

export interface Suggestions {
  /** Best first, no two alike, at most 3. */
  readonly suggestions: readonly Suggestion[];
  readonly failures: readonly SuggestionFailure[];
}

const AT_MOST = 3;

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string')
    return error.code;
  return error instanceof Error ? error.name : 'unknown';
}

function best(found: readonly Suggestion[]): Suggestion[] {
  const seen = new Set<string>();
  const result: Suggestion[] = [];
  for (const suggestion of [...found].sort((a, b) => b.score - a.score)) {
    const key = foldText(suggestion.text)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    if (key === '' || seen.has(key)) continue;
    seen.add(key);
    result.push(suggestion);
  }
  return result.slice(0, AT_MOST);
}

/** Rejects with the signal's reason; `stop` ends the watch. */
function aborted(signal: AbortSignal): { promise: Promise<never>; stop: () => void } {
  let stop = () => {};
  const promise = new Promise<never>((_, reject) => {
    const onAbort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort, { once: true });
    stop = () => signal.removeEventListener('abort', onAbort);
  });
  return { promise, stop };
}

/**
 * Asks all providers at once, those on this machine first. `onUpdate` gets what there is each time that one of them
 * has answered and others have not: a slow one holds nobody up. One that fails is named in `failures`.
 * @throws the signal's reason as soon as it is aborted, whatever a provider does.
 */
export async function suggestReplies(
  providers: readonly SuggestionProvider[],
  request: SuggestionRequest,
  signal: AbortSignal,
  onUpdate?: (sofar: Suggestions) => void,
): Promise<Suggestions> {
  signal.throwIfAborted();
  const found: Suggestion[] = [];
  const failures: SuggestionFailure[] = [];
  const current = (): Suggestions => ({ suggestions: best(found), failures: [...failures] });
  let open = providers.length;
  const ask = async (provider: SuggestionProvider): Promise<void> => {
    try {
      found.push(...(await provider.suggest(request, signal)));
    } catch (error) {
      // One source's trouble is shown beside the others' answers, not instead of them.
      failures.push({ kind: provider.kind, code: codeOf(error) });
    }
    open--;
    if (open > 0 && !signal.aborted) onUpdate?.(current());
  };

  const inOrder = [...providers].sort((a, b) => Number(b.offline) - Number(a.offline));
  const watch = aborted(signal);
  try {
    await Promise.race([Promise.all(inOrder.map(ask)), watch.promise]);
  } finally {
    watch.stop();
  }
  return current();
}

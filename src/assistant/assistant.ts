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

function merged(lists: readonly Suggestion[]): Suggestion[] {
  const seen = new Set<string>();
  const result: Suggestion[] = [];
  for (const suggestion of [...lists].sort((a, b) => b.score - a.score)) {
    const key = foldText(suggestion.text)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    if (key === '' || seen.has(key)) continue;
    seen.add(key);
    result.push(suggestion);
  }
  return result.slice(0, AT_MOST);
}

/**
 * Asks all providers at once. The offline ones' answers are given to `onOffline` as soon as all of them are in, without
 * waiting for the network. A provider that fails is named in `failures` and blocks nobody.
 * @throws the signal's reason when it is aborted.
 */
export async function suggestReplies(
  providers: readonly SuggestionProvider[],
  request: SuggestionRequest,
  signal: AbortSignal,
  onOffline?: (sofar: Suggestions) => void,
): Promise<Suggestions> {
  signal.throwIfAborted();
  const found: Suggestion[] = [];
  const failures: SuggestionFailure[] = [];
  const ask = async (provider: SuggestionProvider): Promise<void> => {
    try {
      found.push(...(await provider.suggest(request, signal)));
    } catch (error) {
      // One source's trouble is shown beside the others' answers, not instead of them.
      failures.push({ kind: provider.kind, code: codeOf(error) });
    }
  };
  const current = (): Suggestions => ({ suggestions: merged(found), failures: [...failures] });

  const online = providers.filter((provider) => !provider.offline).map(ask);
  await Promise.all(providers.filter((provider) => provider.offline).map(ask));
  signal.throwIfAborted();
  if (online.length > 0) {
    onOffline?.(current());
    await Promise.all(online);
    signal.throwIfAborted();
  }
  return current();
}

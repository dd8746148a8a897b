import { describe, expect, it } from 'vitest';
import { suggestReplies, type Suggestions } from './assistant';
import type { Suggestion, SuggestionProvider, SuggestionRequest } from './suggestion-provider';

const request = {} as SuggestionRequest;
const never = new AbortController().signal;

const suggestion = (
  text: string,
  score: number,
  kind: Suggestion['source']['kind'] = 'template',
): Suggestion => ({
  text,
  score,
  source: { kind, ref: text },
});

function provider(
  answer: () => Promise<Suggestion[]>,
  offline = true,
  kind: SuggestionProvider['kind'] = 'template',
): SuggestionProvider {
  return { kind, offline, suggest: answer };
}

describe('the assistant', () => {
  it('makes one list of all answers: best first, no two alike, three at most', async () => {
    const { suggestions, failures } = await suggestReplies(
      [
        provider(async () => [suggestion('Temos sim!', 0.4), suggestion('Um', 0.3)]),
        provider(async () => [
          suggestion('temos SIM', 0.8),
          suggestion('Dois', 0.2),
          suggestion(' ', 1),
          suggestion('Três', 0.1),
        ]),
      ],
      request,
      never,
    );
    expect(suggestions.map(({ text }) => text)).toEqual(['temos SIM', 'Um', 'Dois']);
    expect(failures).toEqual([]);
  });

  it('shows what it has while others still think, and names who failed', async () => {
    let answerSlowly: (found: Suggestion[]) => void = () => {};
    const slow = new Promise<Suggestion[]>((resolve) => (answerSlowly = resolve));
    const seen: Suggestions[] = [];
    let bothSeen = () => {};
    const offlineSeen = new Promise<void>((resolve) => (bothSeen = resolve));
    const asked: string[] = [];
    const result = suggestReplies(
      [
        provider(() => (asked.push('model'), slow), false, 'model'),
        provider(
          () => (asked.push('past-reply'), Promise.reject(new TypeError('with a text'))),
          true,
          'past-reply',
        ),
        provider(async () => (asked.push('template'), [suggestion('Temos', 0.5)])),
      ],
      request,
      never,
      (sofar) => {
        seen.push(sofar);
        if (seen.length === 2) bothSeen();
      },
    );
    await offlineSeen;
    expect(asked).toEqual(['past-reply', 'template', 'model']);
    expect(seen.at(-1)).toEqual({
      suggestions: [suggestion('Temos', 0.5)],
      failures: [{ kind: 'past-reply', code: 'TypeError' }],
    });
    answerSlowly([suggestion('Do modelo', 0.9, 'model')]);
    expect((await result).suggestions.map(({ text }) => text)).toEqual(['Do modelo', 'Temos']);
    expect(seen).toHaveLength(2);
  });

  it('gives a failure’s code where it has one', async () => {
    const failure = Object.assign(new Error('words'), { code: 'model-time-out' });
    const { failures } = await suggestReplies(
      [provider(() => Promise.reject(failure), false, 'model')],
      request,
      never,
    );
    expect(failures).toEqual([{ kind: 'model', code: 'model-time-out' }]);
  });

  it('ends at once when aborted, even with a provider that hangs', async () => {
    const abort = new AbortController();
    const hanging = suggestReplies([provider(() => new Promise(() => {}))], request, abort.signal);
    abort.abort();
    await expect(hanging).rejects.toThrow(/abort/i);
    await expect(suggestReplies([], request, abort.signal)).rejects.toThrow(/abort/i);
  });

  it('is empty without providers', async () => {
    expect(await suggestReplies([], request, never)).toEqual({ suggestions: [], failures: [] });
  });
});

import { describe, expect, it } from 'vitest';
import type { MessageRow } from '@/database/rows';
import {
  ModelError,
  completionsUrl,
  modelSuggestions,
  type ModelSettings,
} from './openai-compatible';
import type { SuggestionRequest } from './suggestion-provider';

const settings: ModelSettings = {
  endpoint: 'https://model.example/v1',
  model: 'small',
  apiKey: 'k-1',
  enabled: true,
};
const never = new AbortController().signal;

const row = (text: string, fromMe: boolean) => ({ text, fromMe, kind: 'text' }) as MessageRow;
const history = [row('Oi', false), row('', true), row('Bom dia!', true), row('Tem azul?', false)];
const request = {
  history,
  question: history.at(-1),
  contactName: 'Maria Souza',
  now: 0,
} as unknown as SuggestionRequest;

const answer = (content: unknown, status = 200) =>
  Promise.resolve(Response.json({ choices: [{ message: { content } }] }, { status }));

function provider(
  fetch: typeof globalThis.fetch,
  changed: Partial<ModelSettings> = {},
  timeOut?: number,
) {
  return modelSuggestions({ settings: { ...settings, ...changed }, fetch, timeOut });
}

describe('a model behind an OpenAI-compatible endpoint', () => {
  it('is asked with the latest texts alone, without cookies, names or ids', async () => {
    const calls: [URL, RequestInit][] = [];
    const found = await provider((url, init) => {
      calls.push([url as URL, init as RequestInit]);
      return answer('  Temos sim! ');
    }).suggest(request, never);
    expect(found).toEqual([
      { text: 'Temos sim!', source: { kind: 'model', ref: 'small' }, score: 0.7 },
    ]);
    const [[url, init] = []] = calls;
    expect(String(url)).toBe('https://model.example/v1/chat/completions');
    expect(init).toMatchObject({ method: 'POST', credentials: 'omit', redirect: 'error' });
    expect(init?.headers).toMatchObject({ authorization: 'Bearer k-1' });
    const body = JSON.parse(init?.body as string) as {
      model: string;
      messages: { role: string; content: string }[];
    };
    expect(body.model).toBe('small');
    expect(body.messages.slice(1)).toEqual([
      { role: 'user', content: 'Oi' },
      { role: 'assistant', content: 'Bom dia!' },
      { role: 'user', content: 'Tem azul?' },
    ]);
    expect(init?.body).not.toContain('Souza');
  });

  it('is not asked until it is switched on', async () => {
    const forbidden = () => Promise.reject(new Error('asked'));
    expect(await provider(forbidden, { enabled: false }).suggest(request, never)).toEqual([]);
  });

  it.each<[string, typeof globalThis.fetch, Partial<ModelSettings>, string]>([
    ['no model', () => answer('x'), { model: '' }, 'model-not-configured'],
    ['no address', () => answer('x'), { endpoint: '' }, 'model-not-configured'],
    [
      'an address without TLS',
      () => answer('x'),
      { endpoint: 'http://model.example' },
      'model-not-configured',
    ],
    ['a refused key', () => answer('x', 401), {}, 'model-refused-key'],
    ['too many requests', () => answer('x', 429), {}, 'model-rate-limit'],
    ['a broken server', () => answer('x', 500), {}, 'model-http-error'],
    ['no connection', () => Promise.reject(new TypeError('secret')), {}, 'model-unreachable'],
    ['no JSON', () => Promise.resolve(new Response('secret')), {}, 'model-bad-answer'],
    [
      'another shape',
      () => Promise.resolve(Response.json({ choices: [] })),
      {},
      'model-bad-answer',
    ],
    ['no text', () => answer('  '), {}, 'model-bad-answer'],
    ['an endless text', () => answer('x'.repeat(5000)), {}, 'model-bad-answer'],
    ['a text that is none', () => answer({ secret: 1 }), {}, 'model-bad-answer'],
  ])('with %s fails with a code and no content', async (_, fetch, changed, code) => {
    const failure: unknown = await provider(fetch, changed)
      .suggest(request, never)
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ModelError);
    expect(failure).toMatchObject({ code });
    expect(String(failure)).not.toContain('secret');
  });

  const hanging: typeof globalThis.fetch = (_, init) =>
    new Promise((_resolve, reject) => {
      const stop = () => reject(init?.signal?.reason as Error);
      if (init?.signal?.aborted) stop();
      init?.signal?.addEventListener('abort', stop);
    });

  it('has a time-out', async () => {
    await expect(provider(hanging, {}, 1).suggest(request, never)).rejects.toMatchObject({
      code: 'model-time-out',
    });
  });

  it('stops when told', async () => {
    const abort = new AbortController();
    const pending = provider(hanging).suggest(request, abort.signal);
    abort.abort();
    await expect(pending).rejects.toThrow(/abort/i);
  });

  it.each([
    ['https://model.example', 'https://model.example/chat/completions'],
    ['https://model.example/v1/', 'https://model.example/v1/chat/completions'],
    ['https://model.example/v1/chat/completions', 'https://model.example/v1/chat/completions'],
    ['http://localhost:11434/v1', 'http://localhost:11434/v1/chat/completions'],
  ])('takes the address %s', (endpoint, url) => {
    expect(String(completionsUrl(endpoint))).toBe(url);
  });
});

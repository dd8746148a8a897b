import { afterEach, beforeEach, expect, it } from 'vitest';
import { AccountDatabase } from '@/database/account-database';
import type { SuggestionRequest } from './suggestion-provider';
import { templateSuggestions } from './templates';

const NOW = Date.UTC(2026, 10, 20, 12);
let database: AccountDatabase;

beforeEach(async () => {
  database = new AccountDatabase(crypto.randomUUID());
  const row = (id: string, title: string, text: string) => ({
    id,
    title,
    text,
    createdAt: 0,
    updatedAt: 0,
    uses: 0,
  });
  await database.templates.bulkAdd([
    row('hours', 'Horário', '{{saudacao}}, {{primeiro_nome}}! Abrimos de segunda a sábado.'),
    row('delivery', 'Entrega', 'Entregamos em toda a cidade.'),
    row('broken', 'Entrega antiga', 'Entrega: {{prazo}}'),
  ]);
});
afterEach(() => database.delete());

function suggest(text: string, ids: string[], contactName = 'Maria Souza') {
  const provider = templateSuggestions({
    database,
    search: { searchTemplates: () => Promise.resolve(ids) },
    timeZone: 'America/Sao_Paulo',
  });
  const request = { question: { text }, contactName, now: NOW } as unknown as SuggestionRequest;
  return provider.suggest(request, new AbortController().signal);
}

it('fills in the templates that the search found, and scores them by what they cover', async () => {
  const found = await suggest('Qual o horário?', ['delivery', 'hours', 'gone']);
  expect(found.map(({ text, source }) => [source, text])).toEqual([
    [{ kind: 'template', ref: 'delivery' }, 'Entregamos em toda a cidade.'],
    [{ kind: 'template', ref: 'hours' }, 'Bom dia, Maria! Abrimos de segunda a sábado.'],
  ]);
  expect(found[1]?.score).toBeGreaterThan(found[0]?.score ?? 1);
});

it('leaves out a template that cannot be filled in', async () => {
  expect(await suggest('entrega?', ['broken'])).toEqual([]);
  expect(await suggest('horário?', ['hours'], '+55 11 98765-4321')).toEqual([]);
});

it('has nothing to say to a message without words', async () => {
  expect(await suggest('', ['delivery'])).toEqual([]);
});

it('speaks the recipient’s language, and fills in their own fields', async () => {
  await database.templates.update('broken', {
    texts: { en: '{{saudacao}}! Delivery: {{prazo}}.' },
  });
  const provider = templateSuggestions({
    database,
    search: { searchTemplates: () => Promise.resolve(['broken']) },
    timeZone: 'America/Sao_Paulo',
    language: 'en',
    fields: { prazo: 'Friday' },
  });
  const request = { question: { text: 'delivery?' }, contactName: 'Ann', now: NOW };
  const found = await provider.suggest(
    request as unknown as SuggestionRequest,
    new AbortController().signal,
  );
  expect(found.map(({ text }) => text)).toEqual(['Good morning! Delivery: Friday.']);
});

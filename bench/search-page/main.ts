/** Measures search and suggestions in a real page: the product's worker and client, and bare FTS5 beside it. */
import { suggestReplies } from '../../src/assistant/assistant';
import { pastReplySuggestions } from '../../src/assistant/past-replies';
import { templateSuggestions } from '../../src/assistant/templates';
import { AccountDatabase } from '../../src/database/account-database';
import type { ChatRow, MessageRow } from '../../src/database/rows';
import { changeDevice } from '../../src/database/registry';
import { parseQuery } from '../../src/domain/search-query/parse-query';
import { SEARCH_WORKER_LOCK, type MessageQuery } from '../../src/protocol/search-api';
import { connectSearch, type SearchClient } from '../../src/search-client/connect-search';
import { chatMark } from '../../src/search-worker/marks';
import { literal } from '../../src/search-worker/match-expression';
import { startSearchWorker } from '../../src/search-worker/start-search-worker';
import { chatOfRank, salesMessages, seededRandom, wordOfRank, zipf } from '../sales-messages';
import type { BareRequest } from './bare-fts5.worker';
import type { FillRequest } from './fill.worker';

const SEED = 20_261_101;
const ACCOUNT = 'bench';
const CALLS = 200;
const COLD_STARTS = 9;
const IMPORT = 10_000;

interface Times {
  p50: number;
  p95: number;
}

export interface SearchFigures {
  /** messages/s */
  build: { ours: number; bare: number };
  /** ms, medians */
  cold: { ours: number; bare: number };
  kinds: { kind: string; ours: Times; bare: Times }[];
  similar: Times;
  /** Offline replies to a question, from past replies and templates together. */
  suggestions: Times;
  duringImport: Times;
}

interface Query {
  text: string;
  chatId?: string;
}

function asked({ text, chatId }: Query): MessageQuery {
  const query = parseQuery(text, { now: Date.now(), timeZone: 'America/Sao_Paulo' });
  return { query, ...(chatId !== undefined && { chatIds: [chatId] }) };
}

/** The words, the last as a beginning, and the chat: nothing of levels and counts. */
function bareExpression({ text, chatId }: Query): string {
  const words = `${text.split(' ').map(literal).join(' AND ')}*`;
  if (chatId === undefined) return words;
  const chat = [false, true].map((fromMe) => literal(chatMark(chatId, fromMe)));
  return `${words} AND (${chat.join(' OR ')})`;
}

declare global {
  var measureSearch: (count: number) => Promise<SearchFigures>;
}

globalThis.measureSearch = async (count) => {
  await fill({ account: ACCOUNT, count, seed: SEED, known: 0, batch: 1000 });
  await changeDevice({ currentAccountId: ACCOUNT });

  const built = performance.now();
  let running = await start();
  await caughtUp(running.client, count);
  const ourBuild = performance.now() - built;
  let bare = new BareWorker();
  const bareBuild = Number(await bare.ask({ do: 'build', count, seed: SEED }));

  const kinds: SearchFigures['kinds'] = [];
  for (const [kind, make] of Object.entries(QUERIES)) {
    const queries = someQueries(make);
    kinds.push({
      kind,
      ours: await timed(queries, (query) => running.client.searchMessages(asked(query))),
      bare: await timed(queries, (query) =>
        bare.ask({ do: 'search', expression: bareExpression(query) }),
      ),
    });
  }
  const questions = [...salesMessages(CALLS, SEED + 1)];
  const similar = await timed(questions, ({ text }) => running.client.similarIncoming(text));

  const suggestions = await timedSuggestions(running.client, questions);

  const cold: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  const first: Query = { text: 'pedido' };
  for (let at = 0; at < COLD_STARTS; at += 1) {
    await running.stop();
    const started = performance.now();
    running = await start();
    await running.client.searchMessages(asked(first));
    cold.ours.push(performance.now() - started);
    await bare.stop();
    const bareStarted = performance.now();
    bare = new BareWorker();
    await bare.ask({ do: 'search', expression: bareExpression(first) });
    cold.bare.push(performance.now() - bareStarted);
  }

  const duringImport = await whileImporting(count, running.client);
  return {
    build: { ours: (count / ourBuild) * 1000, bare: (count / bareBuild) * 1000 },
    cold: { ours: times(cold.ours).p50, bare: times(cold.bare).p50 },
    kinds,
    similar,
    suggestions,
    duringImport,
  };
};

const QUERIES: Record<string, (random: () => number) => Query> = {
  'common word': (random) => ({ text: wordOfRank(zipf(random, 100)) }),
  'two words': (random) => ({
    text: `${wordOfRank(zipf(random, 1000))} ${wordOfRank(zipf(random, 1000))}`,
  }),
  'prefix of 3': (random) => ({ text: wordOfRank(20 + zipf(random, 5000)).slice(0, 3) }),
  'one letter': (random) => ({ text: wordOfRank(zipf(random, 5000)).slice(0, 1) }),
  'in one chat': (random) => ({
    text: wordOfRank(zipf(random, 1000)),
    chatId: chatOfRank(zipf(random, 400)),
  }),
};

async function timedSuggestions(
  search: SearchClient,
  questions: readonly { chatId: string; text: string }[],
): Promise<Times> {
  const database = new AccountDatabase(ACCOUNT);
  const now = Date.now();
  const timeZone = 'America/Sao_Paulo';
  const providers = [
    pastReplySuggestions({ database, search, timeZone }),
    templateSuggestions({ database, search, timeZone }),
  ];
  const result = await timed(questions, ({ chatId, text }) => {
    const question: MessageRow = {
      rowid: (Math.floor(now / 1000) + 1) * 2 ** 20,
      id: `false_${chatId}_3A`,
      chatId,
      stanzaId: '3A',
      fromMe: false,
      kind: 'text',
      rawType: 'chat',
      text,
      timestamp: now,
      ack: 1,
      capturedAt: now,
      revision: 0,
    };
    const chat = { id: chatId } as ChatRow;
    const request = { chat, question, history: [question], contactName: 'Ana', now };
    return suggestReplies(providers, request, new AbortController().signal);
  });
  database.close();
  return result;
}

function someQueries(make: (random: () => number) => Query): Query[] {
  const random = seededRandom(SEED);
  return Array.from({ length: CALLS }, () => make(random));
}

class BareWorker {
  readonly #worker = new Worker(new URL('./bare-fts5.worker.ts', import.meta.url), {
    type: 'module',
  });

  ask(request: BareRequest): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#worker.onmessage = (event: MessageEvent<unknown>) => resolve(event.data);
      this.#worker.onerror = () => reject(new Error('The bare worker failed.'));
      this.#worker.postMessage(request);
    });
  }

  async stop(): Promise<void> {
    this.#worker.terminate();
    await filesReleased('.bare');
  }
}

async function start(): Promise<{ client: SearchClient; stop: () => Promise<void> }> {
  const worker = startSearchWorker(() => {
    throw new Error('The search worker failed.');
  });
  const client = connectSearch({ handOver: async (port) => worker.accept(port) });
  return {
    client,
    stop: async () => {
      client.close();
      worker.stop();
      await navigator.locks.request(SEARCH_WORKER_LOCK, () => {});
      await filesReleased(`search-index/${ACCOUNT}`);
    },
  };
}

/** A worker that was ended holds its files for a moment; that is no part of a start. */
async function filesReleased(path: string): Promise<void> {
  let folder = await navigator.storage.getDirectory();
  for (const name of [...path.split('/'), '.opaque'])
    folder = await folder.getDirectoryHandle(name);
  for await (const handle of folder.values()) {
    if (handle instanceof FileSystemFileHandle) await writableOnce(handle);
  }
}

async function writableOnce(file: FileSystemFileHandle): Promise<void> {
  for (;;) {
    try {
      await (await file.createWritable({ keepExistingData: true })).abort();
      return;
    } catch (error) {
      // Still held.
      if (!(error instanceof DOMException) || error.name !== 'NoModificationAllowedError')
        throw error;
    }
  }
}

async function caughtUp(client: SearchClient, total: number): Promise<void> {
  for (;;) {
    const status = await client.status();
    if (status.state === 'failed') throw new Error(`The index failed (${status.code}).`);
    if (status.state === 'ready' && status.total === total) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Elsewhere, as in the product: rows are written by the background, not by the page that searches. */
function fill(request: FillRequest): Promise<void> {
  const worker = new Worker(new URL('./fill.worker.ts', import.meta.url), { type: 'module' });
  return new Promise((resolve, reject) => {
    worker.onerror = () => reject(new Error('The rows of the bench could not be written.'));
    worker.onmessage = () => {
      worker.terminate();
      resolve();
    };
    worker.postMessage(request);
  });
}

async function whileImporting(known: number, client: SearchClient): Promise<Times> {
  const samples: number[] = [];
  const queries = Object.values(QUERIES).flatMap(someQueries);
  let importing = true;
  // As the background stores what the page sends.
  const filling = { account: ACCOUNT, count: IMPORT, seed: SEED + 2, known, batch: 100 };
  const imported = fill(filling).then(() => {
    importing = false;
  });
  for (let at = 0; importing; at += 1) {
    const query = queries[(at * 7) % queries.length] ?? { text: 'pedido' };
    const started = performance.now();
    await client.searchMessages(asked(query));
    samples.push(performance.now() - started);
    // As fast as somebody types who is in a hurry.
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  await imported;
  return times(samples);
}

async function timed<Question>(
  questions: readonly Question[],
  ask: (question: Question) => Promise<unknown>,
): Promise<Times> {
  for (const question of questions.slice(0, 10)) await ask(question);
  const samples: number[] = [];
  for (const question of questions) {
    const started = performance.now();
    await ask(question);
    samples.push(performance.now() - started);
  }
  return times(samples);
}

function times(samples: readonly number[]): Times {
  const sorted = samples.toSorted((a, b) => a - b);
  const quantile = (share: number) =>
    sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? Number.NaN;
  return { p50: quantile(0.5), p95: quantile(0.95) };
}

/** Measures search and suggestions in a real page: the product's worker and client, and plain things beside it. */
import { suggestReplies } from '../../src/assistant/assistant';
import { pastReplySuggestions } from '../../src/assistant/past-replies';
import { templateSuggestions } from '../../src/assistant/templates';
import { AccountDatabase } from '../../src/database/account-database';
import type { ChatRow, MessageRow } from '../../src/database/rows';
import { changeDevice } from '../../src/database/registry';
import { parseQuery } from '../../src/domain/search-query/parse-query';
import {
  SEARCH_WORKER_LOCK,
  type MessageHits,
  type MessageQuery,
} from '../../src/protocol/search-api';
import { connectSearch, type SearchClient } from '../../src/search-client/connect-search';
import { startSearchWorker } from '../../src/search-worker/start-search-worker';
import { accountMessages, type AccountMessage } from '../account-messages';
import { randomInput } from '../odd-inputs';
import { PlainSearch } from '../plain-search';
import { salesMessages, seededRandom } from '../sales-messages';
import { CLOCK, QUESTION_KINDS, questions } from '../search-questions';
import { waitingChats } from '../waiting-chats';
import type { FillRequest } from '../fill-account';
import { filesOf, filesReleased } from '../pool-files';
import { plainQuestion, type PlainQuestion, type PlainRequest } from './plain-question';

const SEED = 20_261_101;
const ACCOUNT = 'bench';
/** Of each kind. */
const CALLS = 100;
/** Of each kind, to what takes long. */
const FEW_CALLS = 20;
const COLD_STARTS = 9;
const IMPORT = 10_000;
const IMPORTS = 3;
const LIVE = 20;
const INCREMENT = 2000;
/** MiniSearch takes some 400 MB and a minute for a million messages. */
const MOST_FOR_MINISEARCH = 200_000;
/** Phrases are taken from so many messages. */
const SAMPLES = 2000;

interface Times {
  p50: number;
  p95: number;
}

export interface KindFigures {
  kind: string;
  ours: Times;
  /** Absent: it does not know how to answer. */
  bare?: Times;
  miniSearch?: Times;
  scan?: Times;
}

export interface SearchFigures {
  /** messages/s */
  build: { ours: number; bare: number; miniSearch?: number; scan: number };
  /** messages/s: some thousand more, written in batches of 100, until the index has them. */
  incremental: number;
  /** ms from writing one message to finding it, p95 */
  live: number;
  /** ms, medians: a new worker, to its first result. */
  cold: { ours: number; bare: number };
  kinds: KindFigures[];
  similar: Times;
  /** Offline replies to a question, from past replies and templates together. */
  suggestions: Times;
  duringImport: Times;
  /** The kind with the highest p95 then. */
  slowestDuringImport: { kind: string; p95: number };
  /** bytes: of the file. */
  indexSize: { ours: number; bare: number };
  /** bytes of JavaScript in each worker, where the browser tells; WebAssembly's memory is not among them. */
  memory: { ours: number; bare: number; miniSearch?: number; scan: number } | null;
}

export interface RecallFigures {
  questions: number;
  /** Questions to which anything is found. */
  fruitful: number;
  /** What was typed, of those that are answered otherwise. */
  different: { kind: string; typed: string; ours: number[]; expected: number[] }[];
}

export interface FuzzFigures {
  failed: { typed: string; error: string }[];
  p50: number;
  p99: number;
  worst: number;
  /** The index answers as before. */
  unchanged: boolean;
}

function asked(text: string): MessageQuery {
  return { query: parseQuery(text, CLOCK), patient: true };
}

declare global {
  var measureSearch: (count: number) => Promise<SearchFigures>;
  var measureRecall: (
    count: number,
    asked: number,
    inputs: number,
  ) => Promise<{ recall: RecallFigures; fuzz: FuzzFigures }>;
}

globalThis.measureSearch = async (count) => {
  await fillAccount(count);
  const built = performance.now();
  let running = await start();
  await caughtUp(running.client, count);
  const ourBuild = performance.now() - built;
  const building = { do: 'build', count, seed: SEED } as const;
  let bare = bareWorker();
  const bareBuild = Number(await bare.ask(building));
  const miniSearch = count <= MOST_FOR_MINISEARCH ? miniSearchWorker() : undefined;
  const miniSearchBuild = Number(await miniSearch?.ask(building));
  const scan = scanWorker();
  const scanBuild = Number(await scan.ask(building));
  const rate = (ms: number) => (count / ms) * 1000;

  const samples = someMessages(count);
  const kinds: KindFigures[] = [];
  for (const kind of Object.keys(QUESTION_KINDS)) {
    const texts = questionsOf(kind, samples);
    const plain = texts.flatMap((question) => plainQuestion(question) ?? []);
    const beside = async (worker: PlainWorker | undefined, calls = CALLS) =>
      worker && plain.length === texts.length
        ? await timed(plain.slice(0, calls), (question) => worker.ask({ do: 'search', question }))
        : undefined;
    kinds.push({
      kind,
      ours: await timed(texts, ({ text }) => running.client.searchMessages(asked(text))),
      bare: await beside(kind === 'typo' ? undefined : bare),
      miniSearch: await beside(kind === 'phrase' || kind === 'excluded' ? undefined : miniSearch),
      scan: await beside(kind === 'typo' ? undefined : scan, FEW_CALLS),
    });
  }
  const incoming = [...salesMessages(CALLS, SEED + 1)];
  const similar = await timed(incoming, ({ text }) => running.client.similarIncoming(text));
  const suggestions = await timedSuggestions(running.client, incoming);
  const memory = await memoryOfWorkers();
  const indexSize = {
    ours: await bytesIn(`search-index/${ACCOUNT}`),
    bare: await bytesIn('.bare'),
  };
  miniSearch?.end();
  scan.end();

  const cold: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  const first: PlainQuestion = { wanted: [['pedido']], unwanted: [], open: true, loosely: false };
  for (let at = 0; at < COLD_STARTS; at += 1) {
    await running.stop();
    const started = performance.now();
    running = await start();
    await running.client.searchMessages(asked('pedido'));
    cold.ours.push(performance.now() - started);
    bare.end();
    await filesReleased('.bare');
    const bareStarted = performance.now();
    bare = bareWorker();
    await bare.ask({ do: 'search', question: first });
    cold.bare.push(performance.now() - bareStarted);
  }
  bare.end();

  let known = count;
  const live = await timedLive(running.client, known);
  known += LIVE;
  const begun = performance.now();
  await fill({ account: ACCOUNT, count: INCREMENT, seed: SEED + 3, known, batch: 100 });
  known += INCREMENT;
  await caughtUp(running.client, known);
  const incremental = (INCREMENT / (performance.now() - begun)) * 1000;
  const importing = await whileImporting(known, running.client, samples);
  await running.stop();
  return {
    build: {
      ours: rate(ourBuild),
      bare: rate(bareBuild),
      ...(miniSearch && { miniSearch: rate(miniSearchBuild) }),
      scan: rate(scanBuild),
    },
    incremental,
    live,
    cold: { ours: times(cold.ours).p50, bare: times(cold.bare).p50 },
    kinds,
    similar,
    suggestions,
    ...importing,
    indexSize,
    memory,
  };
};

/** Asked of the real worker what a scan of all messages answers, too; then whatever anybody may type. */
globalThis.measureRecall = async (count, howMany, inputs) => {
  await fillAccount(count);
  const { client, stop } = await start();
  await caughtUp(client, count);
  const recall = await compared(client, count, howMany);
  const fuzz = await fuzzed(client, inputs);
  await stop();
  return { recall, fuzz };
};

async function compared(
  client: SearchClient,
  count: number,
  howMany: number,
): Promise<RecallFigures> {
  const messages = [...accountMessages(count, SEED)];
  const plain = new PlainSearch(messages, waitingChats(messages));
  const different: RecallFigures['different'] = [];
  let fruitful = 0;
  for (const question of questions(howMany, SEED, messages)) {
    const { rowids } = await client.searchMessages(asked(question.text));
    const expected = plain.find(question).rowids;
    if (expected.length > 0) fruitful += 1;
    if (rowids.join() === expected.join()) continue;
    different.push({ kind: question.kind, typed: question.text, ours: rowids, expected });
  }
  return { questions: howMany, fruitful, different };
}

async function fuzzed(client: SearchClient, inputs: number): Promise<FuzzFigures> {
  const everything = 'depois:2000-01-01';
  const { indexed } = await client.status();
  const before = await client.searchMessages(asked(everything));
  const random = seededRandom(SEED);
  const samples: number[] = [];
  const failed: FuzzFigures['failed'] = [];
  for (let at = 0; at < inputs; at += 1) {
    const text = randomInput(random);
    const started = performance.now();
    try {
      await client.searchMessages(asked(text));
    } catch (error) {
      failed.push({ typed: text, error: String(error) });
    }
    samples.push(performance.now() - started);
  }
  const after: MessageHits = await client.searchMessages(asked(everything));
  const status = await client.status();
  const sorted = samples.toSorted((a, b) => a - b);
  return {
    failed,
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    worst: sorted.at(-1) ?? Number.NaN,
    unchanged:
      JSON.stringify(after) === JSON.stringify(before) &&
      status.indexed === indexed &&
      status.state === 'ready',
  };
}

async function fillAccount(count: number): Promise<void> {
  await fill({ account: ACCOUNT, count, seed: SEED, known: 0, batch: 1000 });
  await changeDevice({ currentAccountId: ACCOUNT });
}

function someMessages(count: number): AccountMessage[] {
  const samples: AccountMessage[] = [];
  for (const message of accountMessages(count, SEED)) {
    samples.push(message);
    if (samples.length >= SAMPLES) break;
  }
  return samples;
}

function questionsOf(kind: string, samples: readonly AccountMessage[]) {
  const make = QUESTION_KINDS[kind];
  if (!make) throw new Error('There is no such kind of question.');
  const random = seededRandom(SEED);
  return Array.from({ length: CALLS }, () => make(random, samples));
}

/** One message at a time, as people talk: from its writing until it is found. */
async function timedLive(client: SearchClient, known: number): Promise<number> {
  // Names are read once, after a start; that is no part of this.
  await client.searchNames('ana');
  const { messages, counters } = new AccountDatabase(ACCOUNT);
  const samples: number[] = [];
  let revision = known;
  for (const { row } of accountMessages(LIVE, SEED + 4, known)) {
    revision += 1;
    const word = `ineditas${revision}`;
    const started = performance.now();
    await messages.db.transaction('rw', messages, counters, async () => {
      await messages.put({ ...row, kind: 'text', text: word });
      await counters.bulkPut([
        { name: 'revision', value: revision },
        { name: 'messages', value: revision },
      ]);
    });
    while ((await client.searchMessages(asked(`${word} `))).count === 0) await turn(5);
    samples.push(performance.now() - started);
  }
  messages.db.close();
  return times(samples).p95;
}

function turn(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Chromium alone tells, of isolated pages; by the worker's script. */
async function memoryOfWorkers(): Promise<SearchFigures['memory']> {
  interface Measured {
    breakdown: { bytes: number; attribution: { url: string }[] }[];
  }
  const { measureUserAgentSpecificMemory } = performance as {
    measureUserAgentSpecificMemory?: () => Promise<Measured>;
  };
  if (!measureUserAgentSpecificMemory) return null;
  const { breakdown } = await measureUserAgentSpecificMemory.call(performance);
  const of = (script: string) =>
    breakdown
      .filter(({ attribution }) => attribution.some(({ url }) => url.includes(script)))
      .reduce((sum, { bytes }) => sum + bytes, 0);
  const miniSearch = of('/minisearch.worker');
  return {
    ours: of('/worker'),
    bare: of('/bare-fts5.worker'),
    ...(miniSearch > 0 && { miniSearch }),
    scan: of('/scan.worker'),
  };
}

async function bytesIn(path: string): Promise<number> {
  let bytes = 0;
  for (const file of await filesOf(path)) bytes += (await file.getFile()).size;
  return bytes;
}

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

/** A plain thing beside ours, in a worker of its own. */
class PlainWorker {
  readonly #worker: Worker;

  constructor(worker: Worker) {
    this.#worker = worker;
  }

  ask(request: PlainRequest): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#worker.onmessage = (event: MessageEvent<unknown>) => resolve(event.data);
      this.#worker.onerror = () => reject(new Error('A plain worker failed.'));
      this.#worker.postMessage(request);
    });
  }

  end(): void {
    this.#worker.terminate();
  }
}

// A bundler looks for each of these by the whole expression.
function bareWorker(): PlainWorker {
  return new PlainWorker(
    new Worker(new URL('./bare-fts5.worker.ts', import.meta.url), { type: 'module' }),
  );
}

function miniSearchWorker(): PlainWorker {
  return new PlainWorker(
    new Worker(new URL('./minisearch.worker.ts', import.meta.url), { type: 'module' }),
  );
}

function scanWorker(): PlainWorker {
  return new PlainWorker(
    new Worker(new URL('./scan.worker.ts', import.meta.url), { type: 'module' }),
  );
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

async function caughtUp(client: SearchClient, total: number): Promise<void> {
  for (;;) {
    const status = await client.status();
    if (status.state === 'failed') throw new Error(`The index failed (${status.code}).`);
    if (status.state === 'ready' && status.total === total) return;
    await turn(50);
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

async function whileImporting(
  known: number,
  client: SearchClient,
  samples: readonly AccountMessage[],
): Promise<Pick<SearchFigures, 'duringImport' | 'slowestDuringImport'>> {
  const taken = new Map<string, number[]>();
  const asking = Array.from({ length: CALLS }, (_, at) =>
    Object.keys(QUESTION_KINDS).map((kind) => questionsOf(kind, samples)[at]),
  ).flat();
  let at = 0;
  for (let round = 0; round < IMPORTS; round += 1) {
    let importing = true;
    // As the background stores what the page sends.
    const filling = {
      account: ACCOUNT,
      count: IMPORT,
      seed: SEED + 5 + round,
      known: known + round * IMPORT,
      batch: 100,
    };
    const imported = fill(filling).then(() => {
      importing = false;
    });
    for (; importing; at += 1) {
      const question = asking[at % asking.length];
      if (!question) continue;
      const started = performance.now();
      await client.searchMessages({ query: parseQuery(question.text, CLOCK) });
      const took = performance.now() - started;
      taken.set(question.kind, [...(taken.get(question.kind) ?? []), took]);
      // As fast as somebody types who is in a hurry.
      await turn(15);
    }
    await imported;
  }
  const kinds = [...taken].map(([kind, own]) => ({ kind, p95: times(own).p95 }));
  const slowest = kinds.toSorted((a, b) => b.p95 - a.p95)[0];
  return {
    duringImport: times([...taken.values()].flat()),
    slowestDuringImport: slowest ?? { kind: '', p95: Number.NaN },
  };
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
  return { p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95) };
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? Number.NaN;
}

/** Imports a made-up export in a real page, by the product's worker and with the product's index following. */
import { liveQuery } from 'dexie';
import { AccountDatabase } from '../../src/database/account-database';
import { changeDevice } from '../../src/database/registry';
import { connectSearch, type SearchClient } from '../../src/search-client/connect-search';
import { startSearchWorker } from '../../src/search-worker/start-search-worker';
import type { ImportPlan } from '../../src/protocol/chat-import-api';
import { startImportWorker, type ChatImporter } from '../../src/screens/import/start-import-worker';
import { parseQuery } from '../../src/domain/search-query/parse-query';
import { accountMessages, type AccountMessage } from '../account-messages';
import { PlainSearch, type Question } from '../plain-search';
import { CLOCK, questions } from '../search-questions';
import { percentile } from '../percentile';
import { watchPauses } from '../watch-pauses';
import type { FillRequest } from '../fill-account';

const SEED = 20_261_121;
const ACCOUNT = 'bench-import';
const QUESTIONS = 400;
const MINUTE = 60_000;
/** Minutes. */
const YEARS = 3 * 365 * 24 * 60;
const FROM = Date.UTC(2023, 10, 1);
/** Brazil's clocks are behind by it (ms). */
const ZONE = 3 * 3_600_000;
const CHAT = '5511987654321@c.us';

export interface ImportFigures {
  /** messages/s */
  preview: number;
  store: number;
  /** Until the search index has them, too. */
  storeAndIndex: number;
  /** The same file again: everything is there. */
  again: number;
  /** As many rows written as plainly as can be, in batches of the same size. */
  bare: number;
  /** The file, in bytes. */
  size: number;
  /** Questions to what was imported, of those all to which a scan of the file's messages finds something, and finds otherwise. */
  searched: { questions: number; fruitful: number; different: string[]; p95: number };
  /** ms; the longest wait for the page's next turn: while importing, and while another worker writes plainly. */
  longestPause: { ours: number; bare: number };
}

declare global {
  var measureImport: (count: number) => Promise<ImportFigures>;
}

globalThis.measureImport = async (count) => {
  const exported = exportedMessages(count);
  const file = exportFile(exported);
  const importer = startImportWorker();
  const previewed = await timed(() => importer.preview(file, Date.now(), () => undefined));
  const alone = await timed(() => importWhole(importer, file, 'bench-alone', count));
  const again = await timed(() =>
    importer.run(file, planOf('bench-alone', count), () => undefined),
  );
  const barePauses = watchPauses();
  const bare = await timed(() =>
    fill({ account: 'bench-bare', count, seed: SEED, known: 0, batch: 500 }),
  );
  const barePause = barePauses.stop();

  // Now as in the product: a panel is open, and the index follows.
  await changeDevice({ currentAccountId: ACCOUNT });
  const database = new AccountDatabase(ACCOUNT);
  const worker = startSearchWorker(() => {
    throw new Error('The search worker failed.');
  });
  const search = connectSearch({ handOver: async (port) => worker.accept(port) });
  await search.status();
  const watched = watchAsPanel(database);
  const pauses = watchPauses();
  const indexed = await timed(async () => {
    await importWhole(importer, file, ACCOUNT, count);
    for (;;) {
      const { state, total } = await search.status();
      if (state === 'ready' && total === count) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
  const longestPause = pauses.stop();
  watched.unsubscribe();
  const searched = await searchImported(search, database, exported);
  search.close();
  database.close();
  importer.close();

  const rate = (ms: number) => (count / ms) * 1000;
  return {
    preview: rate(previewed),
    store: rate(alone),
    storeAndIndex: rate(indexed),
    again: rate(again),
    bare: rate(bare),
    size: file.size,
    searched,
    longestPause: { ours: longestPause, bare: barePause },
  };
};

const planOf = (accountId: string, total: number): ImportPlan => ({
  accountId,
  chatId: CHAT,
  zone: 'America/Sao_Paulo',
  minutesAhead: 0,
  order: 'day-month-year',
  authors: { 'Ana Lima': { is: 'contact' }, Loja: { is: 'me' } },
  total,
  keepFiles: false,
});

async function importWhole(
  importer: ChatImporter,
  file: File,
  accountId: string,
  count: number,
): Promise<void> {
  const ended = await importer.run(file, planOf(accountId, count), () => undefined);
  if (!ended.ok || ended.value.added !== count)
    throw new Error(`The import is not whole: ${JSON.stringify(ended)}.`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** What an export tells of a chat between two: a message every other while, its minute alone. */
function exportedMessages(count: number): AccountMessage[] {
  const exported: AccountMessage[] = [];
  for (const { row, said, holds } of accountMessages(2 * count, SEED)) {
    if (row.kind !== 'text' || row.text === '') continue;
    const timestamp = FROM + Math.floor((exported.length / count) * YEARS) * MINUTE;
    const rowid = exported.length;
    exported.push({ row: { ...row, rowid, timestamp, chatId: CHAT }, said, holds });
    if (exported.length === count) break;
  }
  return exported;
}

function exportFile(messages: readonly AccountMessage[]): File {
  const two = (value: number) => String(value).padStart(2, '0');
  const lines = messages.map(({ row: { timestamp, fromMe, text } }) => {
    const at = new Date(timestamp - ZONE);
    return `${two(at.getUTCDate())}/${two(at.getUTCMonth() + 1)}/${at.getUTCFullYear()} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())} - ${fromMe ? 'Loja' : 'Ana Lima'}: ${text}`;
  });
  return new File([lines.join('\n')], 'Conversa do WhatsApp com Ana Lima.txt');
}

/** The newest 50 to each question, by their minute and text: an imported message has an id of its own. */
async function searchImported(
  search: SearchClient,
  { messages }: AccountDatabase,
  exported: readonly AccountMessage[],
): Promise<ImportFigures['searched']> {
  const plain = new PlainSearch(exported, new Map());
  const asked = questions(QUESTIONS, SEED, exported).filter(isOfOneChat);
  const name = ({ timestamp, text }: { timestamp: number; text: string }) =>
    `${Math.floor(timestamp / MINUTE)} ${text}`;
  const different: string[] = [];
  const samples: number[] = [];
  let fruitful = 0;
  for (const question of asked) {
    const started = performance.now();
    const { rowids } = await search.searchMessages({
      query: parseQuery(question.text, CLOCK),
      patient: true,
    });
    samples.push(performance.now() - started);
    const found = (await messages.bulkGet(rowids)).map((row) => row && name(row));
    const expected = plain
      .find(question)
      .rowids.map((at) => exported[at] && name(exported[at].row));
    if (expected.length > 0) fruitful += 1;
    if (found.join('\n') !== expected.join('\n')) different.push(question.text);
  }
  return { questions: asked.length, fruitful, different, p95: percentile(samples, 95) };
}

/** Asks nothing of names and of who waits. */
function isOfOneChat({ conditions }: Question): boolean {
  return conditions.every(({ is }) => is === 'holding' || is === 'mine' || is === 'when');
}

/** What an open panel asks of the database: the list of chats, and the newest messages of one. */
function watchAsPanel(database: AccountDatabase): { unsubscribe: () => void } {
  return liveQuery(async () => [
    await database.chats.orderBy('lastMessageAt').reverse().limit(60).toArray(),
    await database.messages
      .where('[chatId+timestamp]')
      .between([CHAT, 0], [CHAT, Infinity])
      .reverse()
      .limit(60)
      .toArray(),
  ]).subscribe(() => undefined);
}

function fill(request: FillRequest): Promise<void> {
  const worker = new Worker(new URL('../search-page/fill.worker.ts', import.meta.url), {
    type: 'module',
  });
  return new Promise((resolve, reject) => {
    worker.onerror = () => reject(new Error('The rows of the bench could not be written.'));
    worker.onmessage = () => {
      worker.terminate();
      resolve();
    };
    worker.postMessage(request);
  });
}

/** The anchor: FTS5 on OPFS and nothing else. Same schema, same rows; no Dexie, no account, no comlink. */
import initialise, { type Database } from '@sqlite.org/sqlite-wasm';
import { documentOf } from '../../src/search-worker/message-document';
import { chatMark } from '../../src/search-worker/marks';
import { literal } from '../../src/search-worker/match-expression';
import { accountMessages } from '../account-messages';
import type { PlainQuestion, PlainRequest } from './plain-question';

let database: Promise<Database> | undefined;

async function open(): Promise<Database> {
  const sqlite = await initialise();
  const pool = await sqlite.installOpfsSAHPoolVfs({ name: 'bare', initialCapacity: 3 });
  const opened = new pool.OpfsSAHPoolDb('/bare.sqlite3');
  opened.exec(
    `PRAGMA page_size=16384; PRAGMA locking_mode=exclusive; PRAGMA journal_mode=truncate; PRAGMA synchronous=normal;
     CREATE VIRTUAL TABLE IF NOT EXISTS message USING fts5(incoming, own, others, marks, content='',
       contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')`,
  );
  return opened;
}

function build(opened: Database, count: number, seed: number): number {
  const started = performance.now();
  const insert = opened.prepare(
    'INSERT INTO message(rowid, incoming, own, others, marks) VALUES (?, ?, ?, ?, ?)',
  );
  opened.exec('BEGIN');
  let at = 0;
  for (const { row } of accountMessages(count, seed)) {
    at += 1;
    const document = documentOf(row);
    if (!document) continue;
    const { incoming, own, others, marks } = document;
    insert.bind([row.rowid, incoming, own, others, marks]).stepReset();
    if (at % 2000 === 0) opened.exec('COMMIT; BEGIN');
  }
  opened.exec('COMMIT');
  insert.finalize();
  return performance.now() - started;
}

/** The words, the last as a beginning, and the chat: nothing of levels and counts. */
function expressionOf({ wanted, unwanted, open, chatId }: PlainQuestion): string {
  const all = wanted.map((any) => any.map(literal).join(' OR '));
  const words = `(${all.join(') AND (')}${open ? '*' : ''})`;
  const chat = [false, true].map((fromMe) => literal(chatMark(chatId ?? '', fromMe)));
  const within = chatId === undefined ? words : `${words} AND (${chat.join(' OR ')})`;
  return [within, ...unwanted.map(literal)].join(' NOT ');
}

async function answer(request: PlainRequest): Promise<unknown> {
  database ??= open();
  const opened = await database;
  if (request.do === 'build') return build(opened, request.count, request.seed);
  return opened.selectValues(
    'SELECT rowid FROM message WHERE message MATCH ? ORDER BY rowid DESC LIMIT 51',
    expressionOf(request.question),
  );
}

self.addEventListener('message', (event: MessageEvent<PlainRequest>) => {
  void answer(event.data).then((value) => self.postMessage(value));
});

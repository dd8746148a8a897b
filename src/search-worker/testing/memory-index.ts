/** The product's index on SQLite in memory: for tests of what is found, without files and workers. */
import initialise from '@sqlite.org/sqlite-wasm';
import type { MessageRow } from '@/database/rows';
import { IndexVocabulary } from '../index-vocabulary';
import { literal } from '../match-expression';
import { documentOf } from '../message-document';
import type { SearchedIndex } from '../message-search';

export async function memoryIndex(messages: readonly MessageRow[]): Promise<SearchedIndex> {
  const sqlite = await initialise();
  const database = new sqlite.oo1.DB(':memory:');
  database.exec(
    `CREATE VIRTUAL TABLE message USING fts5(incoming, own, others, marks, content='',
       contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3');
     CREATE VIRTUAL TABLE vocabulary USING fts5vocab('message', 'row')`,
  );
  database.exec('BEGIN');
  for (const message of messages) {
    const document = documentOf(message);
    if (!document) continue;
    const { incoming, own, others, marks } = document;
    database.exec({
      sql: 'INSERT INTO message(rowid, incoming, own, others, marks) VALUES (?, ?, ?, ?, ?)',
      bind: [message.rowid, incoming, own, others, marks],
    });
  }
  database.exec('COMMIT');
  const match = (expression: string, from: number, to: number, limit: number) =>
    database
      .selectValues(
        `SELECT rowid FROM message WHERE message MATCH ? AND rowid >= ? AND rowid < ?
         ORDER BY rowid DESC LIMIT ?`,
        [expression, from, to, limit],
      )
      .map(Number);
  const read = (after: string, limit: number): [string, number][] =>
    database
      .selectArrays(`SELECT term, doc FROM vocabulary WHERE term > ? AND term < '\uE000' LIMIT ?`, [
        after,
        limit,
      ])
      .map(([term, count]) => [String(term), Number(count)]);
  return {
    match,
    present: (rowids) =>
      database
        .selectValues(
          `SELECT id FROM message_docsize WHERE id IN (SELECT value FROM json_each(?))
           ORDER BY id DESC`,
          [JSON.stringify(rowids)],
        )
        .map(Number),
    occurs: (word, count) =>
      match(literal(word), 0, Number.MAX_SAFE_INTEGER, count).length >= count,
    vocabulary: new IndexVocabulary(read, () => Promise.resolve()),
  };
}

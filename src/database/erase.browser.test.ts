import { afterEach, beforeEach, expect, it } from 'vitest';
import { ANA, captured, envelope, NOON } from '../../test/captured';
import { AccountDatabase } from './account-database';
import { eraseExpired, eraseMessages } from './erase';
import { ingest } from './ingest';
import { readMediaFile, saveMediaFile } from './media-files';

let database: AccountDatabase;

beforeEach(() => {
  database = new AccountDatabase(crypto.randomUUID());
});
afterEach(() => database.delete());

const store = (...messages: ReturnType<typeof captured>[]) =>
  ingest(database, [envelope({ type: 'messages', source: 'live', messages })], NOON);

it('erases a message with its preview, its file and its place in the chat, and tells the search index', async () => {
  const kept = captured({ timestamp: NOON - 1000, text: 'fica' });
  const gone = captured({
    text: 'vai',
    kind: 'image',
    media: { mimeType: 'image/jpeg', thumbnail: '/9j/AAAA' },
  });
  await store(kept, gone);
  await saveMediaFile(database, gone.id, new Blob(['x']), NOON);
  const row = await database.messages.where('id').equals(gone.id).first();
  await eraseMessages(database, [row?.rowid ?? 0, 12345], NOON);
  expect((await database.messages.toArray()).map(({ text }) => text)).toEqual(['fica']);
  expect(await database.pictures.count()).toBe(0);
  expect(await readMediaFile(database, gone.id)).toBeUndefined();
  expect(await database.erasures.toArray()).toMatchObject([{ rowid: row?.rowid }]);
  expect((await database.counters.get('messages'))?.value).toBe(1);
  expect(await database.chats.get(ANA)).toMatchObject({ lastText: 'fica' });
});

it('erases disappearing messages when their time has come, and does not take them back from the history', async () => {
  const short = captured({ text: 'some em breve', expiresAt: NOON + 60_000 });
  const long = captured({ text: 'fica mais', expiresAt: NOON + 3_600_000 });
  await store(short, long, captured({ text: 'fica' }));
  await eraseExpired(database, NOON + 61_000);
  const texts = async () => (await database.messages.toArray()).map(({ text }) => text).sort();
  expect(await texts()).toEqual(['fica', 'fica mais']);
  const again = envelope({
    type: 'messages' as const,
    source: 'history' as const,
    messages: [short],
  });
  await ingest(database, [again], NOON + 61_000);
  expect(await texts()).toEqual(['fica', 'fica mais']);
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AccountDatabase } from './account-database';
import {
  addPiece,
  askForFile,
  endTransfer,
  readMediaFile,
  removeMediaFiles,
  saveMediaFile,
} from './media-files';

const ID = 'false_5511988887777@c.us_3A01';
const LIMIT = 1000;
let database: AccountDatabase;

beforeEach(() => {
  database = new AccountDatabase(crypto.randomUUID());
});
afterEach(() => database.delete());

const bytes = (length: number, value = 7) => new Uint8Array(length).fill(value);
const piece = (length: number, size: number, first: boolean, value?: number) =>
  addPiece(database, { messageId: ID, size, bytes: bytes(length, value), first }, LIMIT);
const state = async () => (await database.mediaFiles.get(ID))?.state;

describe('a medium’s file', () => {
  it('is kept when all of it has come, byte for byte', async () => {
    await askForFile(database, ID, 1);
    await piece(300, 500, true, 1);
    await piece(200, 500, false, 2);
    await endTransfer(database, ID, 'complete');
    const file = await readMediaFile(database, ID);
    const read = new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer(0));
    expect(read).toEqual(new Uint8Array([...bytes(300, 1), ...bytes(200, 2)]));
    await askForFile(database, ID, 2);
    expect(await state()).toBe('kept');
  });

  it('begins anew when its bytes are gone from the computer', async () => {
    await saveMediaFile(database, ID, new Blob([bytes(5)]), 1);
    const { file } = (await database.mediaFiles.get(ID)) ?? { file: '' };
    const root = await navigator.storage.getDirectory();
    const media = await root.getDirectoryHandle('media');
    await (await media.getDirectoryHandle(database.accountId)).removeEntry(file);
    await askForFile(database, ID, 2);
    expect(await state()).toBe('asked');
  });

  it('begins anew when the transfer was cut and is asked for again', async () => {
    await askForFile(database, ID, 1);
    await piece(300, 500, true, 1);
    await askForFile(database, ID, 2);
    await piece(500, 500, true, 3);
    await endTransfer(database, ID, 'complete');
    expect((await readMediaFile(database, ID))?.size).toBe(500);
  });

  it.each([
    ['is larger than the limit', async () => piece(10, LIMIT + 1, true), 'too-large'],
    ['says one size and brings more', async () => piece(20, 10, true), 'failed'],
    [
      'changes its size on the way',
      async () => {
        await piece(10, 100, true);
        await piece(10, 200, false);
      },
      'failed',
    ],
    [
      'ends before it is whole',
      async () => {
        await piece(10, 100, true);
        await endTransfer(database, ID, 'complete');
      },
      'failed',
    ],
    ['is gone', async () => endTransfer(database, ID, 'gone'), 'gone'],
  ])('is not kept when it %s', async (_, happen, outcome) => {
    await askForFile(database, ID, 1);
    await happen();
    expect(await state()).toBe(outcome);
    expect(await readMediaFile(database, ID)).toBeUndefined();
  });

  it('that nobody asked for is not taken', async () => {
    await piece(10, 10, true);
    await endTransfer(database, ID, 'complete');
    expect(await database.mediaFiles.count()).toBe(0);
  });

  it('goes with its message', async () => {
    await saveMediaFile(database, ID, new Blob([bytes(10)]), 1);
    expect((await readMediaFile(database, ID))?.size).toBe(10);
    await removeMediaFiles(database, [ID]);
    expect(await readMediaFile(database, ID)).toBeUndefined();
    expect(await database.mediaFiles.count()).toBe(0);
  });
});

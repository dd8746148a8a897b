/** Files of media that the user asked for: bytes in OPFS, one folder an account; what is known of them in `mediaFiles`. */
import type { AccountDatabase } from './account-database';
import type { MediaFileRow } from './rows';

const FOLDER = 'media';

/** The account's folder; made when it is not there. */
async function accountFolder(accountId: string): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle(FOLDER, { create: true });
  return folder.getDirectoryHandle(accountId, { create: true });
}

/** The user wants this file. Asking again begins anew, unless it is here. */
export async function askForFile(
  database: AccountDatabase,
  messageId: string,
  now: number,
): Promise<void> {
  // Looked at before the transaction, which dies across OPFS. Bytes may be gone though their row is there.
  const here = await readMediaFile(database, messageId);
  await database.transaction('rw', database.mediaFiles, async () => {
    const known = await database.mediaFiles.get(messageId);
    if (known?.state === 'kept' && here) return;
    await database.mediaFiles.put({
      messageId,
      state: 'asked',
      file: known?.file ?? crypto.randomUUID(),
      size: 0,
      received: 0,
      at: now,
    });
  });
}

/**
 * Adds one piece. A piece that nobody asked for, that is out of order, or that would grow the file beyond `limit` or its own
 * announced size ends the transfer.
 */
export async function addPiece(
  database: AccountDatabase,
  piece: { messageId: string; size: number; bytes: Uint8Array<ArrayBuffer>; first: boolean },
  limit: number,
): Promise<void> {
  const { messageId, size, bytes, first } = piece;
  const row = await database.mediaFiles.get(messageId);
  if (!row || (row.state !== 'asked' && row.state !== 'receiving')) return;
  const received = (first ? 0 : row.received) + bytes.length;
  if (size > limit || received > size || (!first && size !== row.size)) {
    await endTransfer(database, messageId, size > limit ? 'too-large' : 'failed');
    return;
  }
  const folder = await accountFolder(database.accountId);
  const handle = await folder.getFileHandle(row.file, { create: true });
  const writer = await handle.createWritable({ keepExistingData: !first });
  await writer.write({ type: 'write', position: received - bytes.length, data: bytes });
  await writer.close();
  await database.mediaFiles.update(messageId, { state: 'receiving', size, received });
}

/** `complete` counts only when every byte is here. */
export async function endTransfer(
  database: AccountDatabase,
  messageId: string,
  outcome: 'complete' | Exclude<MediaFileRow['state'], 'asked' | 'receiving' | 'kept'>,
): Promise<void> {
  const row = await database.mediaFiles.get(messageId);
  if (!row || row.state === 'kept') return;
  const whole = outcome === 'complete' && row.size > 0 && row.received === row.size;
  const state = whole ? 'kept' : outcome === 'complete' ? 'failed' : outcome;
  await database.mediaFiles.update(messageId, { state });
  if (!whole) await removeFile(database.accountId, row.file);
}

/** Keeps a file that came by another way than WhatsApp's page: an import, a restored backup. */
export async function saveMediaFile(
  database: AccountDatabase,
  messageId: string,
  file: Blob,
  now: number,
): Promise<void> {
  const name = crypto.randomUUID();
  const folder = await accountFolder(database.accountId);
  const handle = await folder.getFileHandle(name, { create: true });
  const writer = await handle.createWritable();
  await file.stream().pipeTo(writer);
  await database.mediaFiles.put({
    messageId,
    state: 'kept',
    file: name,
    size: file.size,
    received: file.size,
    at: now,
  });
}

/** The bytes; undefined when they are not here. */
export async function readMediaFile(
  database: AccountDatabase,
  messageId: string,
): Promise<File | undefined> {
  const row = await database.mediaFiles.get(messageId);
  if (row?.state !== 'kept') return undefined;
  const folder = await accountFolder(database.accountId);
  const handle = await folder.getFileHandle(row.file).catch(() => {
    // The browser, or the user, has taken the file away: it can be asked for again.
    return undefined;
  });
  return handle?.getFile();
}

/** Removes what is kept for these messages, rows and bytes. */
export async function removeMediaFiles(
  database: AccountDatabase,
  messageIds: readonly string[],
): Promise<void> {
  const rows = await database.mediaFiles.where('messageId').anyOf(messageIds).toArray();
  for (const { file } of rows) await removeFile(database.accountId, file);
  await database.mediaFiles.bulkDelete(rows.map(({ messageId }) => messageId));
}

async function removeFile(accountId: string, file: string): Promise<void> {
  const folder = await accountFolder(accountId);
  await folder.removeEntry(file).catch(() => {
    // It was never begun, or is gone already: either way it is not there.
  });
}

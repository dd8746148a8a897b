/**
 * Files that go with outgoing messages: bytes in OPFS, one folder an account, under their SHA-256; what is known of them in
 * `attachments`.
 */
import {
  attachmentContent,
  describeFile,
  HEAD_BYTES,
  type AttachmentRefusal,
} from '@/domain/attachment';
import { DAY } from '@/domain/send-windows';
import { strictly, type AccountDatabase } from './account-database';
import { outgoingFolder } from './media-folder';
import type { AttachmentRow, OutboxRow } from './rows';
import { hexDigest, sha256 } from './sha256';

/** ms after which a file that was sent is of no more use here. */
const SENT_KEPT = 7 * DAY;
/** ms that a file which no row names may wait: its row may be about to be written. */
const UNUSED_KEPT = DAY;

/** Keeps a file that the user picked, or says why it cannot be sent. The bytes are there before the row is. */
export async function keepAttachment(
  database: AccountDatabase,
  file: Blob,
  name: string,
  now: number,
): Promise<AttachmentRow | AttachmentRefusal> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const described = describeFile({ head, name, size: file.size });
  if ('reason' in described) return described;
  const bytes = await file.arrayBuffer();
  const hash = await hexDigest(bytes);
  const id = await sha256(attachmentContent({ ...described, hash }));
  const folder = await outgoingFolder(database.accountId);
  const handle = await folder.getFileHandle(hash, { create: true });
  const writer = await handle.createWritable();
  await writer.write(bytes);
  await writer.close();
  const row: AttachmentRow = { id, hash, ...described, size: bytes.byteLength, addedAt: now };
  await database.attachments.put(row);
  return row;
}

/** A file to be shown; undefined when row or bytes are not here. */
export async function readAttachment(
  database: AccountDatabase,
  id: string,
): Promise<{ row: AttachmentRow; file: File } | undefined> {
  const row = await database.attachments.get(id);
  if (!row) return undefined;
  const folder = await outgoingFolder(database.accountId);
  const handle = await folder.getFileHandle(row.hash).catch(() => {
    // The browser, or a restore on another computer, has taken the bytes away: they can be picked again.
    return undefined;
  });
  return handle && { row, file: await handle.getFile() };
}

/** A file to be sent: undefined unless every byte, the name and the type are those whose id was approved. */
export async function approvedAttachment(
  database: AccountDatabase,
  id: string,
): Promise<{ row: AttachmentRow; bytes: Uint8Array<ArrayBuffer> } | undefined> {
  const found = await readAttachment(database, id);
  if (!found) return undefined;
  const bytes = new Uint8Array(await found.file.arrayBuffer());
  const hash = await hexDigest(bytes);
  const isApproved = (await sha256(attachmentContent({ ...found.row, hash }))) === id;
  return isApproved && bytes.length === found.row.size ? { row: found.row, bytes } : undefined;
}

/** Whether a message may still need its file. */
function needsFile(row: OutboxRow, now: number): boolean {
  if (row.status === 'rejected') return false;
  const isSent = ['sent', 'delivered', 'read'].includes(row.status);
  return !isSent || now - (row.sentAt ?? row.updatedAt) < SENT_KEPT;
}

/** Erases what no message needs any more: rows, and bytes that no row names. */
export async function eraseUnneeded(relaxed: AccountDatabase, now: number): Promise<void> {
  const database = strictly(relaxed);
  const { attachments, outbox } = database;
  const hashes = await database.transaction('rw', attachments, outbox, async () => {
    const rows = await attachments.toArray();
    const needed = new Set<string>();
    if (rows.length > 0)
      await outbox.each((row) => {
        if (row.attachmentId !== undefined && needsFile(row, now)) needed.add(row.attachmentId);
      });
    const kept = rows.filter(({ id, addedAt }) => needed.has(id) || now - addedAt < UNUSED_KEPT);
    const keptIds = new Set(kept.map(({ id }) => id));
    await attachments.bulkDelete(rows.flatMap(({ id }) => (keptIds.has(id) ? [] : [id])));
    return new Set(kept.map(({ hash }) => hash));
  });
  const folder = await outgoingFolder(database.accountId);
  for await (const [name, handle] of folder.entries()) {
    if (hashes.has(name) || handle.kind !== 'file') continue;
    const { lastModified } = await (handle as FileSystemFileHandle).getFile();
    if (now - lastModified > UNUSED_KEPT) await folder.removeEntry(name);
  }
}

/** Brings the files of one database of an account to another of its databases; rows and bytes that are there stay. */
export async function copyAttachments(from: AccountDatabase, to: AccountDatabase): Promise<void> {
  const folder = await outgoingFolder(to.accountId);
  for (const row of await from.attachments.toArray()) {
    const found = await readAttachment(from, row.id);
    if (!found) continue;
    const handle = await folder.getFileHandle(row.hash, { create: true });
    await found.file.stream().pipeTo(await handle.createWritable());
  }
}

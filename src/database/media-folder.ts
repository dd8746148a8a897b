/** The folder of one account's media files in OPFS, as a whole: for backup, restore, and taking an account's files away. */

const FOLDER = 'media';

/** undefined: the account has no files. */
async function folderOf(
  kind: 'media' | 'outgoing' | 'search-index',
  accountId: string,
): Promise<FileSystemDirectoryHandle | undefined> {
  const root = await navigator.storage.getDirectory();
  try {
    const all = await root.getDirectoryHandle(kind);
    return await all.getDirectoryHandle(accountId);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function madeFolderOf(accountId: string): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  const all = await root.getDirectoryHandle(FOLDER, { create: true });
  return all.getDirectoryHandle(accountId, { create: true });
}

function isMissing(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotFoundError';
}

/** The files that are there now. One that goes while it is read fails with a `NotFoundError` or `NotReadableError`. */
export async function mediaOf(accountId: string): Promise<{ name: string; file: File }[]> {
  const files: { name: string; file: File }[] = [];
  const folder = await folderOf(FOLDER, accountId);
  if (!folder) return files;
  for await (const [name, handle] of folder.entries())
    if (handle.kind === 'file')
      files.push({ name, file: await (handle as FileSystemFileHandle).getFile() });
  return files;
}

/** How many files, and bytes. */
export async function mediaSize(accountId: string): Promise<{ files: number; bytes: number }> {
  const files = await mediaOf(accountId);
  return { files: files.length, bytes: files.reduce((sum, { file }) => sum + file.size, 0) };
}

/** Writes a file anew; nothing of it is there before `close`. */
export async function writeMedia(
  accountId: string,
  name: string,
): Promise<FileSystemWritableFileStream> {
  const folder = await madeFolderOf(accountId);
  const handle = await folder.getFileHandle(name, { create: true });
  return handle.createWritable();
}

export async function removeMedia(accountId: string, name: string): Promise<void> {
  const folder = await folderOf(FOLDER, accountId);
  await folder?.removeEntry(name).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
  });
}

/** The account's files that go with outgoing messages; made when it is not there. */
export async function outgoingFolder(accountId: string): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  const all = await root.getDirectoryHandle('outgoing', { create: true });
  return all.getDirectoryHandle(accountId, { create: true });
}

/** Copies files of one account's folder into another's. One that is gone meanwhile is left out. */
export async function copyMedia(
  from: string,
  to: string,
  names: ReadonlySet<string>,
): Promise<void> {
  for (const { name, file } of await mediaOf(from)) {
    if (!names.has(name)) continue;
    const writer = await writeMedia(to, name);
    await file.stream().pipeTo(writer);
  }
}

/**
 * Takes away all files of an account: media, what goes with outgoing messages, and the search index.
 * @throws DOMException `NoModificationAllowedError` while another context holds one of them open
 */
export async function removeAccountFiles(accountId: string): Promise<void> {
  const root = await navigator.storage.getDirectory();
  for (const kind of ['media', 'outgoing', 'search-index'] as const) {
    if (!(await folderOf(kind, accountId))) continue;
    const all = await root.getDirectoryHandle(kind);
    await all.removeEntry(accountId, { recursive: true });
  }
}

const FOLDER = 'backup-download';

/** An empty file in OPFS, for browsers that let no page write where the user wants. There is one: the one before goes. */
export async function temporaryFile(): Promise<FileSystemFileHandle> {
  const root = await navigator.storage.getDirectory();
  await root.removeEntry(FOLDER, { recursive: true }).catch(() => {
    // There was none; or another window still writes one, and its file stays.
  });
  const folder = await root.getDirectoryHandle(FOLDER, { create: true });
  return folder.getFileHandle(crypto.randomUUID(), { create: true });
}

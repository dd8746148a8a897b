/** The OPFS files of a pool, from outside of the worker that owns them. */

/** A worker that was ended holds its files for a moment; that is no part of a start. */
export async function filesReleased(path: string): Promise<void> {
  for (const file of await filesOf(path)) await writableOnce(file);
}

/** The files of a pool. @param path its folder in OPFS */
export async function filesOf(path: string): Promise<FileSystemFileHandle[]> {
  let folder = await navigator.storage.getDirectory();
  for (const name of [...path.split('/'), '.opaque'])
    folder = await folder.getDirectoryHandle(name);
  const files: FileSystemFileHandle[] = [];
  for await (const handle of folder.values())
    if (handle instanceof FileSystemFileHandle) files.push(handle);
  return files;
}

async function writableOnce(file: FileSystemFileHandle): Promise<void> {
  for (;;) {
    try {
      await (await file.createWritable({ keepExistingData: true })).abort();
      return;
    } catch (error) {
      // Still held.
      if (!(error instanceof DOMException) || error.name !== 'NoModificationAllowedError')
        throw error;
    }
  }
}

/** A file that the user names and places. */

type SaveFilePicker = (options: {
  suggestedName: string;
  types: { description: string; accept: Record<string, string[]> }[];
}) => Promise<FileSystemFileHandle>;

/**
 * Must be called from a click.
 * @returns null: the user thought better of it; undefined: this browser lets no page write where the user wants
 */
export async function pickNewFile(
  suggestedName: string,
  description: string,
): Promise<FileSystemFileHandle | null | undefined> {
  const { showSaveFilePicker } = window as { showSaveFilePicker?: SaveFilePicker };
  if (!showSaveFilePicker) return undefined;
  try {
    return await showSaveFilePicker({
      suggestedName,
      types: [{ description, accept: { 'application/octet-stream': ['.age'] } }],
    });
  } catch (error) {
    // Anything but the user's own no (a page that may not ask, for one): the file is downloaded instead.
    return error instanceof DOMException && error.name === 'AbortError' ? null : undefined;
  }
}

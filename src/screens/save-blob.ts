/** Lets the browser save a file that was made here; the name may hold only what the caller chose. */
export function saveBlob(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has taken its own hold of the data by the next turn of the loop.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}

/** Bytes as the text in which they cross the extension's borders, and back. */

export function base64Of(bytes: Uint8Array): string {
  let binary = '';
  // String.fromCharCode takes its bytes as arguments, and those are limited.
  for (let start = 0; start < bytes.length; start += 8192)
    binary += String.fromCharCode(...bytes.subarray(start, start + 8192));
  return btoa(binary);
}

/** @throws DOMException when it is not base64 */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

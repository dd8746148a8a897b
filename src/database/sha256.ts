/** SHA-256 of a text, as 64 hexadecimal digits. */
export function sha256(text: string): Promise<string> {
  return hexDigest(new TextEncoder().encode(text));
}

/** SHA-256 of bytes, as 64 hexadecimal digits. */
export async function hexDigest(bytes: BufferSource): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What of a page's word on a file's type is believed: a type that a browser would run as a page is none. */
const SHOWN = /^(?:image\/(?:jpeg|png|webp|gif|avif)|video\/[\w.+-]+|audio\/[\w.+-]+)$/i;

export function shownType(mimeType: string | undefined): string {
  const bare = mimeType?.split(';')[0]?.trim() ?? '';
  return SHOWN.test(bare) ? bare.toLowerCase() : 'application/octet-stream';
}

/** The type of a small picture, told by how its base64 begins. */
export function pictureType(base64: string): string {
  if (base64.startsWith('iVBORw0KGgo')) return 'image/png';
  return base64.startsWith('UklGR') ? 'image/webp' : 'image/jpeg';
}

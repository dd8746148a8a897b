/** Words and limits of what WhatsApp's page may tell, apart from the schemas: the page's own script has no use for those. */

/** A batch never carries more than this, so that a page cannot make one message arbitrarily large. */
export const MAX_BATCH = 100;
/** WhatsApp's own limit for a text is 65,536 characters. */
export const MAX_TEXT = 65_536;
/** Small pictures travel as base64 of JPEG, PNG or WebP, told by how they begin. */
export const MAX_PICTURE = 48_000;
/** One piece of a file, base64. */
export const MAX_MEDIA_CHUNK = 256 * 1024;
/** bytes; a multiple of 3, so that each piece is base64 of its own without padding in between */
export const MEDIA_PIECE = 180_000;
/** bytes; no larger file is sent */
export const MAX_OUTGOING_FILE = 64 * 1024 * 1024;

export const CAPABILITIES = ['auth', 'list', 'messages', 'events', 'send'] as const;
export type Capability = (typeof CAPABILITIES)[number];

/**
 * Files that may be sent: what a file is says its content, never its name, because the person who opens it trusts what they
 * are shown.
 */

export const ATTACHMENT_KINDS = ['image', 'document', 'audio'] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];

/** What an approval of a file binds. */
export interface Attachment {
  kind: AttachmentKind;
  /** As the recipient sees it, where WhatsApp shows a name (documents). */
  name: string;
  mimeType: string;
}

const MB = 1024 * 1024;
/** bytes */
export const ATTACHMENT_LIMITS: Readonly<Record<AttachmentKind, number>> = {
  image: 16 * MB,
  audio: 16 * MB,
  document: 64 * MB,
};
/** So many of a file's first bytes say what it is. */
export const HEAD_BYTES = 4096;

export type AttachmentRefusal =
  { reason: 'empty' | 'unknown-kind' } | { reason: 'too-large'; limit: number };

interface Type {
  kind: AttachmentKind;
  mimeType: string;
  /** The first one is added to a name that has none of them. */
  extensions: readonly [string, ...string[]];
}

const type = (kind: AttachmentKind, mimeType: string, ...extensions: Type['extensions']): Type => ({
  kind,
  mimeType,
  extensions,
});
const WORD = 'application/vnd.openxmlformats-officedocument';
const ODF = 'application/vnd.oasis.opendocument';

/** Containers of many formats: which of them it is only the name can say. */
const ZIPPED = [
  type('document', `${WORD}.wordprocessingml.document`, 'docx'),
  type('document', `${WORD}.spreadsheetml.sheet`, 'xlsx'),
  type('document', `${WORD}.presentationml.presentation`, 'pptx'),
  type('document', `${ODF}.text`, 'odt'),
  type('document', `${ODF}.spreadsheet`, 'ods'),
  type('document', `${ODF}.presentation`, 'odp'),
] as const;
const ZIP = type('document', 'application/zip', 'zip');
const OLD_OFFICE = [
  type('document', 'application/msword', 'doc'),
  type('document', 'application/vnd.ms-excel', 'xls'),
  type('document', 'application/vnd.ms-powerpoint', 'ppt'),
] as const;
const WRITTEN = [
  type('document', 'text/plain', 'txt'),
  type('document', 'text/csv', 'csv'),
  type('document', 'application/xml', 'xml'),
] as const;

/** `at`: where in the file the bytes stand. */
const SIGNS: readonly { at: number; bytes: string; type: Type }[] = [
  { at: 0, bytes: '\u00ff\u00d8\u00ff', type: type('image', 'image/jpeg', 'jpg', 'jpeg') },
  { at: 0, bytes: '\u0089PNG\r\n\u001a\n', type: type('image', 'image/png', 'png') },
  { at: 8, bytes: 'WEBP', type: type('image', 'image/webp', 'webp') },
  { at: 0, bytes: '%PDF-', type: type('document', 'application/pdf', 'pdf') },
  { at: 0, bytes: 'GIF8', type: type('document', 'image/gif', 'gif') },
  { at: 0, bytes: 'OggS', type: type('audio', 'audio/ogg', 'ogg', 'opus', 'oga') },
  { at: 0, bytes: 'ID3', type: type('audio', 'audio/mpeg', 'mp3') },
  { at: 0, bytes: '\u00ff\u00fb', type: type('audio', 'audio/mpeg', 'mp3') },
  { at: 0, bytes: '\u00ff\u00f3', type: type('audio', 'audio/mpeg', 'mp3') },
  { at: 0, bytes: '\u00ff\u00f1', type: type('audio', 'audio/aac', 'aac') },
  { at: 4, bytes: 'ftypM4A', type: type('audio', 'audio/mp4', 'm4a') },
  { at: 0, bytes: '#!AMR', type: type('audio', 'audio/amr', 'amr') },
];

/** @param head the first bytes of the file: `HEAD_BYTES`, or all */
function typeOf(head: Uint8Array, name: string): Type | undefined {
  const extension = extensionOf(name);
  const named = (types: readonly Type[]) =>
    types.find(({ extensions }) => extensions.includes(extension));
  const has = (at: number, bytes: string) =>
    [...bytes].every((byte, index) => head[at + index] === byte.codePointAt(0));
  const known = SIGNS.find(({ at, bytes }) => has(at, bytes));
  if (known) return known.type;
  if (has(0, 'PK\u0003\u0004')) return named(ZIPPED) ?? ZIP;
  if (has(0, '\u00d0\u00cf\u0011\u00e0')) return named(OLD_OFFICE);
  return isText(head) ? named(WRITTEN) : undefined;
}

/** UTF-8 (perhaps cut off in the middle of a character) or Latin text without control characters. */
function isText(head: Uint8Array): boolean {
  return !head.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13);
}

function extensionOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

const LONGEST_NAME = 120;

/** A name that tells what the file is, without what a file system or an eye could be led astray by. */
function honestName(name: string, { kind, extensions }: Type): string {
  const clean = name
    // Separators, control characters, and marks that reverse what is read.
    .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, '')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const isHonest = extensions.includes(extensionOf(clean));
  const stem = isHonest ? clean.slice(0, clean.lastIndexOf('.')) : clean || kind;
  const extension = isHonest ? extensionOf(clean) : extensions[0];
  return `${Array.from(stem).slice(0, LONGEST_NAME).join('')}.${extension}`;
}

/** What WhatsApp is to be told of a file, or why it is not sent. */
export function describeFile(file: {
  /** The first `HEAD_BYTES`, or all. */
  head: Uint8Array;
  name: string;
  /** bytes */
  size: number;
}): Attachment | AttachmentRefusal {
  if (file.size === 0) return { reason: 'empty' };
  const found = typeOf(file.head, file.name);
  if (!found) return { reason: 'unknown-kind' };
  const limit = ATTACHMENT_LIMITS[found.kind];
  if (file.size > limit) return { reason: 'too-large', limit };
  const { kind, mimeType } = found;
  return { kind, mimeType, name: honestName(file.name, found) };
}

/** The text whose SHA-256 is an attachment's id: bytes, kind, name and type in one. */
export function attachmentContent(attachment: Attachment & { hash: string }): string {
  const { hash, kind, name, mimeType } = attachment;
  return JSON.stringify([hash, kind, name, mimeType]);
}

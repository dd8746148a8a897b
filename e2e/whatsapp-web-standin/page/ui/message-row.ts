import type { Ack } from '../../wire.ts';
import { isMe } from '../account.ts';
import type { MsgRow } from '../local-database.ts';
import { contactStore, titleOf } from '../stores.ts';
import { element } from './element.ts';
import { markup, namedIcon, testId } from './markup.ts';
import { formattedText, inlineText } from './message-text.ts';
import { dateOf, texts, timeOf } from './texts.ts';

const ackIcons: Record<Ack, [title: string, path: string]> = {
  [-1]: ['msg-failed', 'M8 1l7 13H1zM7 6h2v4H7zm0 5h2v2H7z'],
  0: ['msg-time', 'M8 2a6 6 0 100 12A6 6 0 008 2zm-.7 2.5h1.4V8l2.5 1.5-.7 1.2-3.2-2z'],
  1: ['msg-check', 'M6 12L2.5 8.5l1-1L6 10l6.5-6.5 1 1z'],
  2: ['msg-dblcheck', 'M4 12L.5 8.5l1-1L4 10l6.5-6.5 1 1zM9 12l-1.6-1.6 1-1L9 10l5.5-5.5 1 1z'],
  3: ['msg-dblcheck', 'M4 12L.5 8.5l1-1L4 10l6.5-6.5 1 1zM9 12l-1.6-1.6 1-1L9 10l5.5-5.5 1 1z'],
  4: ['msg-dblcheck', 'M4 12L.5 8.5l1-1L4 10l6.5-6.5 1 1zM9 12l-1.6-1.6 1-1L9 10l5.5-5.5 1 1z'],
};

const systemTypes = new Set([
  'e2e_notification',
  'gp2',
  'call_log',
  'notification',
  'notification_template',
  'protocol',
]);

/** By what WhatsApp's page shows the kind of a medium: test ids of August 2026, icons of April. */
const mediaMarks: Record<string, [testId: string, icon: string]> = {
  image: ['image-thumb', 'media-image'],
  video: ['video-thumb', 'media-play'],
  gif: ['video-thumb', 'media-gif'],
  ptv: ['video-thumb', 'media-play'],
  ptt: ['audio-play', 'ptt-status'],
  audio: ['audio-play', 'audio-play'],
  document: ['document-thumb', 'document-PDF-icon'],
  sticker: ['sticker', 'sticker'],
  vcard: ['vcard-msg', 'default-contact'],
  multi_vcard: ['vcard-msg', 'default-contact'],
  revoked: ['recalled', 'recalled'],
};

/** One message in a line, for the chat list. */
export function previewOf(row: MsgRow): string {
  const type = row.type ?? 'chat';
  if (type === 'chat') return row.body ?? '';
  const kind = texts.kinds[type] ?? type;
  return row.caption === undefined ? kind : `${kind}: ${row.caption}`;
}

export function authorOf(row: MsgRow): string {
  if (row.id.fromMe) return texts.you;
  const author = row.author ?? row.id.remote;
  return titleOf(author, contactStore.get(author));
}

/** What a row looks like depends on this alone; a changed one is drawn again. */
export function signatureOf(row: MsgRow): string {
  const life = rest(row);
  return [row.type, row.body, row.caption, row.ack, row.star, wasEdited(life)].join(' ');
}

/** What later builds of the stand-in may know of a message; drawn where it is there. */
function rest(row: MsgRow): Record<string, unknown> {
  return row as Record<string, unknown>;
}

function wasEdited(life: Record<string, unknown>): boolean {
  return (
    life['latestEditMsgKey'] !== undefined || life['latestEditSenderTimestampMs'] !== undefined
  );
}

/**
 * A message, nested and named as WhatsApp nests and names them: since August 2026 by its bare stanza
 * id, before by its whole key. A tail stands only at the first message of a run.
 */
export function messageRow(row: MsgRow, isGroup: boolean, startsRun: boolean): HTMLElement {
  const type = row.type ?? 'chat';
  const isSystem = systemTypes.has(type);
  const bubble = isSystem ? systemNote(type) : bubbleOf(row, type, isGroup, startsRun);
  const side = isSystem ? 'system' : row.id.fromMe ? 'out' : 'in';
  const rowClass = `message message-side-${side}`;
  if (markup === '2026-04') {
    const sided = element('div', { class: isSystem ? '' : `message-${side}` }, bubble);
    const identified = element('div', { 'data-id': String(row.id), tabindex: '-1' }, sided);
    return element('div', { role: 'row', class: rowClass }, identified);
  }
  const identified = element('div', { 'data-id': row.id.id, tabindex: '-1' }, bubble);
  const wrapper = element('div', { 'data-testid': `conv-msg-${row.id.id}` }, identified);
  return element('div', { role: 'row', class: rowClass }, wrapper);
}

function systemNote(type: string): HTMLElement {
  return element('div', { class: 'system-note' }, texts.kinds[type] ?? type);
}

function bubbleOf(row: MsgRow, type: string, isGroup: boolean, startsRun: boolean): HTMLElement {
  const tail = element('span', {
    'data-testid': testId(row.id.fromMe ? 'tail-out' : 'tail-in'),
    'aria-hidden': 'true',
  });
  const author =
    isGroup && !row.id.fromMe && element('div', { class: 'bubble-author' }, authorOf(row));
  const text = type === 'chat' ? row.body : row.caption;
  const quote = row.quotedMsg !== undefined && quoteOf(row);
  return element(
    'div',
    { class: 'bubble', 'data-testid': testId('msg-container') },
    startsRun && tail,
    author,
    rest(row)['isForwarded'] === true && element('div', { class: 'quiet' }, texts.forwarded),
    type !== 'chat' && mediaOf(row, type),
    // A quotation stands inside of what can be copied, where there is such a thing.
    text === undefined ? quote : textOf(row, text, quote),
    metaOf(row),
  );
}

/** Only messages that bear text carry `data-pre-plain-text`; its form follows the language. */
function textOf(row: MsgRow, text: string, quote: HTMLElement | false): HTMLElement {
  const stamp = `[${timeOf(row.t)}, ${dateOf(row.t)}] ${authorOf(row)}: `;
  return element(
    'div',
    { class: 'copyable-text', 'data-pre-plain-text': stamp },
    quote,
    element(
      'span',
      { class: 'bubble-text selectable-text', 'data-testid': 'selectable-text', dir: 'ltr' },
      ...formattedText(text),
    ),
  );
}

function quoteOf(row: MsgRow): HTMLElement {
  const author = row.quotedParticipant;
  const name =
    author === undefined || isMe(author) ? texts.you : titleOf(author, contactStore.get(author));
  return element(
    'div',
    { class: 'quote quoted-mention', 'data-testid': testId('quoted-message') },
    element('span', { class: 'bubble-author', dir: 'auto' }, name),
    element('span', { class: 'quote-text', dir: 'ltr' }, ...inlineText(row.quotedMsg?.body ?? '')),
  );
}

function mediaOf(row: MsgRow, type: string): HTMLElement {
  const facts = [
    row.filename,
    row.duration === undefined
      ? undefined
      : `${Math.floor(row.duration / 60)}:${String(row.duration % 60).padStart(2, '0')}`,
    row.size === undefined ? undefined : `${Math.ceil(row.size / 1024)} kB`,
  ].filter((fact) => fact !== undefined);
  const [mark, iconName] = mediaMarks[type] ?? [undefined, undefined];
  const kind = element('span', { class: 'bubble-media-kind' }, texts.kinds[type] ?? type);
  if (iconName !== undefined && markup === '2026-04') kind.prepend(namedIcon(iconName, ''));
  const place = rest(row);
  const map =
    typeof place['lat'] === 'number' && typeof place['lng'] === 'number'
      ? `https://maps.google.com/maps?q=${place['lat']},${place['lng']}`
      : undefined;
  return element(
    'div',
    {
      class: `bubble-media bubble-media-${type}`,
      'data-testid': mark === undefined ? undefined : testId(mark),
    },
    map === undefined ? kind : element('a', { href: map }, kind),
    facts.length > 0 && element('span', { class: 'bubble-media-facts' }, facts.join(' · ')),
  );
}

function metaOf(row: MsgRow): HTMLElement {
  const meta = element(
    'div',
    { class: 'bubble-meta', 'data-testid': testId('msg-meta') },
    wasEdited(rest(row)) && element('span', { class: 'quiet' }, texts.edited),
    element('span', { dir: 'auto' }, timeOf(row.t)),
  );
  if (!row.id.fromMe) return meta;
  const ack = row.ack ?? 0;
  const [title, path] = ackIcons[ack];
  const state = element('span', {
    'aria-label': texts.ack[ack],
    role: 'img',
    class: ack >= 3 ? 'ack ack-read' : ack === -1 ? 'ack ack-failed' : 'ack',
  });
  state.append(namedIcon(title, path));
  meta.append(state);
  return meta;
}

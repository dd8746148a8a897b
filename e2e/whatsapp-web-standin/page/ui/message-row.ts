import type { Ack } from '../../wire.ts';
import { isMe } from '../account.ts';
import type { MsgRow } from '../local-database.ts';
import { contactStore, titleOf } from '../stores.ts';
import { element, icon } from './element.ts';
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

const systemTypes = new Set(['e2e_notification', 'gp2', 'call_log']);

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
  return [row.type, row.body?.length, row.caption, row.ack].join(' ');
}

/** A message, nested and named as WhatsApp nests and names them since August 2026. */
export function messageRow(row: MsgRow, isGroup: boolean): HTMLElement {
  const type = row.type ?? 'chat';
  const bubble = systemTypes.has(type) ? systemNote(type) : bubbleOf(row, type, isGroup);
  const identified = element('div', { 'data-id': row.id.id, tabindex: '-1' }, bubble);
  const wrapper = element('div', { 'data-testid': `conv-msg-${row.id.id}` }, identified);
  const side = systemTypes.has(type) ? 'system' : row.id.fromMe ? 'out' : 'in';
  return element('div', { role: 'row', class: `message message-side-${side}` }, wrapper);
}

function systemNote(type: string): HTMLElement {
  return element('div', { class: 'system-note' }, texts.kinds[type] ?? type);
}

function bubbleOf(row: MsgRow, type: string, isGroup: boolean): HTMLElement {
  const tail = element('span', {
    'data-testid': row.id.fromMe ? 'tail-out' : 'tail-in',
    'aria-hidden': 'true',
  });
  const author =
    isGroup && !row.id.fromMe && element('div', { class: 'bubble-author' }, authorOf(row));
  const text = type === 'chat' ? row.body : row.caption;
  return element(
    'div',
    { class: 'bubble', 'data-testid': 'msg-container' },
    tail,
    author,
    row.quotedMsg !== undefined && quoteOf(row),
    type !== 'chat' && mediaOf(row, type),
    text !== undefined && textOf(row, text),
    metaOf(row),
  );
}

/** Only messages that bear text carry `data-pre-plain-text`; its form follows the language. */
function textOf(row: MsgRow, text: string): HTMLElement {
  const stamp = `[${timeOf(row.t)}, ${dateOf(row.t)}] ${authorOf(row)}: `;
  return element(
    'div',
    { class: 'copyable-text', 'data-pre-plain-text': stamp },
    element(
      'span',
      { class: 'bubble-text', 'data-testid': 'selectable-text', dir: 'ltr' },
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
    { class: 'quote', 'data-testid': 'quoted-message' },
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
  return element(
    'div',
    { class: `bubble-media bubble-media-${type}` },
    element('span', { class: 'bubble-media-kind' }, texts.kinds[type] ?? type),
    facts.length > 0 && element('span', { class: 'bubble-media-facts' }, facts.join(' · ')),
  );
}

function metaOf(row: MsgRow): HTMLElement {
  const meta = element(
    'div',
    { class: 'bubble-meta', 'data-testid': 'msg-meta' },
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
  state.append(icon(title, path));
  meta.append(state);
  return meta;
}

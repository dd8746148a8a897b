/**
 * Where WhatsApp's page shows what, by the generation of its DOM, newest first. Rolled out gradually: each place is looked for
 * on its own, and the first selector that finds something is taken.
 */
import type { MessageKind } from '@/domain/message';
import type { ScreenGeneration, ScreenPlace } from '@/protocol/diagnostics';

export const GENERATIONS: Readonly<
  Record<ScreenGeneration, Readonly<Partial<Record<ScreenPlace, string>>>>
> = {
  '2026-08': {
    login: '[data-testid="link-device-qr-code"]',
    chatList: '[data-testid="chat-list"]',
    chatRow: '[data-testid="cell-frame-container"]',
    chatName: '[data-testid="cell-frame-title"] span[title]',
    header: '[data-testid="conversation-header"]',
    title: '[data-testid="conversation-info-header-chat-title"]',
    message: '#main [data-testid^="conv-msg-"]',
    outgoing: '[data-testid="tail-out"]',
    incoming: '[data-testid="tail-in"]',
    text: '[data-testid="selectable-text"]',
    quoted: '[data-testid="quoted-message"]',
    meta: '[data-testid="msg-meta"]',
    composer: '[data-testid="conversation-compose-box-input"]',
  },
  '2026-04': {
    login: 'canvas[role="img"]',
    chatList: '#pane-side',
    chatRow: '#pane-side [role="row"]',
    chatName: 'span[title][dir="auto"]',
    header: '#main > header',
    title: '#main > header span[dir="auto"]',
    message: '#main [data-id]',
    outgoing: '.message-out',
    incoming: '.message-in',
    text: '.selectable-text',
    quoted: '.quoted-mention',
    composer: '#main footer [contenteditable="true"][role="textbox"]',
  },
};

/** By what a medium's kind is recognised: test ids of August 2026, icons of April. The first that matches. */
export const KIND_MARKS: readonly (readonly [kind: MessageKind, selector: string])[] = [
  ['revoked', '[data-testid="recalled"],[data-icon="recalled"]'],
  ['sticker', '[data-testid="sticker"],[data-icon="sticker"]'],
  ['voice', '[data-testid^="ptt"],[data-icon^="ptt-"]'],
  ['audio', '[data-testid="audio-play"],[data-icon^="audio-"]'],
  ['video', '[data-testid^="video-"],[data-icon="media-play"],[data-icon="media-gif"]'],
  ['image', '[data-testid^="image-"],[data-icon="media-image"]'],
  ['document', '[data-testid="document-thumb"],[data-icon^="document-"]'],
  ['contact', '[data-testid^="vcard-"],[data-icon="default-contact"]'],
  ['location', 'a[href^="https://maps.google.com/"]'],
];

/** Delivery states by the name of their icon, in `data-icon` (April) or in the svg's title (August). */
export const ACK_ICONS: Readonly<Record<string, -1 | 0 | 1 | 2>> = {
  'msg-failed': -1,
  'msg-time': 0,
  'msg-check': 1,
  'msg-dblcheck': 2,
};

/** Where WhatsApp's page keeps its own id, as JSON with the number of the linked device: `"5511…:12@c.us"`. */
export const OWN_ID_KEYS = ['last-wid-md', 'last-wid'];

/** WhatsApp's screen as its two generations draw it, from the notes of April and August 2026: for tests of what reads it. */
import type { ScreenGeneration } from '@/protocol/diagnostics';

export interface DrawnMessage {
  stanzaId: string;
  fromMe: boolean;
  chatId: string;
  participant?: string;
  /** HTML of the text; none: a medium without a caption. */
  text?: string;
  /** What stands in `data-pre-plain-text`. */
  stamp?: string;
  clock: string;
  ack?: { icon: string; label: string };
  /** HTML of a quotation. */
  quote?: string;
  /** HTML of a medium. */
  media?: string;
  /** August: the first of a run. */
  tail?: boolean;
}

export function drawMessage(generation: ScreenGeneration, message: DrawnMessage): string {
  const { stanzaId, fromMe, chatId, participant, text, stamp, clock, ack, quote, media } = message;
  const isNew = generation === '2026-08';
  const quoted =
    quote === undefined
      ? ''
      : `<div class="quoted-mention" ${isNew ? 'data-testid="quoted-message"' : ''}>${quote}</div>`;
  const body =
    text === undefined
      ? quoted
      : `<div class="copyable-text" ${stamp === undefined ? '' : `data-pre-plain-text="${stamp}"`}>${quoted}` +
        `<span class="selectable-text" data-testid="selectable-text"><span>${text}</span></span></div>`;
  const state =
    ack === undefined
      ? ''
      : isNew
        ? `<span aria-label="${ack.label}"><svg><title>${ack.icon}</title></svg></span>`
        : `<span data-icon="${ack.icon}" aria-label="${ack.label}"><svg></svg></span>`;
  const time = `<span dir="auto">${clock}</span>${state}`;
  if (!isNew) {
    const key = [String(fromMe), chatId, stanzaId, participant].filter(Boolean).join('_');
    return (
      `<div role="row"><div data-id="${key}"><div class="message-${fromMe ? 'out' : 'in'}">` +
      `${media ?? ''}${body}<div>${time}</div></div></div></div>`
    );
  }
  const tail = message.tail ? `<span data-testid="tail-${fromMe ? 'out' : 'in'}"></span>` : '';
  return (
    `<div role="row"><div data-testid="conv-msg-${stanzaId}"><div data-id="${stanzaId}">` +
    `<div data-testid="msg-container">${tail}${media ?? ''}${body}` +
    `<div data-testid="msg-meta">${time}</div></div></div></div></div>`
  );
}

export interface DrawnScreen {
  language?: string;
  chats?: string[];
  open?: { title: string; messages: DrawnMessage[]; composer?: string };
}

/** Fills the document. */
export function drawScreen(generation: ScreenGeneration, screen: DrawnScreen): void {
  const isNew = generation === '2026-08';
  const id = (name: string) => (isNew ? `data-testid="${name}"` : '');
  const rows = (screen.chats ?? []).map(
    (name) =>
      `<div role="row"><div aria-selected="false"><div ${id('cell-frame-container')}>` +
      `<div ${id('cell-frame-title')}><span title="${name}" dir="auto">${name}</span></div>` +
      `<div ${id('cell-frame-secondary')}><span title="\u202aoi\u202c" dir="ltr">oi</span></div></div></div></div>`,
  );
  const { open } = screen;
  const main =
    open === undefined
      ? ''
      : `<div id="main"><header ${id('conversation-header')}><span dir="auto" ${id('conversation-info-header-chat-title')}>${open.title}</span></header>` +
        `<div>${open.messages.map((message) => drawMessage(generation, message)).join('')}</div>` +
        `<footer><div contenteditable="true" role="textbox" ${id('conversation-compose-box-input')}>${open.composer ?? '<p><br></p>'}</div></footer></div>`;
  document.documentElement.lang = screen.language ?? 'pt-BR';
  document.body.innerHTML = `<div id="side"><div id="pane-side" ${id('chat-list')}><div role="grid">${rows.join('')}</div></div></div>${main}`;
}

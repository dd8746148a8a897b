import { localDatabase, chatStore, msgStore } from '../stores.ts';
import type { Chat } from '../models.ts';
import { avatar } from './avatar.ts';
import { afterBurst, element } from './element.ts';
import { inlineText } from './message-text.ts';
import { testId } from './markup.ts';
import { authorOf, previewOf } from './message-row.ts';
import { texts, whenOf } from './texts.ts';

/** Height of a row in px; rows are placed by it, as in WhatsApp's list. */
const rowHeight = 76;
/** WhatsApp draws what is in sight; here the newest are drawn, enough for every shop but the largest. */
const drawnAtMost = 60;

/** The list of chats: `#pane-side` with a grid of absolutely placed rows. */
export function chatList(onOpen: (chat: Chat) => void): HTMLElement {
  const grid = element('div', { role: 'grid', 'aria-label': texts.chats, class: 'chat-grid' });
  const pane = element('div', { id: 'pane-side', 'data-testid': testId('chat-list') }, grid);
  const drawn = new Map<string, { row: HTMLElement; signature: string }>();

  function draw(): void {
    const chats = chatStore.filter((chat) => chat.archive !== true);
    grid.setAttribute('aria-rowcount', String(chats.length));
    grid.style.height = `${chats.length * rowHeight}px`;
    const shown = chats.slice(0, drawnAtMost);
    const present = new Set(shown.map((chat) => String(chat.id)));
    for (const [id, { row }] of drawn) {
      if (present.has(id)) continue;
      row.remove();
      drawn.delete(id);
    }
    shown.forEach((chat, index) => {
      const id = String(chat.id);
      const signature = signatureOf(chat);
      let known = drawn.get(id);
      if (known?.signature !== signature) {
        const row = chatRow(chat);
        if (known === undefined) grid.append(row);
        else known.row.replaceWith(row);
        known = { row, signature };
        drawn.set(id, known);
      }
      known.row.style.transform = `translateY(${index * rowHeight}px)`;
    });
  }

  function chatOf(event: Event): Chat | undefined {
    if (!(event.target instanceof Element)) return undefined;
    const row = event.target.closest('[aria-selected]')?.closest<HTMLElement>('[role=row]');
    const entry = [...drawn].find(([, known]) => known.row === row);
    return entry === undefined ? undefined : chatStore.get(entry[0]);
  }

  // WhatsApp's rows open on mousedown and Enter; a `click()` alone does nothing.
  grid.addEventListener('mousedown', (event) => {
    const chat = event.button === 0 ? chatOf(event) : undefined;
    if (chat !== undefined) onOpen(chat);
  });
  grid.addEventListener('keydown', (event) => {
    const chat = event.key === 'Enter' ? chatOf(event) : undefined;
    if (chat !== undefined) onOpen(chat);
  });

  const redraw = afterBurst(draw);
  chatStore.on('add remove reset change', redraw);
  msgStore.on('add change', redraw);
  draw();
  return pane;
}

function signatureOf(chat: Chat): string {
  const newest = localDatabase.rows(chat.id).at(-1);
  const parts = [chat.formattedTitle, chat.unreadCount, chat.active, newest?.id.id, newest?.type];
  return parts.join(' ');
}

function chatRow(chat: Chat): HTMLElement {
  const newest = localDatabase.rows(chat.id).at(-1);
  const name = chat.formattedTitle;
  const preview = newest === undefined ? '' : previewOf(newest);
  const prefix =
    newest !== undefined && (newest.id.fromMe || chat.id.isGroup()) && newest.type === 'chat'
      ? `${authorOf(newest)}: `
      : '';
  const title = element(
    'div',
    { class: 'cell-line', 'data-testid': testId('cell-frame-title') },
    element('span', { title: name, dir: 'auto', class: 'cell-name' }, name),
  );
  const when = element(
    'span',
    { class: 'cell-when' },
    newest === undefined ? '' : whenOf(newest.t),
  );
  // The marks stand around the preview in the real page too.
  const marked = `\u202a${prefix}${preview}\u202c`;
  const secondary = element(
    'div',
    { class: 'cell-line', 'data-testid': testId('cell-frame-secondary') },
    element('span', { title: marked, dir: 'ltr', class: 'cell-preview' }, ...inlineText(marked)),
  );
  if (chat.unreadCount !== 0) {
    secondary.append(
      element(
        'span',
        {
          class: 'cell-unread',
          'data-testid': testId('icon-unread-count'),
          'aria-label': texts.unread(Math.max(1, chat.unreadCount)),
        },
        chat.unreadCount > 0 ? String(chat.unreadCount) : '',
      ),
    );
  }
  title.append(when);
  const cell = element(
    'div',
    { class: 'cell', 'data-testid': testId('cell-frame-container') },
    avatar(name),
    element('div', { class: 'cell-text' }, title, secondary),
  );
  const selectable = element(
    'div',
    { 'aria-selected': String(chat.active), tabindex: '0', class: 'cell-selectable' },
    cell,
  );
  return element('div', { role: 'row', class: 'chat-row' }, selectable);
}

import { localDatabase, msgStore } from '../stores.ts';
import type { Chat } from '../models.ts';
import { avatar } from './avatar.ts';
import { composeBox } from './compose-box.ts';
import { afterBurst, element } from './element.ts';
import { testId } from './markup.ts';
import { authorOf, messageRow, signatureOf } from './message-row.ts';
import { texts } from './texts.ts';

/** Messages drawn at first, and with each "earlier". */
const pageSize = 60;

export interface Conversation {
  main: HTMLElement;
  close(): void;
}

/** The open chat: header, messages, compose box. */
export function conversation(chat: Chat): Conversation {
  const list = element('div', { class: 'messages-list', role: 'application', tabindex: '-1' });
  const earlier = element('button', { class: 'earlier', type: 'button' }, texts.earlier);
  const scroller = element(
    'div',
    { class: 'messages', 'data-testid': testId('conversation-panel-messages') },
    earlier,
    list,
  );
  const main = element(
    'div',
    { id: 'main', 'data-testid': testId('conversation-panel') },
    headerOf(chat),
    scroller,
    composeBox(chat),
  );
  const drawn = new Map<string, { row: HTMLElement; signature: string }>();
  /** Older messages that are not drawn; new ones never push drawn ones out. */
  let left = Math.max(0, localDatabase.rows(chat.id).length - pageSize);

  function draw(): void {
    const rows = localDatabase.rows(chat.id).slice(left);
    const atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
    let previousAuthor = '';
    earlier.hidden = left === 0;
    // What is left of a revoked message has a key of its own.
    const present = new Set(rows.map((row) => row.id.id));
    for (const [id, { row }] of drawn) {
      if (present.has(id)) continue;
      row.remove();
      drawn.delete(id);
    }
    rows.forEach((row, index) => {
      const known = drawn.get(row.id.id);
      const startsRun = authorOf(row) !== previousAuthor;
      previousAuthor = authorOf(row);
      const signature = `${startsRun} ${signatureOf(row)}`;
      const isFresh = known?.signature !== signature;
      const drawnRow = isFresh ? messageRow(row, chat.id.isGroup(), startsRun) : known.row;
      if (isFresh) {
        known?.row.remove();
        drawn.set(row.id.id, { row: drawnRow, signature });
      }
      if (list.children[index] !== drawnRow) {
        list.insertBefore(drawnRow, list.children[index] ?? null);
      }
    });
    if (atEnd) scroller.scrollTop = scroller.scrollHeight;
  }

  earlier.addEventListener('click', () => {
    left = Math.max(0, left - pageSize);
    const fromEnd = scroller.scrollHeight - scroller.scrollTop;
    draw();
    scroller.scrollTop = scroller.scrollHeight - fromEnd;
  });

  const redraw = afterBurst(draw);
  msgStore.on('add change', redraw);
  redraw();
  return { main, close: () => msgStore.off('add change', redraw) };
}

function headerOf(chat: Chat): HTMLElement {
  const name = chat.formattedTitle;
  const members = chat.groupMetadata?.participants.length;
  return element(
    'header',
    { class: 'conversation-header', 'data-testid': testId('conversation-header') },
    avatar(name),
    element(
      'div',
      { class: 'conversation-name' },
      element(
        'span',
        { dir: 'auto', 'data-testid': testId('conversation-info-header-chat-title') },
        name,
      ),
      members !== undefined &&
        element('span', { class: 'conversation-members' }, texts.members(members)),
    ),
  );
}

import '@/ui/styles.css';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { MessageRow } from '@/database/rows';
import { openPanel } from '../testing/panel';
import { ANA, chatOf, contactOf, message } from '../testing/rows';
import { useView } from '../view-state';

afterEach(cleanup);

/** 600 messages, ten minutes apart; the last one says 0. */
async function openLongChat() {
  const rows = Array.from({ length: 600 }, (_, index) =>
    message(ANA, `number ${599 - index}.`, (599 - index) * 10, { fromMe: index % 3 === 0 }),
  );
  const last = rows.at(-1) as MessageRow;
  const panel = await openPanel({
    seed: async (database) => {
      await database.messages.bulkPut(rows);
      await database.contacts.put(contactOf(ANA, 'Ana Souza'));
      await database.chats.put(chatOf(ANA, 'Ana Souza', last));
      await database.coverage.put({
        chatId: ANA,
        ranges: [{ from: (rows[0] as MessageRow).timestamp, to: last.timestamp }],
        reachedLocalStart: true,
      });
    },
  });
  const navigation = await screen.findByRole('navigation');
  // The panel fills its root; here that is the test's container.
  const container = navigation.closest<HTMLElement>('body > div');
  if (container) container.style.height = '600px';
  return { ...panel, rows };
}

/** In sight within the list: what stands above or below it hides nothing. */
function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  const list = element.closest('[role=log]')?.getBoundingClientRect();
  return list !== undefined && top >= list.top && bottom <= list.bottom;
}

it('opens at the newest message and stays there when another comes', async () => {
  const { database } = await openLongChat();
  useView.getState().showChat({ chatId: ANA });
  await waitFor(async () => {
    expect(isInView(await screen.findByText('number 0.'))).toBe(true);
  });
  await database.messages.put(message(ANA, 'one more', -1));
  await waitFor(async () => {
    expect(isInView(await screen.findByText('one more'))).toBe(true);
  });
});

it('stays at the newest message when the room for it shrinks', async () => {
  await openLongChat();
  useView.getState().showChat({ chatId: ANA });
  const newest = await screen.findByText('number 0.');
  await waitFor(() => {
    expect(isInView(newest)).toBe(true);
  });
  // The text field grows with its text, and a notice may appear above it.
  const composer = screen.getByRole('textbox');
  composer.style.minHeight = '120px';
  await waitFor(() => {
    expect(isInView(screen.getByText('number 0.'))).toBe(true);
  });
});

it('opens at the message that was found, marked', async () => {
  const { rows } = await openLongChat();
  const target = rows[200] as MessageRow;
  useView.getState().showChat({ chatId: ANA, messageRowid: target.rowid });
  await waitFor(async () => {
    const found = await screen.findByText(target.text);
    expect(isInView(found)).toBe(true);
    expect(getComputedStyle(found.parentElement as Element).outlineStyle).toBe('solid');
  });
});

it('reads older messages when the user scrolls up, to the very first', async () => {
  await openLongChat();
  useView.getState().showChat({ chatId: ANA });
  await screen.findByText('number 0.');
  const log = screen.getByRole('log', { name: 'Messages with Ana Souza' });
  await waitFor(
    () => {
      fireEvent.wheel(log);
      log.scrollTop = 0;
      expect(screen.getByText('Older messages are on the phone only.')).toBeInTheDocument();
    },
    { timeout: 20_000, interval: 30 },
  );
});

import '@/ui/styles.css';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { saveMediaFile } from '@/database/media-files';
import { changeLink } from '@/database/registry';
import type { MediaFileRow, MessageRow } from '@/database/rows';
import { NOW, openPanel } from '../testing/panel';
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
  await giveHeight();
  return { ...panel, rows };
}

/** The panel fills its root; here that is the test's container. */
async function giveHeight() {
  const navigation = await screen.findByRole('navigation');
  const container = navigation.closest<HTMLElement>('body > div');
  if (container) container.style.height = '600px';
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
      expect(
        screen.getByText('WhatsApp Web has nothing older. The phone may.'),
      ).toBeInTheDocument();
    },
    { timeout: 20_000, interval: 30 },
  );
});

describe('what was not captured', () => {
  const HOUR = 3_600_000;

  /** Two stretches with a hole of five days between them; the browser was closed for most of it. */
  async function openChatWithGap() {
    const before = message(ANA, 'before the hole', 7 * 24 * 60);
    const after = message(ANA, 'after the hole', 60);
    const gap = { from: before.timestamp, to: after.timestamp - HOUR };
    const panel = await openPanel({
      seed: async (database) => {
        await database.messages.bulkPut([before, after]);
        await database.contacts.put(contactOf(ANA, 'Ana Souza'));
        await database.chats.put(chatOf(ANA, 'Ana Souza', after));
        await database.absences.put({ from: gap.from + HOUR, to: gap.to, reason: 'closed' });
        await database.coverage.put({
          chatId: ANA,
          ranges: [
            { from: before.timestamp, to: gap.from },
            { from: gap.to, to: after.timestamp },
          ],
          reachedLocalStart: true,
        });
      },
    });
    await giveHeight();
    useView.getState().showChat({ chatId: ANA });
    await screen.findByText('after the hole');
    return panel;
  }

  it('is a hole with its reason, and is read on the user’s click', async () => {
    const { user, database, surroundings } = await openChatWithGap();
    const hole = (await screen.findByText(/^Not captured: /)).parentElement as HTMLElement;
    expect(within(hole).getByText('WhatsApp Web was closed.')).toBeVisible();
    await user.click(within(hole).getByRole('button', { name: 'Read now' }));
    const { startBackfill } = surroundings.background;
    expect(startBackfill).toHaveBeenCalledExactlyOnceWith({ phone: false, chatIds: [ANA] });
    await database.jobs.put({
      job: 'backfill',
      state: 'running',
      done: 0,
      total: 1,
      startedAt: NOW,
      updatedAt: NOW,
      backfill: {
        phone: false,
        chatIds: [ANA],
        turn: 0,
        read: 0,
        doneAtStart: 0,
        skipped: [],
        reason: 'disconnected',
      },
    });
    expect(await within(hole).findByText('Will be read when WhatsApp connects.')).toBeVisible();
    expect(within(hole).queryByRole('button')).toBeNull();
  });

  it('at the beginning may be with the phone', async () => {
    const { user, surroundings } = await openChatWithGap();
    await user.click(await screen.findByRole('button', { name: 'Ask the phone' }));
    const { startBackfill } = surroundings.background;
    expect(startBackfill).toHaveBeenCalledExactlyOnceWith({ phone: true, chatIds: [ANA] });
  });

  it('is said at the end while WhatsApp is closed', async () => {
    await openChatWithGap();
    await changeLink(() => ({ state: 'closed' }));
    const end = await screen.findByText(/^Captured until .* WhatsApp is not connected now\.$/);
    await waitFor(() => {
      expect(isInView(end)).toBe(true);
    });
  });
});

it('goes to what a message answers, near or far, and marks it', async () => {
  const { rows, user, database } = await openLongChat();
  const far = rows[100] as MessageRow;
  const near = rows[598] as MessageRow;
  await database.messages.bulkPut([
    message(ANA, 'to the near one', -1, { quoted: { stanzaId: near.stanzaId } }),
    message(ANA, 'to the far one', -2, { quoted: { stanzaId: far.stanzaId } }),
  ]);
  useView.getState().showChat({ chatId: ANA });
  await screen.findByRole('log');
  for (const target of [near, far]) {
    const wanted = await waitFor(() => {
      const quotes = within(screen.getByRole('log')).getAllByRole('button', { name: /^Replies/ });
      const one = quotes.find((quote) => quote.textContent?.includes(target.text));
      if (!one) throw new Error('The answer is not there yet.');
      return one;
    });
    await user.click(wanted);
    await waitFor(async () => {
      const bubbles = within(await screen.findByRole('log')).getAllByText(target.text);
      const marked = bubbles.find(
        (bubble) => getComputedStyle(bubble.parentElement as Element).outlineStyle === 'solid',
      );
      expect(marked && isInView(marked)).toBe(true);
    });
  }
});

describe('a file that was fetched', () => {
  async function openChatWith(kind: MessageRow['kind'], mimeType: string, bytes: Blob) {
    const row = message(ANA, 'with a file', 1, {
      kind,
      rawType: kind,
      media: { mimeType, fileName: 'arquivo.bin', width: 40, height: 30 },
    });
    const panel = await openPanel({
      seed: async (database) => {
        await database.messages.put(row);
        await database.chats.put(chatOf(ANA, 'Ana Souza', row));
        await saveMediaFile(database, row.id, bytes, NOW);
      },
    });
    await giveHeight();
    useView.getState().showChat({ chatId: ANA });
    return { ...panel, row };
  }

  function picture(): Promise<Blob> {
    const canvas = new OffscreenCanvas(40, 30);
    // Without a context there is nothing to write.
    canvas.getContext('2d');
    return canvas.convertToBlob({ type: 'image/png' });
  }

  it('is seen, enlarged and saved', async () => {
    const file = await picture();
    const { user, surroundings } = await openChatWith('image', 'image/png', file);
    await user.click(await screen.findByRole('button', { name: /Enlarge/ }));
    const large = await screen.findByRole<HTMLImageElement>('img', { name: 'Photo, arquivo.bin' });
    await waitFor(() => {
      expect(large.naturalWidth).toBe(40);
    });
    await user.keyboard('{Escape}');
    const save = await screen.findByRole('button', { name: /^Save:/ });
    // While it scrolls, the list takes no clicks.
    await waitFor(() => {
      expect(getComputedStyle(save).pointerEvents).not.toBe('none');
    });
    await user.click(save);
    await waitFor(() => {
      expect(surroundings.saveFile).toHaveBeenCalledOnce();
    });
    const [saved, name] = surroundings.saveFile.mock.lastCall ?? [];
    expect([saved?.size, name]).toEqual([file.size, 'arquivo.bin']);
  });

  it('that claims to be a page is no page', async () => {
    await openChatWith('image', 'text/html', new Blob(['<script>alert(1)</script>']));
    const button = await screen.findByRole('button', { name: /Enlarge/ });
    const { src } = button.querySelector('img') as HTMLImageElement;
    const type = (await (await fetch(src)).blob()).type;
    expect(type).toBe('application/octet-stream');
  });

  it('and is gone from the computer is not there, and that is said', async () => {
    const { row, database } = await openChatWith('document', 'application/pdf', new Blob(['x']));
    await screen.findByRole('button', { name: /^Save:/ });
    const { file } = (await database.mediaFiles.get(row.id)) as MediaFileRow;
    const root = await navigator.storage.getDirectory();
    const folder = await (
      await root.getDirectoryHandle('media')
    ).getDirectoryHandle(database.accountId);
    await folder.removeEntry(file);
    fireEvent.click(screen.getByRole('button', { name: /^Save:/ }));
    expect(await screen.findByText('The file is no longer on this computer.')).toBeVisible();
  });
});

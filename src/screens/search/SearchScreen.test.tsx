import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { MessageHits, MessageQuery } from '@/protocol/search-api';
import { hitsOf } from '../testing/hits';
import { NOW, openPanel } from '../testing/panel';
import { ANA, chatOf, contactOf, message } from '../testing/rows';

const asked = message(ANA, 'Tem a blusa AZUL em promoção?', 60 * 24 * 3);
const answered = message(ANA, 'A azul está em promoção até sexta.', 60 * 24 * 3 - 5, {
  fromMe: true,
});

async function openSearch(
  hits: (query: MessageQuery) => MessageHits = () => hitsOf([answered.rowid, asked.rowid]),
) {
  const searchMessages = vi.fn((query: MessageQuery) => Promise.resolve(hits(query)));
  const panel = await openPanel({
    search: { searchMessages, searchContacts: () => Promise.resolve([ANA]) },
    seed: async (database) => {
      await database.messages.bulkPut([asked, answered]);
      await database.contacts.put(contactOf(ANA, 'Ana Souza'));
      await database.chats.put(chatOf(ANA, 'Ana Souza', answered));
    },
  });
  await screen.findByRole('heading', { name: 'Nobody is waiting' });
  await panel.user.keyboard('/');
  const box = await screen.findByRole('searchbox', { name: /Search messages/ });
  return { ...panel, box, searchMessages };
}

describe('search', () => {
  it('opens with / and finds while typing, with the hits marked', async () => {
    const { user, box } = await openSearch();
    expect(box).toHaveFocus();
    await user.type(box, 'promocao');
    const group = await screen.findByRole('region', { name: 'Messages' });
    const [first, second] = within(group).getAllByRole('button');
    expect(first).toHaveTextContent('You: A azul está em promoção até sexta.');
    expect(second).toHaveTextContent('Tem a blusa AZUL em promoção?');
    expect(within(group).getAllByText('promoção', { selector: 'mark' })).toHaveLength(2);
    expect(screen.getByText('3 results')).toBeVisible();
  });

  it('opens a message in its chat, and with Ctrl in WhatsApp', async () => {
    const { user, box, surroundings } = await openSearch();
    await user.type(box, 'azul');
    const group = await screen.findByRole('region', { name: 'Messages' });
    const line = within(group).getByRole('button', { name: /blusa/ });
    await user.keyboard('{Control>}');
    await user.click(line);
    await user.keyboard('{/Control}');
    expect(surroundings.background.openInWhatsApp).toHaveBeenCalledWith({
      chatId: ANA,
      messageId: asked.id,
    });
    await user.click(line);
    expect(await screen.findByRole('log', { name: 'Messages with Ana Souza' })).toBeVisible();
  });

  it('asks for days as the user means them: the last day included', async () => {
    const { user, box, searchMessages } = await openSearch();
    await user.click(screen.getByRole('button', { name: 'Filters' }));
    await user.type(screen.getByLabelText('From'), '2026-11-10');
    await user.type(screen.getByLabelText('To'), '2026-11-12');
    await user.type(box, 'azul');
    await waitFor(() => {
      expect(searchMessages.mock.lastCall?.[0].query).toMatchObject({
        clauses: [{ any: [{ text: 'azul' }] }],
        filters: [
          {
            meaning: {
              kind: 'time',
              from: new Date(2026, 10, 10).getTime(),
              to: new Date(2026, 10, 13).getTime(),
            },
            excluded: false,
          },
        ],
      });
    });
    expect(NOW).toBeGreaterThan(new Date(2026, 10, 13).getTime());
  });

  it('says that nothing was found', async () => {
    const { user, box } = await openSearch(() => hitsOf([]));
    await user.type(box, 'zebra');
    // The one contact is always found here.
    expect(await screen.findByText('1 result')).toBeVisible();
    expect(screen.queryByRole('region', { name: 'Messages' })).not.toBeInTheDocument();
  });

  it('shows a failure with a way out', async () => {
    let broken = true;
    const { user, box } = await openSearch(() => {
      if (broken) throw new Error('The worker is gone.');
      return hitsOf([asked.rowid]);
    });
    await user.type(box, 'azul');
    const again = await screen.findByRole('button', { name: 'Try again' });
    broken = false;
    await user.click(again);
    expect(await screen.findByRole('region', { name: 'Messages' })).toBeVisible();
  });

  it('shows how far the index is', async () => {
    const { user } = await openPanel({
      search: {
        status: () =>
          Promise.resolve({ state: 'building', indexed: 1200, total: 5000, progress: 0.25 }),
      },
    });
    await screen.findByRole('heading', { name: 'Nobody is waiting' });
    await user.keyboard('/');
    expect(await screen.findByText(/Preparing search: 1,200 of 5,000 messages/)).toBeVisible();
  });
});

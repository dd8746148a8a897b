import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { AccountDatabase } from '@/database/account-database';
import { saveTemplate } from '@/database/templates';
import {
  NO_NAMES,
  type MessageHits,
  type MessageQuery,
  type NameHits,
} from '@/protocol/search-api';
import { hitsOf } from '../testing/hits';
import { NOW, openPanel } from '../testing/panel';
import { ANA, chatOf, contactOf, message } from '../testing/rows';

const asked = message(ANA, 'Tem a blusa AZUL em promoção?', 60 * 24 * 3);
const answered = message(ANA, 'A azul está em promoção até sexta.', 60 * 24 * 3 - 5, {
  fromMe: true,
});
const contract = message(ANA, '', 90, {
  kind: 'document',
  media: { fileName: 'Contrato azul.pdf' },
});
const ANA_FOUND: NameHits = { ...NO_NAMES, contact: [ANA] };

async function openSearch(
  hits: (query: MessageQuery) => MessageHits = () =>
    hitsOf([answered.rowid, asked.rowid], 'azul', 'promocao'),
) {
  const searchMessages = vi.fn((query: MessageQuery) => Promise.resolve(hits(query)));
  const searchNames = vi.fn(() => Promise.resolve(ANA_FOUND));
  const panel = await openPanel({
    search: { searchMessages, searchNames },
    seed: async (database) => {
      await database.messages.bulkPut([asked, answered, contract]);
      await database.contacts.put(contactOf(ANA, 'Ana Souza'));
      await database.chats.put(chatOf(ANA, 'Ana Souza', answered));
    },
  });
  await screen.findByRole('heading', { name: 'Nobody is waiting' });
  await panel.user.keyboard('/');
  const box = await screen.findByRole('combobox', { name: /Search messages/ });
  return { ...panel, box, searchMessages, searchNames };
}

const lastQuery = ({ mock }: { mock: { lastCall?: MessageQuery[] } }) => mock.lastCall?.[0]?.query;
const group = (name: string | RegExp) => screen.findByRole('group', { name });

describe('search', () => {
  it('opens with / and finds while typing, with the hits marked', async () => {
    const { user, box } = await openSearch();
    expect(box).toHaveFocus();
    await user.type(box, 'promocao');
    const [first, second] = within(await group('Messages')).getAllByRole('option');
    expect(first).toHaveTextContent('You: A azul está em promoção até sexta.');
    expect(second).toHaveTextContent('Tem a blusa AZUL em promoção?');
    expect(screen.getAllByText('promoção', { selector: 'mark' })).toHaveLength(2);
    expect(screen.getByText('3 results', { selector: ':not([role])' })).toBeVisible();
  });

  it('opens with Ctrl-K from a field, too, with what was typed selected', async () => {
    const { user, box } = await openSearch();
    await user.type(box, 'azul');
    await user.keyboard('{Control>}k{/Control}');
    await user.keyboard('verde');
    expect(box).toHaveValue('verde');
    await user.click(screen.getByRole('button', { name: 'Contacts' }));
    const contacts = await screen.findByRole('searchbox');
    await user.click(contacts);
    await user.keyboard('{Control>}k{/Control}');
    expect(await screen.findByRole('combobox')).toHaveValue('verde');
  });

  it('is walked with the arrows, opened with Enter, and left with Escape', async () => {
    const { user, box, surroundings } = await openSearch();
    await user.type(box, 'azul');
    await group('Messages');
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    const line = screen.getByRole('option', { name: /blusa/ });
    expect(line).toHaveAttribute('aria-selected', 'true');
    expect(box).toHaveAttribute('aria-activedescendant', line.id);
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(surroundings.background.openInWhatsApp).toHaveBeenCalledWith({
      chatId: ANA,
      messageId: asked.id,
    });
    await user.keyboard('{Escape}');
    expect(line).toHaveAttribute('aria-selected', 'false');
    expect(box).toHaveValue('azul');
    await user.keyboard('{Escape}');
    expect(box).toHaveValue('');
    await user.keyboard('azul');
    await group('Messages');
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('log', { name: 'Messages with Ana Souza' })).toBeVisible();
  });

  it('shows files, and farther levels under their own headings', async () => {
    const { user, box } = await openSearch(() => ({
      ...hitsOf([contract.rowid, answered.rowid, asked.rowid], 'azul', 'promocao'),
      levels: [
        { level: 'words', count: 2 },
        { level: 'number', count: 1 },
      ],
    }));
    await user.type(box, 'azul');
    expect(within(await group('Files')).getByText('azul', { selector: 'mark' })).toBeVisible();
    expect(within(await group('Messages')).getAllByRole('option')).toHaveLength(1);
    const similar = await group('Similar: azul, promoção');
    expect(within(similar).getByRole('option')).toHaveTextContent('blusa AZUL');
  });

  it('shows what is written so while mistyped words are still looked for', async () => {
    let read = () => {};
    const isRead = new Promise<void>((resolve) => {
      read = resolve;
    });
    const { user, box, searchMessages } = await openSearch();
    searchMessages.mockImplementation(async ({ patient }) => {
      if (!patient) return { ...hitsOf([answered.rowid], 'azul'), unfinished: true };
      await isRead;
      return hitsOf([answered.rowid, asked.rowid], 'azul');
    });
    await user.type(box, 'azul');
    expect(within(await group('Messages')).getAllByRole('option')).toHaveLength(1);
    expect(await screen.findByText('Searching…')).toBeVisible();
    read();
    await waitFor(() => {
      expect(screen.getAllByRole('option', { name: /azul/i })).toHaveLength(2);
    });
    expect(screen.queryByText('Searching…')).not.toBeInTheDocument();
  });

  it('shows messages while names are still read', async () => {
    const { user, box, searchNames } = await openSearch();
    let read = () => {};
    searchNames.mockImplementation(
      () =>
        new Promise((resolve) => {
          read = () => {
            resolve(ANA_FOUND);
          };
        }),
    );
    await user.type(box, 'azul');
    expect(within(await group('Messages')).getAllByRole('option')).toHaveLength(2);
    expect(screen.queryByRole('group', { name: 'People and groups' })).not.toBeInTheDocument();
    read();
    expect(await group('People and groups')).toBeVisible();
  });

  it('opens the template that was found, in the language in which it was found', async () => {
    const { user, box, database, searchNames } = await openSearch();
    const id = await saveTemplate(
      database,
      { title: 'Entrega', shortcut: 'entrega', text: 'Três dias.', texts: { en: 'Three days.' } },
      NOW,
    );
    searchNames.mockResolvedValue({ ...ANA_FOUND, template: [id] });
    await user.type(box, 'thr');
    const found = await within(await group('Templates and quick replies')).findByRole('option');
    expect(found).toHaveTextContent('Entrega /entregaThree days.');
    await user.click(found);
    expect(await screen.findByRole('heading', { name: 'Edit template' })).toBeVisible();
    expect(screen.getByLabelText('Name')).toHaveFocus();
    expect(screen.getByLabelText('Name')).toHaveValue('Entrega');
    await user.keyboard('{Escape}');
    expect(await screen.findByRole('button', { name: 'Edit template “Entrega”' })).toBeVisible();
    // Whoever comes back later finds the list.
    await user.click(screen.getByRole('button', { name: 'Chats' }));
    await user.click(screen.getByRole('button', { name: 'More' }));
    await user.click(await screen.findByRole('button', { name: /^Templates/ }));
    expect(await screen.findByRole('heading', { name: 'Templates' })).toBeVisible();
  });

  it('offers the word that was meant, and takes it over', async () => {
    const { user, box } = await openSearch(() => ({
      ...hitsOf([asked.rowid], 'promocao'),
      levels: [{ level: 'typo', count: 1 }],
      corrections: [{ typed: 'promocoa', read: 'promocao' }],
    }));
    await user.type(box, 'a promocoa');
    await group('Spelled otherwise: promoção');
    await user.click(screen.getByRole('option', { name: 'Did you mean “promoção”?' }));
    expect(box).toHaveValue('a promoção');
    expect(box).toHaveFocus();
  });

  it('says that there are more than are counted', async () => {
    const { user, box } = await openSearch(() => ({ ...hitsOf([asked.rowid]), count: 1000 }));
    await user.type(box, 'azul');
    expect(
      await screen.findByText(/More than 1,000 results/, { selector: ':not([role])' }),
    ).toBeVisible();
  });

  it('reads the count aloud after a pause alone', async () => {
    const { user, box } = await openSearch();
    await user.type(box, 'azul');
    const region = () => screen.getAllByRole('status').map((status) => status.textContent?.trim());
    expect(region()).not.toContain('3 results');
    await waitFor(() => {
      expect(region()).toContain('3 results');
    });
  });
});

describe('filters', () => {
  it('are chips, whose removal changes the text', async () => {
    const { user, box, searchMessages } = await openSearch();
    await user.type(box, 'azul -has:photo after:2026-11-10 until');
    const chips = await screen.findByRole('list', { name: 'Active filters' });
    expect(within(chips).getByText('not has: photo')).toBeVisible();
    expect(within(chips).getByText('· since Nov 10')).toBeVisible();
    await user.click(
      within(chips).getByRole('button', { name: 'Remove the filter not has: photo' }),
    );
    expect(box).toHaveValue('azul after:2026-11-10 until');
    await waitFor(() => {
      expect(lastQuery(searchMessages)?.filters).toMatchObject([{ meaning: { kind: 'time' } }]);
    });
  });

  it('are completed: key, thing, period, name', async () => {
    const { user, box } = await openSearch();
    await user.type(box, 'azul fr');
    await user.click(await screen.findByRole('option', { name: /^from:/ }));
    expect(box).toHaveValue('azul from:');
    await user.keyboard('an');
    await screen.findByRole('option', { name: 'from:"Ana Souza"' });
    await user.keyboard('{ArrowDown}{Enter}has:ph');
    await screen.findByRole('option', { name: 'has:photo' });
    await user.keyboard('{ArrowDown}{Enter}');
    expect(box).toHaveValue('azul from:"Ana Souza" has:photo ');
  });

  it('are at hand for the mouse', async () => {
    const { user, box } = await openSearch();
    await user.click(screen.getByRole('button', { name: 'Filters' }));
    await user.click(await screen.findByRole('option', { name: /^has:/ }));
    await user.click(await screen.findByRole('option', { name: 'has:link' }));
    expect(box).toHaveValue('has:link ');
    expect(box).toHaveFocus();
  });

  it('that say nothing are told about in a sentence', async () => {
    const { user, box } = await openSearch(() => ({
      ...hitsOf([]),
      unknown: [{ kind: 'from', name: 'xuxa' }],
    }));
    await user.type(box, 'azul has:xyz OR before:soonish OR from:xuxa ');
    const sentence = (text: RegExp) => screen.findByText(text, { selector: 'li' });
    expect(await sentence(/I do not know “has:xyz”\. Try photo, /)).toBeVisible();
    expect(await sentence(/I do not understand the date “soonish”/)).toBeVisible();
    expect(await sentence(/“OR” joins words alone/)).toBeVisible();
    expect(await sentence(/Nobody is called “xuxa”/)).toBeVisible();
    await user.click(await screen.findByRole('button', { name: 'Search without filters' }));
    expect(box).toHaveValue('azul');
  });

  it('of the open chat come from its own button', async () => {
    const { user, box } = await openSearch();
    await user.type(box, 'azul');
    await group('Messages');
    await user.keyboard('{Enter}');
    await screen.findByRole('log', { name: 'Messages with Ana Souza' });
    await user.click(screen.getByRole('button', { name: 'Search in this chat' }));
    expect(await screen.findByRole('combobox')).toHaveValue('in:"Ana Souza" ');
  });
});

describe('what changes while it is looked at', () => {
  const grow = (database: AccountDatabase, value: number) =>
    database.counters.put({ name: 'revision', value });

  it('is there: new messages, new wordings; and gone: erased ones', async () => {
    let rowids = [asked.rowid];
    const { user, box, database } = await openSearch(() => hitsOf(rowids, 'azul'));
    await user.type(box, 'azul');
    expect(await screen.findByRole('option', { name: /blusa/ })).toBeVisible();

    await database.messages.update(asked.rowid, { text: 'Tem a saia azul?' });
    expect(await screen.findByRole('option', { name: /saia/ })).toBeVisible();

    rowids = [answered.rowid, asked.rowid];
    await grow(database, 7);
    expect(await screen.findByRole('option', { name: /até sexta/ })).toBeVisible();

    await database.messages.delete(asked.rowid);
    await waitFor(() => {
      expect(screen.queryByRole('option', { name: /saia/ })).toBeNull();
    });
  });
});

describe('searches to come back to', () => {
  const lines = (name: string) =>
    screen.findByRole('region', { name }).then((region) => within(region).getAllByRole('listitem'));

  it('are the last of which something was opened, and can be forgotten', async () => {
    const { user, box } = await openSearch();
    await user.type(box, 'azul');
    await group('Messages');
    await user.keyboard('{Control>}{Enter}{/Control}{Escape}');
    expect(await lines('Last searches')).toHaveLength(1);
    await user.keyboard('{ArrowDown}{Enter}');
    expect(box).toHaveValue('azul');
    await user.keyboard('{Escape}');
    await lines('Last searches');
    await user.keyboard('{ArrowDown}{Delete}');
    await waitFor(() => {
      expect(screen.queryByRole('region', { name: 'Last searches' })).toBeNull();
    });
  });

  it('are those that were kept under a name, until they are let go', async () => {
    const { user, box } = await openSearch();
    await user.type(box, 'azul has:question');
    await user.click(await screen.findByRole('button', { name: 'Save search' }));
    await user.keyboard('Asked for blue{Enter}');
    await screen.findByRole('button', { name: 'Stop saving' });
    await user.clear(box);
    const [line] = await lines('Saved searches');
    expect(line).toHaveTextContent('Asked for blueazul has:question');
    await user.click(screen.getByRole('button', { name: /^Asked for blue/ }));
    expect(box).toHaveValue('azul has:question');
    await user.click(await screen.findByRole('button', { name: 'Stop saving' }));
    expect(await screen.findByRole('button', { name: 'Save search' })).toBeVisible();
  });

  it('are also ready-made ones, which say something to the search', async () => {
    const { user, box, searchMessages } = await openSearch();
    await user.click(await screen.findByRole('button', { name: /Asked a price/ }));
    expect(box).toHaveValue('price OR "how much" has:question is:unanswered');
    await waitFor(() => {
      expect(lastQuery(searchMessages)).toMatchObject({
        clauses: [{ any: [{ text: 'price' }, { text: 'how much' }] }],
        filters: [
          { meaning: { kind: 'has', thing: 'question' } },
          { meaning: { kind: 'unanswered' } },
        ],
        problems: [],
      });
    });
  });
});

describe('without results', () => {
  it('says so, and offers any of the words', async () => {
    const { user, box } = await openSearch(() => hitsOf([]));
    await user.type(box, 'me:zebra girafa');
    expect(await screen.findByRole('heading', { name: 'Nothing found' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Search any of the words' }));
    expect(box).toHaveValue('me: zebra OR girafa');
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
    expect(await group('Messages')).toBeVisible();
  });

  it.each([
    [{ state: 'building', indexed: 1200, total: 5000, progress: 0.25 }, /1,200 of 5,000 messages/],
    [{ state: 'failed', indexed: 0, total: 5000, progress: 0 }, /search index failed/],
  ] as const)('shows how far the index is: %j', async (status, sentence) => {
    const { user } = await openPanel({ search: { status: () => Promise.resolve(status) } });
    await screen.findByRole('heading', { name: 'Nobody is waiting' });
    await user.keyboard('/');
    expect(await screen.findByText(sentence)).toBeVisible();
  });

  it('says that the search is coming back', async () => {
    const { user } = await openPanel({ search: { state: 'lost' } });
    await screen.findByRole('heading', { name: 'Nobody is waiting' });
    await user.keyboard('/');
    expect(await screen.findByText(/Search is coming back/)).toBeVisible();
  });
});

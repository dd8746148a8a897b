import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { putLabelOn, takeLabelOff } from '@/database/labels';
import { addNote, notesOf, removeNote } from '@/database/notes';
import { NO_NAMES, type MessageQuery } from '@/protocol/search-api';
import { hitsOf } from '../testing/hits';
import { NOW, openPanel } from '../testing/panel';
import { ANA, BRUNO, chatOf, contactOf, message } from '../testing/rows';

const question = message(ANA, 'Tem a blusa azul?', 60 * 24 * 3);

async function openSearch() {
  let notes: string[] = [];
  let rowids: number[] = [];
  const searchMessages = vi.fn((_query: MessageQuery) => Promise.resolve(hitsOf(rowids)));
  const panel = await openPanel({
    search: { searchMessages, searchNames: () => Promise.resolve({ ...NO_NAMES, note: notes }) },
    seed: async (database) => {
      await database.contacts.put(contactOf(ANA, 'Ana Souza'));
      await database.messages.put(question);
      await database.chats.put(chatOf(ANA, 'Ana Souza', question));
      await addNote(database, ANA, 'Prefere entrega à tarde, sempre depois do almoço', NOW);
      notes = (await notesOf(database, [ANA])).map(({ id }) => id);
      for (const name of ['Orçamento enviado', 'VIP', 'Atacado'])
        await putLabelOn(database, BRUNO, name, NOW);
    },
  });
  const box = await screen.findByRole('heading', { name: 'Ana Souza' }).then(async () => {
    await panel.user.keyboard('/');
    return screen.findByRole('combobox', { name: /Search messages/ });
  });
  const found = (...ids: number[]) => {
    rowids = ids;
  };
  return { ...panel, box, searchMessages, noteIds: notes, found };
}

const options = () => screen.queryAllByRole('option').map(({ textContent }) => textContent);

describe('a note', () => {
  it('is found with what was typed marked, and Enter opens the card of whose it is', async () => {
    const { user, box } = await openSearch();
    await user.type(box, 'tarde');
    const notes = await screen.findByRole('group', { name: 'Notes' });
    const line = within(notes).getByRole('option', { name: /Ana Souza/ });
    expect(line).toHaveTextContent('Prefere entrega à tarde');
    expect(within(line).getByText('tarde', { selector: 'mark' })).toBeVisible();
    expect(screen.getByText('1 result', { selector: ':not([role])' })).toBeVisible();
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('region', { name: 'Notes' })).toHaveTextContent(
      'sempre depois do almoço',
    );
    await user.click(screen.getByRole('button', { name: 'Back' }));
    expect(await screen.findByRole('combobox')).toHaveValue('tarde');
  });

  it('that is removed is gone at once', async () => {
    const { user, box, database, noteIds } = await openSearch();
    await user.type(box, 'tarde');
    await screen.findByRole('group', { name: 'Notes' });
    await removeNote(database, noteIds[0] ?? '', NOW);
    await waitFor(() => {
      expect(screen.queryByRole('group', { name: 'Notes' })).toBeNull();
    });
  });
});

describe('a label', () => {
  it('is offered before anything of it is typed, and by the beginning of any of its words', async () => {
    const { user, box } = await openSearch();
    await user.type(box, 'label:');
    await waitFor(() => {
      expect(options()).toEqual(['label:Atacado', 'label:"Orçamento enviado"', 'label:VIP']);
    });
    await user.keyboard('env');
    expect(options()).toEqual(['label:"Orçamento enviado"']);
    await user.keyboard('{ArrowDown}{Enter}');
    expect(box).toHaveValue('label:"Orçamento enviado" ');
  });

  it('that is put on or taken off is searched for again', async () => {
    const { user, box, database, found } = await openSearch();
    found(question.rowid);
    await user.type(box, 'label:VIP ');
    expect(await screen.findByRole('option', { name: /blusa/ })).toBeVisible();
    const vip = (await database.labels.toArray()).find(({ name }) => name === 'VIP');
    found();
    await takeLabelOff(database, BRUNO, vip?.id ?? '', NOW + 1);
    expect(await screen.findByRole('heading', { name: 'Nothing found' })).toBeVisible();
  });
});

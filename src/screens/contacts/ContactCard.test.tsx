import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { decideIdentity } from '@/database/merges';
import { personIds } from '@/database/person-ids';
import { NOW, openPanel } from '../testing/panel';
import { ANA, BRUNO, chatOf, contactOf, message } from '../testing/rows';
import { useView } from '../view-state';

const ANA_LID = '123456789@lid';

const NAMELESS = '987654321@lid';

async function openCard(id = ANA, name = 'Ana Souza') {
  const panel = await openPanel({
    seed: async (database) => {
      await database.contacts.bulkPut([
        contactOf(ANA, 'Ana Souza', { about: 'Só por mensagem', pairedId: ANA_LID }),
        contactOf(ANA_LID, '', {
          pairedId: ANA,
          pushName: 'aninha 🌻',
          savedName: undefined,
          saved: false,
        }),
        contactOf(BRUNO, 'Bruno Lima'),
        contactOf(NAMELESS, '', { savedName: undefined, saved: false }),
      ]);
      const last = message(ANA_LID, 'Tem azul?', 3);
      await database.messages.put(last);
      await database.chats.put(chatOf(ANA_LID, 'aninha', last));
      await database.pictures.put({ id: ANA, data: 'iVBORw0KGgoAAAA' });
    },
  });
  // The list is drawn where there is layout: its own test is in a real browser.
  act(() => {
    useView.getState().showContact(id);
  });
  await screen.findByRole('heading', { name, level: 1 });
  return panel;
}

describe('the card of a contact', () => {
  it('shows every name with where it comes from, the photo and the about text', async () => {
    await openCard();
    expect(screen.getByText('Name in your address book')).toBeVisible();
    const names = screen.getByRole('region', { name: 'Other names' });
    expect(within(names).getByText('aninha 🌻')).toBeVisible();
    expect(within(names).getByText('Name they use on WhatsApp')).toBeVisible();
    expect(screen.getByRole('img', { name: 'Photo of Ana Souza' })).toHaveAttribute(
      'src',
      'data:image/png;base64,iVBORw0KGgoAAAA',
    );
    expect(screen.getByText('Só por mensagem')).toBeVisible();
  });

  it('shows every id of the person, why it is theirs, and opens the chat of each', async () => {
    const { user } = await openCard();
    const ids = screen.getByRole('region', { name: 'Numbers and chats' });
    expect(within(ids).getAllByRole('listitem')).toHaveLength(2);
    expect(within(ids).getByText('+55 11 98765-4321')).toBeVisible();
    expect(within(ids).getByText('WhatsApp says that it is the same person.')).toBeVisible();
    expect(within(ids).queryByText(/123456789/)).toBeNull();
    await user.click(within(ids).getByRole('button', { name: 'Open chat: Private identity' }));
    expect(await screen.findByRole('log', { name: 'Messages with Ana Souza' })).toBeVisible();
    const heading = screen.getByRole('heading', { name: 'Ana Souza', level: 1 });
    await user.click(within(heading).getByRole('button'));
    await screen.findByRole('region', { name: 'Numbers and chats' });
    await user.click(screen.getByRole('button', { name: 'Back' }));
    expect(await screen.findByRole('log', { name: 'Messages with Ana Souza' })).toBeVisible();
  });

  it('takes a name of the user’s own, and lets it go again', async () => {
    const { user, database } = await openCard();
    const field = screen.getByRole('textbox', { name: 'What you call this person' });
    expect(screen.getByRole('button', { name: 'Save name' })).toBeDisabled();
    await user.type(field, 'Ana do bolo{Enter}');
    await screen.findByRole('heading', { name: 'Ana do bolo', level: 1 });
    expect(screen.getByText('Name you gave')).toBeVisible();
    await user.click(await screen.findByRole('button', { name: 'Remove name' }));
    await screen.findByRole('heading', { name: 'Ana Souza', level: 1 });
    expect(screen.getByRole('textbox', { name: 'What you call this person' })).toHaveValue('');
    expect(await database.ownNames.count()).toBe(0);
  });

  it('separates what the user merged', async () => {
    const { user, database } = await openCard(BRUNO, 'Bruno Lima');
    await decideIdentity(database, { a: ANA, b: BRUNO, decision: 'same' }, NOW);
    await user.click(await screen.findByRole('button', { name: /^Separate: / }));
    await waitFor(async () => {
      expect(await personIds(database, BRUNO)).toEqual([BRUNO]);
    });
    expect(await screen.findByText('Separated. Everything is as it was before.')).toBeVisible();
    await waitFor(() => {
      expect(screen.queryByRole('button', { name: /^Separate: / })).toBeNull();
    });
  });

  it('never calls a private id a phone', async () => {
    await openCard(NAMELESS, 'Unnamed contact');
    expect(screen.getByText('No name, and no number in sight')).toBeVisible();
    expect(screen.getByText('WhatsApp hides the number. It is not a phone.')).toBeVisible();
    expect(screen.queryByText(/987654321/)).toBeNull();
  });

  it('leads back to where it was opened', async () => {
    const { user } = await openCard();
    await user.click(screen.getByRole('button', { name: 'Back' }));
    // The deck, where she waits under her private id.
    expect(await screen.findByRole('article', { name: 'Ana Souza' })).toBeVisible();
  });
});

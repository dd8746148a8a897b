import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { AccountDatabase } from '@/database/account-database';
import { DAY } from '@/domain/send-windows';
import { listedNumber, numbersStored } from '../../../test/listed-numbers';
import { ContactCard } from '../contacts/ContactCard';
import { NOW, openPanel, showPart } from '../testing/panel';
import { ANA, someoneWaits } from '../testing/rows';
import { useView } from '../view-state';

async function openLists(seed?: (database: AccountDatabase) => Promise<unknown>) {
  const panel = await openPanel({ ...(seed && { seed }) });
  useView.getState().show('doNotContact');
  await screen.findByRole('heading', { name: 'Do not contact' });
  return panel;
}

const choose = async (user: Awaited<ReturnType<typeof openLists>>['user'], text: string) => {
  await screen.findByRole('button', { name: 'Choose a file' });
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  if (!input) throw new Error('no input');
  await user.upload(input, new File([text], 'nao-me-ligue.csv', { type: 'text/csv' }));
};

it('shows what a file holds before anything is stored, and then stores it', async () => {
  const { user, database } = await openLists((database) =>
    someoneWaits(database, ANA, 'Ana', 'Oi', 3),
  );
  expect(await screen.findByText(/Import the list before you write first/)).toBeVisible();
  await choose(user, 'Telefone\n(11) 98765-4321\n2199888-7766\nramal\n');
  expect(await screen.findByText('2 numbers in 3 lines')).toBeVisible();
  expect(screen.getByText('1 chat of yours is with one of these numbers')).toBeVisible();
  expect(screen.getByText('Line 4: ramal')).toBeVisible();
  expect(await numbersStored(database)).toBe(0);

  await user.click(screen.getByLabelText('It is the list of São Paulo (Procon-SP)'));
  await user.click(screen.getByRole('button', { name: 'Import' }));
  expect(await screen.findByText(/The list of São Paulo is up to date/)).toBeVisible();
  expect(await numbersStored(database)).toBe(2);
  expect(await database.doNotContactLists.toArray()).toMatchObject([
    { name: 'nao-me-ligue', saoPaulo: true, numbers: 2, total: 2, importedAt: NOW },
  ]);
});

it('takes a list that it knows for a new edition, unless the user says otherwise', async () => {
  const { user, database } = await openLists(async (database) => {
    const list = { id: 'a', name: 'Procon', saoPaulo: true, importedAt: NOW - 40 * DAY };
    await database.doNotContactLists.bulkPut([
      { ...list, numbers: 1, total: 1 },
      { ...list, id: 'b', name: 'Balcão', saoPaulo: false, numbers: 0, total: 0 },
    ]);
    await database.doNotContact.put(listedNumber('a', '5511987654321', NOW - 40 * DAY));
  });
  await choose(user, '(11) 98765-4321\n2199888-7766\n');
  const edition = await screen.findByLabelText('It is a new edition of');
  expect(edition).toHaveDisplayValue('Procon');
  expect(screen.getByLabelText('It is the list of São Paulo (Procon-SP)')).toBeChecked();
  await user.click(screen.getByRole('button', { name: 'Import' }));
  expect(await screen.findByText(/The list of São Paulo is up to date/)).toBeVisible();
  await waitFor(async () => {
    expect((await database.doNotContactLists.toArray()).map(({ name }) => name).sort()).toEqual([
      'Balcão',
      'nao-me-ligue',
    ]);
  });
  expect(await database.doNotContact.toArray()).toEqual([
    {
      listId: expect.any(String),
      first: 5511987654321,
      phones: [5511987654321, 5521998887766],
      since: [NOW - 40 * DAY, NOW],
    },
  ]);

  await choose(user, '(11) 98765-4321\n');
  await user.selectOptions(
    await screen.findByLabelText('It is a new edition of'),
    'None: it is a new list',
  );
  await user.click(screen.getByRole('button', { name: 'Import' }));
  await waitFor(async () => {
    expect(await database.doNotContactLists.count()).toBe(3);
  });
});

it('does not call a list incomplete while it is being stored', async () => {
  const { user, database } = await openLists();
  const numbers = Array.from({ length: 6000 }, (_, index) => `119${80_000_000 + index}`);
  await choose(user, numbers.join('\n'));
  await screen.findByText('6,000 numbers in 6,000 lines');
  const seen: string[] = [];
  const watching = new MutationObserver(() => seen.push(document.body.textContent));
  watching.observe(document.body, { subtree: true, childList: true, characterData: true });
  await user.click(screen.getByRole('button', { name: 'Import' }));
  expect(await screen.findByRole('button', { name: /^Remove the list/ })).toBeVisible();
  watching.disconnect();
  expect(seen.join()).toMatch(/Storing 2,000 of 6,000/);
  expect(seen.join()).not.toMatch(/Not whole/);
  expect(await numbersStored(database)).toBe(6000);
});

it.each([
  ['nothing to see', 'No phone number was found in this file.'],
  ['', 'No phone number was found in this file.'],
])('says that %j holds no number', async (text, sentence) => {
  const { user } = await openLists();
  await choose(user, text);
  expect(await screen.findByRole('alert')).toHaveTextContent(sentence);
});

it('removes a list after asking, and says when one is old or not whole', async () => {
  const { user, database } = await openLists(async (database) => {
    const list = { id: 'a', name: 'Procon', saoPaulo: true, importedAt: NOW - 40 * DAY };
    await database.doNotContactLists.put({ ...list, numbers: 1, total: 2 });
    await database.doNotContact.put(listedNumber('a', '5511987654321', NOW - 40 * DAY));
  });
  expect(await screen.findByText(/more than 30 days old/)).toBeVisible();
  expect(screen.getByText(/Not whole: 1 of 2/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Remove the list Procon' }));
  const dialog = await screen.findByRole('dialog', { name: 'Remove the list Procon?' });
  await user.click(within(dialog).getByRole('button', { name: 'Remove' }));
  expect(await screen.findByText('No list yet.')).toBeVisible();
  await waitFor(async () => {
    expect(await numbersStored(database)).toBe(0);
  });
});

it('marks a person of São Paulo while no list is up to date', async () => {
  const { database } = await showPart(<ContactCard id={ANA} withBack={false} />, {
    seed: (database) => someoneWaits(database, ANA, 'Ana Souza', 'Oi', 3),
  });
  const flag = 'São Paulo: no current “Não Me Ligue”';
  expect(await screen.findByText(flag)).toBeVisible();
  const list = { id: 'a', name: 'Procon', saoPaulo: true, importedAt: NOW };
  await database.doNotContactLists.put({ ...list, numbers: 0, total: 0 });
  await waitFor(() => {
    expect(screen.queryByText(flag)).toBeNull();
  });
});

import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { AccountDatabase } from '@/database/account-database';
import { approve, openDraft } from '@/database/approvals';
import { NOW, openPanel } from '../testing/panel';
import { ANA, someoneWaits } from '../testing/rows';

async function approvedAnswer(database: AccountDatabase) {
  await someoneWaits(database, ANA, 'Ana Souza', 'Oi!', 3);
  const draft = await openDraft(database, { chatId: ANA, text: 'Temos sim!' }, NOW);
  await approve(database, { id: draft.id, version: draft.version, text: 'Temos sim!' }, NOW);
}

const statuses = async (database: AccountDatabase) =>
  (await database.outbox.toArray()).map(({ status }) => status);

it('stops all with one key and one more to be sure', async () => {
  const { user, database } = await openPanel({ seed: approvedAnswer });
  await screen.findByRole('button', { name: 'Stop all' });
  await user.keyboard('x');
  const dialog = await screen.findByRole('dialog');
  expect(await within(dialog).findByText(/^1 approved message waits/)).toBeVisible();
  expect(await statuses(database)).toEqual(['approved']);
  await user.keyboard('{Enter}');
  await waitFor(async () => {
    expect(await statuses(database)).toEqual(['draft']);
  });
  expect(await screen.findByText('1 approval taken back.')).toBeVisible();
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('stops nothing when the user thinks better of it', async () => {
  const { user, database } = await openPanel({ seed: approvedAnswer });
  await user.click(await screen.findByRole('button', { name: 'Stop all' }));
  await user.click(
    within(await screen.findByRole('dialog')).getByRole('button', { name: 'Cancel' }),
  );
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(await statuses(database)).toEqual(['approved']);
});

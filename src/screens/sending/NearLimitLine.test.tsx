import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { AccountDatabase } from '@/database/account-database';
import { NOW, openPanel } from '../testing/panel';
import { useView } from '../view-state';

const DAY = 24 * 3_600_000;
let sent = 0;

/** So many answers left within the last hour. */
async function answersLeft(database: AccountDatabase, count: number): Promise<void> {
  await database.sendLedger.bulkAdd(
    Array.from({ length: count }, () => {
      sent += 1;
      const chatId = `${sent}@c.us`;
      return { outboxId: `${sent}`, chatId, at: NOW - 1000, fingerprint: [], firstContact: false };
    }),
  );
}

const open = (count: number) =>
  openPanel({
    seed: async (database) => {
      await database.sendingState.put({ key: 'age', usedSince: NOW - 400 * DAY, checkedAt: NOW });
      await answersLeft(database, count);
    },
  });

const line = () => screen.queryByText(/^Near a limit/);

it('tells of a limit before it is reached, and leads to the pace', async () => {
  const { user, database } = await open(159);
  await screen.findByRole('heading', { name: 'Nobody is waiting' });
  await answersLeft(database, 1);
  expect(await screen.findByText('Near a limit. Limit per hour: 160 of 200.')).toBeVisible();
  // Nobody hears each message that leaves.
  expect(screen.getByText('A limit is near: Limit per hour.')).toHaveAttribute('role', 'status');
  await user.click(screen.getByRole('button', { name: 'See the pace' }));
  await screen.findByRole('heading', { name: 'Today’s pace' });
  expect(line()).toBeNull();
});

it('is silent once heard, until the limit is reached', async () => {
  const { user, database } = await open(165);
  await user.click(await screen.findByRole('button', { name: 'Hide this alert' }));
  await waitFor(() => {
    expect(line()).toBeNull();
  });
  await answersLeft(database, 5);
  await user.click(await screen.findByRole('button', { name: 'Contacts' }));
  expect(line()).toBeNull();
  await answersLeft(database, 30);
  expect(await screen.findByText(/Limit per hour: 200 of 200/)).toBeVisible();
});

it('is news again after there was room', async () => {
  const { user, database } = await open(165);
  await user.click(await screen.findByRole('button', { name: 'Hide this alert' }));
  await waitFor(() => {
    expect(line()).toBeNull();
  });
  const first = await database.sendLedger.orderBy('id').limit(20).primaryKeys();
  await database.sendLedger.bulkDelete(first);
  await waitFor(() => {
    expect(useView.getState().heardLimits).toEqual([]);
  });
  await answersLeft(database, 30);
  expect(await screen.findByText(/Limit per hour: 175 of 200/)).toBeVisible();
});

import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AccountDatabase } from '@/database/account-database';
import { changeSettings } from '@/database/settings';
import { NOW, openPanel } from '../testing/panel';
import { someoneWaits } from '../testing/rows';
import { useView } from '../view-state';

const DAY = 24 * 3_600_000;

async function openPace(seed: (database: AccountDatabase) => Promise<unknown>) {
  const panel = await openPanel({ seed });
  useView.getState().show('pace');
  await screen.findByRole('heading', { name: 'Today’s pace' });
  return panel;
}

const old = { key: 'age', usedSince: NOW - 400 * DAY, checkedAt: NOW } as const;
const meter = (name: string) => screen.getByRole('meter', { name });

describe('the pace', () => {
  it('explains what lowered it, since when, and how long it takes back', async () => {
    await openPace((database) =>
      database.sendingState.bulkPut([
        old,
        { key: 'pace', share: 0.5, because: 'failures', loweredAt: NOW, updatedAt: NOW },
      ]),
    );
    expect(screen.getByText(/50% of the full pace/)).toBeVisible();
    expect(screen.getByText('WhatsApp refused a message.')).toBeVisible();
    expect(screen.getByText(/about 8 hours of sending/)).toBeVisible();
    expect(meter('In the last hour')).toHaveAttribute('aria-valuetext', '0 of 100');
  });

  it('shows what is used, and says when a limit is near', async () => {
    await openPace(async (database) => {
      await database.sendingState.put(old);
      await database.sendLedger.bulkAdd(
        Array.from({ length: 85 }, (_, index) => ({
          outboxId: `${index}`,
          chatId: `${index}@c.us`,
          at: NOW - 2 * DAY,
          fingerprint: [],
          firstContact: true,
        })),
      );
    });
    expect(meter('First messages without answer, in 30 days')).toHaveAttribute(
      'aria-valuenow',
      '85',
    );
    expect(screen.getByText('A limit is near')).toBeVisible();
    expect(screen.getByText('15 left')).toBeVisible();
    expect(meter('In the last 30 days')).toHaveAttribute('aria-valuenow', '85');
    expect(screen.queryByRole('heading', { name: 'Warm-up' })).toBeNull();
  });

  it('says when a limit is reached, and that nothing of the budget is left', async () => {
    await openPace(async (database) => {
      await database.sendingState.put(old);
      await database.sendLedger.bulkAdd(
        Array.from({ length: 100 }, (_, index) => ({
          outboxId: `${index}`,
          chatId: `${index}@c.us`,
          at: NOW - 2 * DAY,
          fingerprint: [],
          firstContact: true,
        })),
      );
    });
    expect(screen.getByText('A limit is reached')).toBeVisible();
    expect(screen.getByText('None left')).toBeVisible();
  });

  it('of a new number says how far it may go; and when what is approved goes', async () => {
    const { database } = await openPace(async (account) => {
      const question = await someoneWaits(account, '5511987654321@c.us', 'Ana', 'Tem?', 5);
      await account.outbox.put({
        id: 'a',
        chatId: question.chatId,
        text: 'Tem!',
        status: 'approved',
        priority: 'reply',
        createdAt: NOW,
        updatedAt: NOW,
        version: 1,
        approval: { hash: '', at: NOW, sendAfter: NOW },
      });
    });
    expect(screen.getByText(/Day 1 of your number here. Up to 20 a day/)).toBeVisible();
    const plan = screen.getByRole('region', { name: 'What is approved now' });
    expect(within(plan).getByText(/1 message: 1 today, 0 later/)).toBeVisible();

    await changeSettings(database, { safeMode: true });
    expect(await within(plan).findByText('Nothing leaves while safe mode is on.')).toBeVisible();
    await waitFor(() => {
      expect(within(plan).queryByText(/1 today/)).toBeNull();
    });
  });
});

import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { saveDetails } from '@/database/person-details';
import type { AccountDatabase } from '@/database/account-database';
import { NOW, openPanel } from '../testing/panel';
import { ANA, chatOf, contactOf, message } from '../testing/rows';

const DAY = 24 * 60 * 60_000;

async function anaAsked(database: AccountDatabase) {
  const question = message(ANA, 'Tem azul?', 90);
  await database.messages.put(question);
  await database.contacts.put(contactOf(ANA, 'Ana Souza'));
  await database.chats.put(chatOf(ANA, 'Ana Souza', question));
}

/** Ana's card with this reply begun, and what can be done later. */
async function openLater(seed: (database: AccountDatabase) => Promise<void> = anaAsked) {
  const panel = await openPanel({ seed });
  await panel.user.type(await screen.findByRole('textbox', { name: 'Reply to Ana Souza' }), 'Tem!');
  await panel.user.click(await screen.findByRole('button', { name: 'Later' }));
  const dialog = within(await screen.findByRole('dialog'));
  return { ...panel, dialog, at: await dialog.findByLabelText('Day and time for Ana Souza') };
}

async function openPlanned(user: Awaited<ReturnType<typeof openPanel>>['user']) {
  await user.click(await screen.findByRole('button', { name: 'More' }));
  await user.click(await screen.findByRole('button', { name: /^Scheduled/ }));
  await screen.findByRole('heading', { name: 'Scheduled' });
}

describe('a message for later', () => {
  it('is approved now for tomorrow at eight, listed, and cancelled', async () => {
    const { user, database, dialog, at } = await openLater();
    expect(at).toHaveValue('2026-11-19T08:00');
    await user.click(dialog.getByRole('button', { name: 'Approve and schedule' }));
    const eight = Date.parse('2026-11-19T08:00-03:00');
    await waitFor(async () => {
      expect(await database.outbox.toArray()).toMatchObject([
        { status: 'approved', text: 'Tem!', scheduledFor: eight, approval: { sendAfter: eight } },
      ]);
    });
    await user.click(await screen.findByRole('button', { name: '1 scheduled message' }));
    await user.click(await screen.findByRole('button', { name: 'Cancel: Ana Souza' }));
    expect(await screen.findByText('Nothing scheduled')).toBeVisible();
    expect(await database.outbox.toArray()).toMatchObject([{ status: 'rejected' }]);
  });

  it('goes by the recipient’s clock, and shows both when they differ', async () => {
    const { user, database, dialog, at } = await openLater(async (database) => {
      await anaAsked(database);
      await saveDetails(database, ANA, { timeZone: 'Europe/Lisbon' }, NOW);
    });
    fireEvent.change(at, { target: { value: '2026-11-20T09:30' } });
    expect(dialog.getByText(/On their clock \(Europe\/Lisbon\)\. For you:/)).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Approve and schedule' }));
    await waitFor(async () => {
      expect(await database.outbox.toArray()).toMatchObject([
        { scheduledFor: Date.parse('2026-11-20T09:30Z') },
      ]);
    });
  });

  it('is not approved for a moment that has passed', async () => {
    const { dialog, at } = await openLater();
    fireEvent.change(at, { target: { value: '2026-11-18T08:00' } });
    expect(dialog.getByText('Choose a moment that is still to come.')).toBeVisible();
    expect(dialog.getByRole('button', { name: 'Approve and schedule' })).toBeDisabled();
  });

  it('is changed: the approval is taken back and the card is there', async () => {
    const { user, database, dialog } = await openLater();
    await user.click(dialog.getByRole('button', { name: 'Approve and schedule' }));
    await user.click(await screen.findByRole('button', { name: '1 scheduled message' }));
    await user.click(await screen.findByRole('button', { name: 'Change: Ana Souza' }));
    await screen.findByRole('article', { name: 'Ana Souza' });
    expect(await screen.findByRole('textbox', { name: 'Reply to Ana Souza' })).toHaveValue('Tem!');
    const [row] = await database.outbox.toArray();
    expect(row).toMatchObject({ status: 'draft', voided: { reason: 'undone' } });
    expect(row?.approval).toBeUndefined();
  });
});

describe('a follow-up', () => {
  it('is set for some days, listed, and cancelled', async () => {
    const { user, database, dialog } = await openLater();
    const days = dialog.getByLabelText('After how many days');
    await user.clear(days);
    await user.type(days, '5');
    await user.click(dialog.getByRole('button', { name: 'Set follow-up' }));
    await waitFor(async () => {
      expect(await database.followUps.toArray()).toMatchObject([
        { chatId: ANA, dueAt: NOW + 5 * DAY, text: 'Hi! Did you get to see my message?' },
      ]);
    });
    await openPlanned(user);
    await user.click(await screen.findByRole('button', { name: 'Cancel: Ana Souza' }));
    expect(await screen.findByText('Nothing scheduled')).toBeVisible();
    expect(await database.followUps.count()).toBe(0);
  });

  it.each(['0', '15', ''])('is not set for %j days', async (typed) => {
    const { user, dialog } = await openLater();
    const days = dialog.getByLabelText('After how many days');
    await user.clear(days);
    if (typed) await user.type(days, typed);
    expect(dialog.getByText('1 to 14 days.')).toBeVisible();
    expect(dialog.getByRole('button', { name: 'Set follow-up' })).toBeDisabled();
  });
});

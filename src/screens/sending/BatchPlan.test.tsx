import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { AccountDatabase } from '@/database/account-database';
import { changeSettings } from '@/database/settings';
import { saveTemplate } from '@/database/templates';
import { NOW, openPanel } from '../testing/panel';
import { chatOf, contactOf, message, someoneWaits } from '../testing/rows';

const id = (index: number) => `55219${String(80000000 + index)}@c.us`;

/** So many wait, and there is a text for each. */
const waiting = (count: number) =>
  openPanel({
    seed: async (database) => {
      for (let index = 0; index < count; index += 1)
        await someoneWaits(database, id(index), `Cliente ${index}`, 'Tem azul?', 90 - index);
      await saveTemplate(database, { id: 'blue', title: 'Azul', text: 'Tem sim.' }, NOW);
    },
    search: { searchTemplates: () => Promise.resolve(['blue']) },
  });

/** So many were written to and have not answered: a draft for each is due. */
async function silent(database: AccountDatabase, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const asked = message(id(index), 'Tem azul?', 5000);
    const last = message(id(index), 'Tem sim.', 4900, { fromMe: true });
    const change = { lastIncomingAt: asked.timestamp, lastIncomingId: asked.id, unanswered: 1 };
    await database.chats.put(chatOf(id(index), `Cliente ${index}`, last, change));
    await database.contacts.put(contactOf(id(index), `Cliente ${index}`));
    const dueAt = NOW - 1000 + index;
    await database.followUps.put({ chatId: id(index), text: 'E aí?', dueAt, createdAt: NOW });
  }
}

const plan = () => screen.findByRole('region', { name: 'Sending plan' });

it('of a batch says how many go by when, and follows what is approved', async () => {
  const { user } = await waiting(5);
  expect(await within(await plan()).findByText('Plan: 5 messages')).toBeVisible();
  expect(within(await plan()).getByText(/^All today, within about 1 min/)).toBeVisible();
  await waitFor(() => {
    expect(screen.getByRole('button', { name: /^Approve/ })).toBeEnabled();
  });
  await user.keyboard('a');
  expect(await within(await plan()).findByText('Plan: 5 messages (1 approved)')).toBeVisible();
});

it('of a handful says nothing: each card does', async () => {
  await waiting(4);
  await screen.findByText('1 of 4');
  await screen.findByText('Leaves at once');
  expect(screen.queryByRole('region', { name: 'Sending plan' })).toBeNull();
});

it('says which limit fills up when, and what is held for tomorrow', async () => {
  const { user } = await openPanel({ seed: (database) => silent(database, 30) });
  // A number that is new here sends 20 a day to people who do not wait.
  expect(await within(await plan()).findByText(/^Today 20, tomorrow or later 10\./)).toBeVisible();
  expect(within(await plan()).getByText(/^Number warming up: full /)).toBeVisible();
  await user.click(within(await plan()).getByRole('button', { name: 'By the hour' }));
  const [, ...hours] = within(await plan()).getAllByRole('row');
  expect(hours.map((row) => within(row).getAllByRole('cell')[1]?.textContent)).toEqual([
    '20',
    '10',
  ]);
});

it.each([
  { change: { safeMode: true }, words: 'Nothing leaves while safe mode is on.' },
  { change: { paused: true }, words: 'Nothing leaves while sending is paused.' },
])('promises no time while nothing leaves: $words', async ({ change, words }) => {
  const { database } = await waiting(5);
  expect(await within(await plan()).findByText(/^All today/)).toBeVisible();
  await changeSettings(database, change);
  expect(await within(await plan()).findByText(words)).toBeVisible();
  expect(within(await plan()).getByText('Plan: 5 messages')).toBeVisible();
  await waitFor(() => {
    const section = screen.getByRole('region', { name: 'Sending plan' });
    expect(within(section).queryByText(/^All today/)).toBeNull();
    expect(within(section).queryByRole('button', { name: 'By the hour' })).toBeNull();
  });
  await changeSettings(database, { safeMode: false, paused: false });
  expect(await within(await plan()).findByText(/^All today/)).toBeVisible();
});

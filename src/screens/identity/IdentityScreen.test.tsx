import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { decideIdentity } from '@/database/merges';
import { personIds } from '@/database/person-ids';
import { NOW, openPanel } from '../testing/panel';
import { ANA, BRUNO, contactOf } from '../testing/rows';

/** The same eight digits at the end as Ana's. */
const ANA_RIO = '5521987654321@c.us';
const LID = '123456789@lid';
const TABLES = [
  'contacts',
  'chats',
  'merges',
  'ownNames',
  'messages',
  'consent',
  'outbox',
] as const;

async function openReview(seeded = true) {
  const panel = await openPanel({
    seed: async (database) => {
      await database.contacts.put(contactOf(BRUNO, 'Bruno Lima'));
      if (!seeded) return;
      await database.contacts.bulkPut([
        contactOf(ANA, 'Ana'),
        contactOf(ANA_RIO, 'Ana'),
        contactOf(LID, '', { savedName: undefined, saved: false, pushName: 'Bruno Lima' }),
      ]);
    },
  });
  await panel.user.click(await screen.findByRole('button', { name: 'Contacts' }));
  await panel.user.click(await screen.findByRole('button', { name: 'Contacts twice? Review' }));
  await screen.findByRole('heading', { name: 'Same person?', level: 1 });
  const rows = async () =>
    Promise.all(TABLES.map((table) => panel.database.table(table).toArray()));
  return { ...panel, rows };
}

describe('the review of contacts that may be one person', () => {
  it('says why, the strongest first', async () => {
    await openReview();
    const card = await screen.findByRole('article', { name: 'Suggestion: Ana and Ana' });
    expect(screen.getByText('Suggestion 1 of 2')).toBeVisible();
    expect(within(card).getByText('+55 11 98765-4321')).toBeVisible();
    expect(within(card).getByText('+55 21 98765-4321')).toBeVisible();
    expect(within(card).getByText('Both are in your address book as “Ana”.')).toBeVisible();
    expect(within(card).getByText(/their last eight digits are the same/)).toBeVisible();
  });

  it('merges only when the user says so, and undoes it exactly', async () => {
    const { user, database, rows } = await openReview();
    await screen.findByRole('article', { name: 'Suggestion: Ana and Ana' });
    const before = await rows();
    await user.click(screen.getByRole('button', { name: 'Same person' }));
    expect(await screen.findByText('Ana and Ana: now one person.')).toBeVisible();
    expect(await personIds(database, ANA)).toEqual([ANA, ANA_RIO]);
    expect(
      await screen.findByRole('article', { name: 'Suggestion: Bruno Lima and Bruno Lima' }),
    ).toHaveFocus();
    await user.click(await screen.findByRole('button', { name: 'Undo: Ana and Ana' }));
    expect(await screen.findByRole('article', { name: 'Suggestion: Ana and Ana' })).toBeVisible();
    expect(await rows()).toEqual(before);
  });

  it('is undone from the notice as well', async () => {
    const { user, rows } = await openReview();
    await screen.findByRole('article', { name: 'Suggestion: Ana and Ana' });
    const before = await rows();
    await user.click(screen.getByRole('button', { name: 'Same person' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(async () => {
      expect(await rows()).toEqual(before);
    });
    expect(await screen.findByRole('article', { name: 'Suggestion: Ana and Ana' })).toBeVisible();
  });

  it('does not ask again about people who are different', async () => {
    const { user, database } = await openReview();
    await screen.findByRole('article', { name: 'Suggestion: Ana and Ana' });
    await user.click(screen.getByRole('button', { name: 'Different people' }));
    await screen.findByRole('article', { name: 'Suggestion: Bruno Lima and Bruno Lima' });
    await user.click(screen.getByRole('button', { name: 'Different people' }));
    expect(await screen.findByText('Nothing to review')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Search again' }));
    expect(await screen.findByText('Nothing to review')).toBeVisible();
    expect(await personIds(database, ANA)).toEqual([ANA]);
    await waitFor(() => {
      expect(screen.getAllByText(/^Two people since/)).toHaveLength(2);
    });
  });

  it('asks later what the user leaves for later, and writes nothing', async () => {
    const { user, database } = await openReview();
    await screen.findByRole('article', { name: 'Suggestion: Ana and Ana' });
    await user.click(screen.getByRole('button', { name: 'Later' }));
    await user.click(screen.getByRole('button', { name: 'Later' }));
    expect(await screen.findByText('You left 2 suggestions for later.')).toBeVisible();
    expect(await database.merges.count()).toBe(0);
    await user.click(screen.getByRole('button', { name: 'Search again' }));
    expect(await screen.findByRole('article', { name: 'Suggestion: Ana and Ana' })).toBeVisible();
  });

  it('drops a suggestion that was decided in another window meanwhile', async () => {
    const { user, database } = await openReview();
    await screen.findByRole('article', { name: 'Suggestion: Ana and Ana' });
    await decideIdentity(database, { a: ANA, b: ANA_RIO, decision: 'different' }, NOW);
    await user.click(screen.getByRole('button', { name: 'Same person' }));
    expect(await screen.findByText(/has been decided already/)).toBeVisible();
    expect((await database.merges.toArray()).map(({ decision }) => decision)).toEqual([
      'different',
    ]);
  });

  it('leads to the card of each and back', async () => {
    const { user } = await openReview();
    const card = await screen.findByRole('article', { name: 'Suggestion: Ana and Ana' });
    const [first] = within(card).getAllByRole('button', { name: /^Ana/ });
    if (!first) throw new Error('There is no button.');
    await user.click(first);
    await screen.findByRole('heading', { name: 'Ana', level: 1 });
    await user.click(screen.getByRole('button', { name: 'Back' }));
    expect(await screen.findByRole('heading', { name: 'Same person?', level: 1 })).toBeVisible();
  });

  it('says that there is nothing to review', async () => {
    await openReview(false);
    expect(await screen.findByText('Nothing to review')).toBeVisible();
    expect(screen.getByText(/Nothing yet/)).toBeVisible();
  });

  it('says when the search failed, and tries again', async () => {
    const { user, database } = await openReview(false);
    await screen.findByText('Nothing to review');
    const { merges } = database;
    database.merges = { toArray: () => Promise.reject(new Error('gone')) } as never;
    await user.click(screen.getByRole('button', { name: 'Search again' }));
    expect(await screen.findByText(/The search failed/)).toBeVisible();
    database.merges = merges;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Nothing to review')).toBeVisible();
  });
});

import '@/ui/styles.css';
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { isOnDoNotContact } from '@/database/do-not-contact';
import { numbersStored } from '../../../test/listed-numbers';
import { openPanel } from '../testing/panel';
import { useView } from '../view-state';

afterEach(cleanup);

const NUMBERS = 20_000;
const phone = (index: number) => `55119${String(70_000_000 + index * 97)}`;

it('a list of 20,000 numbers says how far it is, leaves nothing when it is stopped, and is stored whole', async () => {
  const { user, database } = await openPanel();
  act(() => {
    useView.getState().show('doNotContact');
  });
  const choose = async () => {
    await screen.findByRole('button', { name: 'Choose a file' });
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    if (!input) throw new Error('no input');
    const lines = Array.from({ length: NUMBERS }, (_, index) => phone(index));
    await user.upload(input, new File([lines.join('\n')], 'lista.csv', { type: 'text/csv' }));
    await screen.findByText('20,000 numbers in 20,000 lines', undefined, { timeout: 30_000 });
    await user.click(screen.getByRole('button', { name: 'Import' }));
  };
  await choose();
  await screen.findByText(/^Storing [1-9][\d,]* of 20,000 numbers$/, undefined, {
    timeout: 30_000,
  });
  expect(screen.getByRole('progressbar')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Stop' }));
  await screen.findByText('Stopped. The list was not stored.', undefined, { timeout: 30_000 });
  expect(await numbersStored(database)).toBe(0);
  expect(await database.doNotContactLists.count()).toBe(0);

  // The page gets its turn between the batches: each is a picture of its own.
  const shown = new Set<string>();
  const watch = new MutationObserver(() => {
    const text = screen.queryByText(/^Storing/)?.textContent;
    if (text) shown.add(text);
  });
  watch.observe(document.body, { subtree: true, childList: true, characterData: true });
  await choose();
  await screen.findByText('List “lista” stored.', undefined, { timeout: 60_000 });
  watch.disconnect();
  expect(shown.size).toBeGreaterThanOrEqual(5);
  expect(await numbersStored(database)).toBe(NUMBERS);
  expect(await isOnDoNotContact(database, [`${phone(NUMBERS - 1)}@c.us`])).toBe(true);
  expect(await isOnDoNotContact(database, [`${phone(NUMBERS)}@c.us`])).toBe(false);
  await waitFor(() => {
    expect(screen.queryByRole('progressbar')).toBeNull();
  });
}, 180_000);

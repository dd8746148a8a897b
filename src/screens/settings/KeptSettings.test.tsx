import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { readSettings } from '@/database/settings';
import { openPanel } from '../testing/panel';
import { useView } from '../view-state';

async function openSettings() {
  const panel = await openPanel();
  useView.getState().show('settings');
  await screen.findByRole('heading', { name: 'What is kept' });
  return panel;
}

describe('what is kept', () => {
  it('says what never is', async () => {
    await openSettings();
    expect(
      screen.getByText(/Of view-once messages Mettri keeps only that they came/),
    ).toBeVisible();
  });

  it('of messages that were taken back is for the user to say', async () => {
    const { user, database } = await openSettings();
    const keep = screen.getByRole('switch', { name: 'Keep the text of deleted messages' });
    expect(keep).toBeChecked();
    await user.click(keep);
    await waitFor(async () => {
      expect((await readSettings(database)).revokedText).toBe('drop');
    });
  });

  it('of files has a limit, within bounds', async () => {
    const { user, database } = await openSettings();
    const limit = screen.getByRole('spinbutton', { name: 'Limit per file (MB)' });
    expect(limit).toHaveValue(64);
    await user.clear(limit);
    await user.type(limit, '5000{Enter}');
    expect(limit).toBeInvalid();
    await user.clear(limit);
    await user.type(limit, '100{Enter}');
    await waitFor(async () => {
      expect((await readSettings(database)).mediaFileLimit).toBe(100 * 1024 * 1024);
    });
  });
});

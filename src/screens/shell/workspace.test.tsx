import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountDatabase } from '@/database/account-database';
import { MORE_SCREENS } from '../view-state';
import { openPanel } from '../testing/panel';
import { ANA, someoneWaits } from '../testing/rows';

const seed = (database: AccountDatabase) => someoneWaits(database, ANA, 'Ana Souza', 'Oi!', 3);

function setWidth(width: number) {
  window.happyDOM?.setViewport({ width });
}

declare global {
  interface Window {
    happyDOM?: { setViewport: (size: { width: number }) => void };
  }
}

beforeEach(() => {
  setWidth(1280);
});
afterEach(() => {
  setWidth(1024);
});

describe('the workspace', () => {
  it('lists all screens at the left, and needs no way back', async () => {
    const { user } = await openPanel({ shape: 'workspace', seed });
    const navigation = within(await screen.findByRole('navigation'));
    // Three screens and the deck; those under More; the keyboard's help.
    await navigation.findByRole('button', { name: 'Keyboard shortcuts' });
    expect(navigation.getAllByRole('button')).toHaveLength(4 + MORE_SCREENS.length + 1);
    await waitFor(() => {
      expect(navigation.getByRole('button', { name: /^Approvals/ })).toHaveTextContent('1');
    });
    await user.click(navigation.getByRole('button', { name: 'Settings' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
    expect(navigation.getByRole('button', { name: 'Settings' })).toHaveAttribute(
      'aria-current',
      'page',
    );
    expect(screen.queryByRole('button', { name: 'Back' })).toBeNull();
  });

  it('shows a chat beside the list of chats', async () => {
    const { user, database } = await openPanel({ shape: 'workspace' });
    await user.click(await screen.findByRole('button', { name: 'Chats' }));
    expect(await screen.findByText('Pick a chat')).toBeVisible();
    await seed(database);
    expect(await screen.findByRole('heading', { name: 'Chats' })).toBeVisible();
  });

  it('is a panel in a window as narrow as one', async () => {
    setWidth(500);
    const { user } = await openPanel({ shape: 'workspace', seed });
    await user.click(await screen.findByRole('button', { name: 'More' }));
    expect(await screen.findByRole('button', { name: /^Settings/ })).toBeVisible();
    expect(screen.queryByRole('button', { name: /Open in a tab/ })).toBeNull();
  });
});

it('the panel leads to the workspace', async () => {
  const { user, surroundings } = await openPanel({ seed });
  await user.click(await screen.findByRole('button', { name: 'More' }));
  await user.click(await screen.findByRole('button', { name: /^Open in a tab/ }));
  expect(surroundings.openWorkspace).toHaveBeenCalledOnce();
});

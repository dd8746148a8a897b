import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { CommandId } from '@/locales/command-words';
import { NO_NAMES } from '@/protocol/search-api';
import { hitsOf } from '../testing/hits';
import { openPanel } from '../testing/panel';
import { ANA, message, someoneWaits } from '../testing/rows';

const question = message(ANA, 'How are the settings of the blue one?', 5);

/** The search, where these commands are found, and a message unless there is none. */
async function openSearch(command: CommandId[], rowids = [question.rowid]) {
  const panel = await openPanel({
    search: {
      searchNames: () => Promise.resolve({ ...NO_NAMES, command }),
      searchMessages: () => Promise.resolve(hitsOf(rowids, 'settings')),
    },
    seed: async (database) => {
      await someoneWaits(database, ANA, 'Ana Souza', 'Hi', 9);
      await database.messages.put(question);
    },
  });
  await panel.user.click(await screen.findByRole('button', { name: 'Search' }));
  return { ...panel, box: await screen.findByRole('combobox') };
}

const goTo = () => screen.findByRole('group', { name: 'Go to' });
const groupNames = () =>
  screen.getAllByRole('group').map((group) => group.getAttribute('aria-label'));

describe('commands', () => {
  it('come first when their title is begun, and Enter goes there', async () => {
    const { user, box } = await openSearch(['settings', 'pace']);
    expect(screen.queryByRole('group', { name: 'Go to' })).toBeNull();
    await user.type(box, 's');
    await screen.findByRole('group', { name: 'Messages' });
    expect(screen.queryByRole('group', { name: 'Go to' })).toBeNull();
    await user.type(box, 'ett');
    // What is not begun is left out.
    expect(within(await goTo()).getAllByRole('option')).toHaveLength(1);
    expect(groupNames()).toEqual(['Go to', 'Messages']);
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: 'Settings' })).toBeVisible();
    await user.keyboard('{Control>}k{/Control}');
    expect(await screen.findByRole('combobox')).toHaveValue('');
    expect(screen.queryByRole('region', { name: 'Last searches' })).toBeNull();
  });

  it('come last when they are found by another word, and Enter opens the message', async () => {
    const { user, box } = await openSearch(['settings', 'pace']);
    await user.type(box, 'limits');
    const options = within(await goTo()).getAllByRole('option');
    expect(options.map(({ textContent }) => textContent)).toEqual(['Settings', 'Pace']);
    expect(groupNames()).toEqual(['Messages', 'Go to']);
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    expect(options[1]).toHaveAttribute('aria-selected', 'true');
    await user.keyboard('{Escape}{Enter}');
    expect(await screen.findByRole('log', { name: 'Messages with Ana Souza' })).toBeVisible();
  });

  it('are said when nothing else is found, and Enter goes there', async () => {
    const { user, box } = await openSearch(['settings'], []);
    await user.type(box, 'preferences');
    await goTo();
    expect(screen.getByRole('heading', { name: 'Nothing found' })).toBeVisible();
    await waitFor(() => {
      const spoken = screen.getAllByRole('status').map(({ textContent }) => textContent);
      expect(spoken).toContain('Go to: Settings. Nothing found');
    });
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: 'Settings' })).toBeVisible();
  });

  it('show the keys', async () => {
    const { user, box } = await openSearch(['help'], []);
    await user.type(box, 'key');
    await goTo();
    expect(screen.queryByRole('heading', { name: 'Nothing found' })).toBeNull();
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  });

  it('open a tab from the panel', async () => {
    const { user, box, surroundings } = await openSearch(['workspace']);
    await user.type(box, 'open in');
    await user.click(within(await goTo()).getByRole('option', { name: 'Open in a tab' }));
    expect(surroundings.openWorkspace).toHaveBeenCalledOnce();
  });

  it('ask before all is stopped', async () => {
    const { user, box } = await openSearch(['stopAll']);
    await user.type(box, 'stop');
    await goTo();
    await user.keyboard('{Enter}');
    const dialog = await screen.findByRole('dialog', { name: 'Stop everything that would leave?' });
    expect(dialog).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(box).toHaveFocus();
  });

  it('ask before safe mode is turned on, and before it is turned off', async () => {
    const { user, box, database } = await openSearch(['safeMode']);
    const safeMode = async () => (await database.settings.get('settings'))?.safeMode ?? false;
    const ask = async (name: string) => {
      await user.type(box, 'safe');
      await goTo();
      await user.keyboard('{Enter}');
      return within(await screen.findByRole('dialog', { name }));
    };
    const on = await ask('Turn on safe mode?');
    expect(await safeMode()).toBe(false);
    await user.click(on.getByRole('button', { name: 'Turn on safe mode' }));
    await waitFor(async () => {
      expect(await safeMode()).toBe(true);
    });
    const off = await ask('Turn off safe mode?');
    await user.click(off.getByRole('button', { name: 'Cancel' }));
    expect(await safeMode()).toBe(true);
  });
});

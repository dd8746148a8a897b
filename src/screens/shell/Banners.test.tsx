import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { changeLink } from '@/database/registry';
import type { LinkRow } from '@/database/rows';
import { safeModeOn } from '@/database/safe-mode';
import { changeSettings, readSettings } from '@/database/settings';
import { en } from '@/locales/en';
import { NOW, openPanel } from '../testing/panel';

type Remedy = 'Open WhatsApp' | 'Reload the tab' | undefined;

async function openWith(link: Partial<LinkRow>) {
  return openPanel({ seed: () => changeLink(() => ({ since: NOW - 90_000, ...link })) });
}

describe('a state of the connection', () => {
  it.each<[LinkRow['state'], Remedy]>([
    ['syncing', undefined],
    ['offline', undefined],
    ['phone-unreachable', 'Open WhatsApp'],
    ['logged-out', 'Open WhatsApp'],
    ['conflict', 'Open WhatsApp'],
    ['closed', 'Open WhatsApp'],
    ['restricted', 'Open WhatsApp'],
    ['reload-needed', 'Reload the tab'],
    ['degraded', 'Reload the tab'],
  ])('%s is said, with what the user can do', async (state, remedy) => {
    const { user, surroundings } = await openWith({ state });
    const { name, text } = en.connection[state];
    const banner = await screen.findByText(text, { exact: false });
    expect(banner.textContent).toMatch(/Since \d{2}:\d{2}/);
    expect(
      screen.getByRole('button', { name: `Connection with WhatsApp: ${name}. See status` }),
    ).toBeVisible();
    const banners = within(banner.closest('[role=status]')!);
    expect(banners.getByText(name)).toBeVisible();
    const action = banners.queryByRole('button');
    expect(action?.textContent).toBe(remedy);
    if (!action) return;
    await user.click(action);
    const { showWhatsApp, reloadWhatsApp } = surroundings.background;
    expect(showWhatsApp).toHaveBeenCalledTimes(remedy === 'Open WhatsApp' ? 1 : 0);
    expect(reloadWhatsApp).toHaveBeenCalledTimes(remedy === 'Reload the tab' ? 1 : 0);
  });

  it.each(['connected', 'starting', 'connecting'] as const)(
    '%s needs no banner: the header says it',
    async (state) => {
      await openWith({ state, otherTabIds: [7] });
      // The banner of the tabs is there: so were the others, if there were any.
      await screen.findByText('WhatsApp is open in 2 tabs');
      expect(screen.queryByText(en.connection[state].text)).toBeNull();
      expect(
        screen.getByRole('button', { name: new RegExp(en.connection[state].name) }),
      ).toBeVisible();
    },
  );

  it('of two tabs: which is used can be shown', async () => {
    const { user, surroundings } = await openWith({ state: 'connected', otherTabIds: [7, 9] });
    const title = await screen.findByText('WhatsApp is open in 3 tabs');
    await user.click(within(title.parentElement!).getByRole('button', { name: 'Show it' }));
    expect(surroundings.background.showWhatsApp).toHaveBeenCalledOnce();
    await changeLink(() => ({ otherTabIds: [] }));
    await waitFor(() => {
      expect(screen.queryByText(/tabs/)).toBeNull();
    });
  });
});

describe('safe mode', () => {
  it.each([
    ['restricted', /signs that your account is restricted/, /check that the account is all right/],
    ['failures', /refused several sends in a row/, /why the sends failed/],
    ['user', /You turned it on/, /at the usual pace/],
  ] as const)('by %s says why, and asks before it is left', async (because, why, first) => {
    const { user, database } = await openPanel({
      seed: (opened) => changeSettings(opened, safeModeOn(because, NOW - 60_000)),
    });
    const reason = await screen.findByText(why);
    expect(reason).toHaveTextContent(/Since \d{2}:\d{2}/);
    const [leave] = screen.getAllByRole('button', { name: 'Turn off safe mode' });
    if (!leave) throw new Error('There is no way out.');
    await user.click(leave);
    const question = await screen.findByRole('dialog', { name: 'Turn off safe mode?' });
    expect(question).toHaveTextContent(first);
    expect((await readSettings(database)).safeMode).toBe(true);
    await user.click(within(question).getByRole('button', { name: 'Turn off and send again' }));
    await waitFor(() => {
      expect(screen.queryByText(why)).toBeNull();
    });
    expect(await readSettings(database)).toMatchObject({ safeMode: false, safeModeLeftAt: NOW });
  });

  it('is one click away on every screen', async () => {
    const { user, database } = await openPanel();
    await user.click(await screen.findByRole('button', { name: 'Turn on safe mode' }));
    expect(await screen.findByText(/You turned it on/)).toBeVisible();
    expect(await readSettings(database)).toMatchObject({
      safeMode: true,
      safeModeBecause: 'user',
      safeModeSince: NOW,
    });
  });
});

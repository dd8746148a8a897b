import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { readSettings } from '@/database/settings';
import { SOFT_POLICIES } from '@/domain/verdict';
import { en } from '@/locales/en';
import { openPanel } from '../testing/panel';

async function openSettings() {
  const panel = await openPanel();
  await panel.user.click(await screen.findByRole('button', { name: 'More' }));
  await panel.user.click(await screen.findByRole('button', { name: /^Settings/ }));
  await screen.findByRole('heading', { name: 'Limits' });
  return panel;
}

describe('settings', () => {
  it('change the language of every screen at once', async () => {
    const { user } = await openSettings();
    await user.selectOptions(screen.getByLabelText('Language'), 'pt-BR');
    expect(await screen.findByRole('heading', { name: 'Configurações' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Contatos' })).toBeVisible();
    expect(document.documentElement.lang).toBe('pt-BR');
  });

  it('change the theme', async () => {
    const { user } = await openSettings();
    await user.selectOptions(screen.getByLabelText('Theme'), 'dark');
    await waitFor(() => {
      expect(document.documentElement.dataset['theme']).toBe('dark');
    });
  });

  it('lower a limit at once', async () => {
    const { user, database } = await openSettings();
    const field = screen.getByLabelText('Per minute');
    await user.clear(field);
    await user.type(field, '8{Enter}');
    await waitFor(async () => {
      expect((await readSettings(database)).limits.perMinute).toBe(8);
    });
  });

  it('warn before a limit goes above the default', async () => {
    const { user, database } = await openSettings();
    const field = screen.getByLabelText('Per hour');
    await user.clear(field);
    await user.type(field, '300{Enter}');
    expect(await screen.findByRole('dialog', { name: 'Raise above the default?' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect((await readSettings(database)).limits.perHour).toBe(200);
    expect(field).toHaveValue(200);
    await user.clear(field);
    await user.type(field, '300{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Raise anyway' }));
    await waitFor(async () => {
      expect((await readSettings(database)).limits.perHour).toBe(300);
    });
  });

  it('refuse a limit out of bounds', async () => {
    const { user, database } = await openSettings();
    const field = screen.getByLabelText('Per day');
    await user.clear(field);
    await user.type(field, '99999{Enter}');
    expect(field).toBeInvalid();
    expect(screen.getByText('Use a number from 1 to 2000.')).toBeVisible();
    expect((await readSettings(database)).limits.perDay).toBe(1000);
  });

  it('safe mode shows on every screen, with the way out behind a question', async () => {
    const { user, database } = await openSettings();
    const toggle = screen.getByRole('switch', { name: 'Safe mode' });
    await user.click(toggle);
    expect(await screen.findByText(/^You turned it on\. Nothing is sent/)).toBeVisible();
    await user.click(toggle);
    const question = await screen.findByRole('dialog', { name: 'Turn off safe mode?' });
    await user.click(within(question).getByRole('button', { name: 'Cancel' }));
    expect((await readSettings(database)).safeMode).toBe(true);
    expect(toggle).toBeChecked();
    await user.click(toggle);
    await user.click(await screen.findByRole('button', { name: 'Turn off and send again' }));
    await waitFor(async () => {
      expect(await readSettings(database)).toMatchObject({ safeMode: false });
    });
    await waitFor(() => {
      expect(screen.queryByText(/Nothing is sent/)).toBeNull();
    });
  });

  it('a soft rule goes off with its warning, and on again at once', async () => {
    const { user, database } = await openSettings();
    const rule = screen.getByRole('switch', { name: 'National holidays of Brazil' });
    expect(rule).toBeChecked();
    await user.click(rule);
    const question = await screen.findByRole('dialog', { name: 'Turn this rule off?' });
    expect(question).toHaveTextContent('people who are disturbed block or report');
    await user.click(within(question).getByRole('button', { name: 'Cancel' }));
    expect((await readSettings(database)).relaxed).toEqual([]);
    await user.click(rule);
    await user.click(await screen.findByRole('button', { name: 'Turn the rule off' }));
    await waitFor(async () => {
      expect((await readSettings(database)).relaxed).toEqual(['holiday']);
    });
    await waitFor(() => {
      expect(rule).not.toBeChecked();
    });
    await user.click(rule);
    await waitFor(async () => {
      expect((await readSettings(database)).relaxed).toEqual([]);
    });
  });

  it('offer no way to turn a hard rule off', async () => {
    await openSettings();
    const rules = screen.getByRole('region', { name: 'Rules that you may relax' });
    const names = within(rules)
      .getAllByRole('switch')
      .map((rule) => rule.closest('div')?.textContent);
    expect(names).toEqual(Object.values(en.safety.rule));
    expect(Object.keys(en.safety.rule)).toEqual([...SOFT_POLICIES]);
  });

  it('the pause switch stops and resumes sending', async () => {
    const { user, database } = await openSettings();
    await user.click(screen.getByRole('button', { name: 'Pause sending' }));
    expect(await screen.findByText('What you approve waits until you resume.')).toBeVisible();
    expect((await readSettings(database)).paused).toBe(true);
  });

  it('ask for the one origin before the assistant is on, and stay off when refused', async () => {
    const { user, database, surroundings } = await openSettings();
    surroundings.grantOrigin.mockResolvedValueOnce(false);
    await user.type(screen.getByLabelText(/^Address/), 'https://models.example/v1');
    await user.type(screen.getByLabelText('Model'), 'small');
    await user.click(screen.getByRole('button', { name: 'Allow and turn on' }));
    expect(await screen.findByText(/did not grant https:\/\/models\.example/)).toBeVisible();
    expect((await readSettings(database)).assistant.enabled).toBe(false);
    await user.click(screen.getByRole('button', { name: 'Allow and turn on' }));
    await screen.findByRole('button', { name: 'Turn off' });
    expect(surroundings.grantOrigin).toHaveBeenLastCalledWith('https://models.example');
    expect((await readSettings(database)).assistant).toMatchObject({
      enabled: true,
      endpoint: 'https://models.example/v1',
    });
  });

  it('take no address without encryption', async () => {
    const { user, surroundings } = await openSettings();
    await user.type(screen.getByLabelText(/^Address/), 'http://models.example/v1');
    await user.type(screen.getByLabelText('Model'), 'small');
    await user.click(screen.getByRole('button', { name: 'Allow and turn on' }));
    expect(screen.getByLabelText(/^Address/)).toBeInvalid();
    expect(surroundings.grantOrigin).not.toHaveBeenCalled();
  });
});

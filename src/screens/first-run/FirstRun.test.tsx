import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { readDevice } from '@/database/registry';
import { openPanel } from '../testing/panel';

describe('the first page', () => {
  it('names the risk that remains, in the language that is chosen', async () => {
    const { user } = await openPanel({ device: { firstRunDone: false } });
    expect(await screen.findByText(/small but real risk/)).toBeVisible();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Language' }), 'pt-BR');
    expect(await screen.findByText(/risco pequeno, mas real/)).toBeVisible();
  });

  it('is seen once', async () => {
    const { user, surroundings } = await openPanel({
      device: { firstRunDone: false, locale: 'pt-BR' },
    });
    await user.click(await screen.findByRole('button', { name: 'Entendi, começar' }));
    expect(await screen.findByRole('heading', { name: 'Ninguém esperando' })).toBeVisible();
    expect(await readDevice()).toMatchObject({ firstRunDone: true, locale: 'pt-BR' });
    // And with it the browser is asked to spare what will be stored.
    expect(surroundings.storage.persist).toHaveBeenCalledOnce();
  });

  it('leads to WhatsApp when no account is known yet', async () => {
    const { user, surroundings } = await openPanel({ device: { currentAccountId: undefined } });
    await user.click(await screen.findByRole('button', { name: 'Open WhatsApp' }));
    expect(surroundings.background.showWhatsApp).toHaveBeenCalledOnce();
    // Or back to what was lost with another computer.
    expect(screen.getByRole('button', { name: 'Choose a file' })).toBeVisible();
  });
});

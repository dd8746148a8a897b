import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { saveTemplate } from '@/database/templates';
import { NOW, openPanel } from '../testing/panel';

async function openTemplates(seeded = true) {
  const panel = await openPanel({
    seed: async (database) => {
      if (seeded)
        await saveTemplate(
          database,
          { title: 'Delivery', text: 'Three days, {{primeiro_nome}}.' },
          NOW,
        );
    },
  });
  await panel.user.click(await screen.findByRole('button', { name: 'More' }));
  await panel.user.click(await screen.findByRole('button', { name: /^Templates/ }));
  await screen.findByRole('heading', { name: 'Templates' });
  return panel;
}

describe('templates', () => {
  it('are added, with a preview of how they read', async () => {
    const { user, database } = await openTemplates(false);
    await user.click(await screen.findByRole('button', { name: 'New template' }));
    await user.type(screen.getByLabelText('Name'), 'Pix');
    await user.type(screen.getByLabelText('Text'), 'Pix works, ');
    await user.click(screen.getByRole('button', { name: 'First name' }));
    expect(screen.getByText('Pix works, Maria')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Save template' }));
    expect(await screen.findByRole('button', { name: 'Edit template “Pix”' })).toBeVisible();
    expect(await database.templates.toArray()).toMatchObject([
      { title: 'Pix', text: 'Pix works, {{primeiro_nome}}' },
    ]);
  });

  it('have a text for each language, and are previewed as WhatsApp shows them', async () => {
    const { user, database } = await openTemplates();
    await user.click(await screen.findByRole('button', { name: 'Edit template “Delivery”' }));
    await user.selectOptions(screen.getByLabelText('Language of the text'), 'Spanish');
    await user.type(screen.getByLabelText('Text'), '*Tres días*');
    expect(screen.getByText('Tres días').tagName).toBe('STRONG');
    await user.click(screen.getByRole('button', { name: 'Save template' }));
    await screen.findByRole('button', { name: 'Edit template “Delivery”' });
    const [row] = await database.templates.toArray();
    expect(row).toMatchObject({ text: 'Three days, {{primeiro_nome}}.' });
    expect(row?.texts).toEqual({ es: '*Tres días*' });
  });

  it('have a shortcut of their own, and offer the fields that people have', async () => {
    const { user, database } = await openTemplates();
    await database.personDetails.put({ id: 'a', fields: { pedido: 'sofá' }, updatedAt: NOW });
    await saveTemplate(database, { title: 'Pix', shortcut: 'pix', text: 'A chave' }, NOW);
    await user.click(await screen.findByRole('button', { name: 'Edit template “Delivery”' }));
    await user.click(await screen.findByRole('button', { name: 'pedido' }));
    await user.type(screen.getByLabelText('Shortcut'), '/Pix');
    expect(await screen.findByText('Another template uses this shortcut.')).toBeVisible();
    await user.type(screen.getByLabelText('Shortcut'), ' SP');
    await waitFor(() => {
      expect(screen.getByLabelText('Shortcut')).toBeValid();
    });
    await user.click(screen.getByRole('button', { name: 'Save template' }));
    expect(await screen.findByText('/pix-sp')).toBeVisible();
    const rows = await database.templates.where('id').notEqual('').toArray();
    expect(rows.find(({ title }) => title === 'Delivery')).toMatchObject({
      shortcut: 'pix-sp',
      text: 'Three days, {{primeiro_nome}}.{{pedido}}',
    });
  });

  it('say what is missing', async () => {
    const { user, database } = await openTemplates(false);
    await user.click(await screen.findByRole('button', { name: 'New template' }));
    await user.click(screen.getByRole('button', { name: 'Save template' }));
    expect(screen.getByLabelText('Name')).toBeInvalid();
    expect(screen.getByText('Write the template’s text.')).toBeVisible();
    expect(await database.templates.count()).toBe(0);
  });

  it('are edited', async () => {
    const { user, database } = await openTemplates();
    await user.click(await screen.findByRole('button', { name: 'Edit template “Delivery”' }));
    await user.clear(screen.getByLabelText('Name'));
    await user.type(screen.getByLabelText('Name'), 'Delivery time');
    await user.click(screen.getByRole('button', { name: 'Save template' }));
    await screen.findByRole('button', { name: 'Edit template “Delivery time”' });
    expect(await database.templates.count()).toBe(1);
  });

  it('are deleted, and the deletion is undone', async () => {
    const { user, database } = await openTemplates();
    await user.click(await screen.findByRole('button', { name: 'Delete template “Delivery”' }));
    expect(await screen.findByText('No templates yet')).toBeVisible();
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await screen.findByRole('button', { name: 'Edit template “Delivery”' });
    await waitFor(async () => {
      expect(await database.templates.count()).toBe(1);
    });
  });
});

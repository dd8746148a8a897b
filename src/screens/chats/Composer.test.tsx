import { act, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { changeLink } from '@/database/registry';
import type { LinkRow } from '@/database/rows';
import { saveTemplate } from '@/database/templates';
import { NOW, showPart } from '../testing/panel';
import { ANA, chatOf, message } from '../testing/rows';
import { useView } from '../view-state';
import { Composer, composerKey } from './Composer';

const question = message(ANA, 'Tem azul?', 5);
const chat = chatOf(ANA, 'Ana Souza', question);

async function writeQuoting(link: Partial<LinkRow> = {}) {
  const panel = await showPart(<Composer ref={null} chatId={ANA} chat={chat} name="Ana Souza" />, {
    seed: async (database) => {
      await database.messages.put(question);
      await changeLink(() => link);
    },
  });
  act(() => {
    useView.getState().setEdit(composerKey(ANA), { text: 'Tem sim', quotes: question.id });
  });
  await screen.findByText('Tem azul?');
  return panel;
}

it('shows what is quoted, and approves it with the text', async () => {
  const { user, database } = await writeQuoting();
  expect(screen.getByText('Quotes the message of Ana Souza')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Approve and send' }));
  await waitFor(async () => {
    expect(await database.outbox.toArray()).toMatchObject([
      { status: 'approved', text: 'Tem sim', quotes: question.id },
    ]);
  });
});

it('leaves the quote out when the user crosses it out, and keeps the text', async () => {
  const { user, database } = await writeQuoting();
  await user.click(screen.getByRole('button', { name: 'Do not quote' }));
  expect(screen.queryByText('Tem azul?')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Approve and send' }));
  await waitFor(async () => {
    const [row] = await database.outbox.toArray();
    expect(row).toMatchObject({ status: 'approved', text: 'Tem sim' });
    expect(row?.quotes).toBeUndefined();
  });
});

it('refuses a quote before the approval while WhatsApp takes only text', async () => {
  const { user } = await writeQuoting({
    capabilities: [{ capability: 'send', status: 'ok', driver: 'dom' }],
  });
  const approve = screen.getByRole('button', { name: 'Approve and send' });
  expect(await screen.findByText(/takes only text from Mettri/)).toBeVisible();
  expect(approve).toBeDisabled();
  await user.click(screen.getByRole('button', { name: 'Do not quote' }));
  expect(approve).toBeEnabled();
});

it('“/” brings the templates, filled in for the person: typed to find, arrows and Enter to choose', async () => {
  const { user } = await showPart(
    <Composer ref={null} chatId={ANA} chat={chat} name="Ana Souza" />,
    {
      seed: async (database) => {
        const text = 'O frete sai por R$ 20, {{primeiro_nome}}.';
        await saveTemplate(database, { title: 'Entrega', shortcut: '/Frete', text }, NOW);
        await saveTemplate(database, { title: 'Frete grátis', text: 'É grátis!' }, NOW);
        await saveTemplate(database, { title: 'Pix', text: 'A chave é…' }, NOW);
      },
    },
  );
  const field = screen.getByRole('textbox');
  await user.type(field, 'Oi! /');
  expect(await screen.findAllByRole('option')).toHaveLength(3);
  await user.keyboard('fre');
  const options = screen.getAllByRole('option');
  expect(options.map((option) => option.textContent)).toEqual([
    'Entrega/freteO frete sai por R$ 20, Ana.',
    'Frete grátisÉ grátis!',
  ]);
  expect(field).toHaveAttribute('aria-activedescendant', options[0]?.id);
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  expect(field).toHaveValue('Oi! O frete sai por R$ 20, Ana.');
  expect(screen.queryByRole('listbox')).toBeNull();
});

it('Escape closes the list and leaves what was typed', async () => {
  const { user } = await showPart(
    <Composer ref={null} chatId={ANA} chat={chat} name="Ana Souza" />,
    { seed: (database) => saveTemplate(database, { title: 'Pix', text: 'A chave é…' }, NOW) },
  );
  const field = screen.getByRole('textbox');
  await user.type(field, '/p');
  await screen.findByRole('listbox');
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('listbox')).toBeNull();
  expect(field).toHaveValue('/p');
});

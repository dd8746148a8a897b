import { act, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { changeLink } from '@/database/registry';
import type { LinkRow } from '@/database/rows';
import { showPart } from '../testing/panel';
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

import '@/ui/styles.css';
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { putLabelOn } from '@/database/labels';
import { decideIdentity } from '@/database/merges';
import { NOW, openPanel } from '../testing/panel';
import { ANA, BRUNO, contactOf, someoneWaits } from '../testing/rows';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** The test's page is narrow, and stays so: the panel's box is made wide, and the window says that it is. */
function pretendWidth(width: number) {
  const real = window.matchMedia.bind(window);
  vi.spyOn(window, 'matchMedia').mockImplementation((query) => {
    const least = Number(/min-width: (\d+)px/.exec(query)?.[1]);
    return real(width >= least ? 'all' : 'not all');
  });
}

const ANA_WORK = '5531976543210@c.us';

async function openContacts(width: number, shape: 'panel' | 'workspace') {
  pretendWidth(width);
  const panel = await openPanel({
    shape,
    seed: async (database) => {
      await someoneWaits(database, ANA, 'Ana Souza', 'Tem azul?', 3);
      await database.contacts.bulkPut([
        contactOf(BRUNO, 'Bruno Lima'),
        contactOf(ANA_WORK, '', { savedName: undefined, saved: false, pushName: 'Ana loja' }),
        contactOf('999@lid', '', { savedName: undefined, saved: false }),
        contactOf('5511900000010@c.us', 'Cliente 10'),
        contactOf('5511900000002@c.us', 'Cliente 2'),
      ]);
      await decideIdentity(database, { a: ANA, b: ANA_WORK, decision: 'same' }, NOW);
    },
  });
  const navigation = await screen.findByRole('navigation');
  const container = navigation.closest<HTMLElement>('body > div');
  if (container) Object.assign(container.style, { width: `${width}px`, height: '700px' });
  await panel.user.click(await within(navigation).findByRole('button', { name: 'Contacts' }));
  await screen.findByRole('button', { name: 'See Ana Souza' });
  return panel;
}

const listed = () =>
  screen
    .getAllByRole('button', { name: /^See (?!the)/ })
    .map((button) => button.getAttribute('aria-label'));

it('lists each person once, by name, nobody’s name last', async () => {
  await openContacts(360, 'panel');
  expect(listed()).toEqual([
    'See Ana Souza',
    'See Bruno Lima',
    'See Cliente 2',
    'See Cliente 10',
    'See Unnamed contact',
  ]);
  expect(screen.getByText('5 contacts')).toBeVisible();
});

it('shows the labels of each under whichever id, and says them', async () => {
  const { database } = await openContacts(360, 'panel');
  for (const name of ['Atacado', 'Aguardando pagamento', 'VIP', 'Zona sul'])
    await putLabelOn(database, name === 'VIP' ? ANA_WORK : ANA, name, NOW);
  const line = screen.getByRole('button', { name: 'See Ana Souza' });
  await expect.poll(() => line.textContent).toMatch(/Aguardando pagamentoAtacadoVIP\+1/);
  expect(line).toHaveAccessibleDescription('Labels: Aguardando pagamento, Atacado, VIP, Zona sul');
  expect(line.scrollWidth).toBeLessThanOrEqual(line.clientWidth);
  expect(screen.getByRole('button', { name: 'See Bruno Lima' })).not.toHaveAccessibleDescription();
});

it('opens the card of one and leads back, with the keyboard alone', async () => {
  const { user } = await openContacts(360, 'panel');
  screen.getByRole('button', { name: 'See Ana Souza' }).focus();
  await user.keyboard('{ArrowDown}');
  expect(screen.getByRole('button', { name: 'See Bruno Lima' })).toHaveFocus();
  await user.keyboard('{ArrowUp}{Enter}');
  await screen.findByRole('heading', { name: 'Ana Souza', level: 1 });
  expect(screen.getByText('+55 31 97654-3210')).toBeVisible();
  screen.getByRole('button', { name: 'Back' }).focus();
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('button', { name: 'See Ana Souza' })).toBeVisible();
});

it('opens the chat of one straight from the list', async () => {
  const { user } = await openContacts(360, 'panel');
  await user.click(screen.getByRole('button', { name: 'Open chat: Ana Souza' }));
  expect(await screen.findByRole('log', { name: 'Messages with Ana Souza' })).toBeVisible();
});

it('with room for two, a card stands beside the list, and a name given there shows in it', async () => {
  const { user } = await openContacts(1100, 'workspace');
  await user.click(screen.getByRole('button', { name: 'See Ana Souza' }));
  const card = await screen.findByRole('region', { name: 'Numbers and chats' });
  const current = screen.getByRole('button', { current: true, name: 'See Ana Souza' });
  expect(card.getBoundingClientRect().left).toBeGreaterThanOrEqual(
    current.getBoundingClientRect().right,
  );
  await user.type(
    screen.getByRole('textbox', { name: 'What you call this person' }),
    'Zilda do bolo{Enter}',
  );
  expect(await screen.findByRole('button', { name: 'See Zilda do bolo' })).toBeVisible();
  expect(listed()[0]).toBe('See Bruno Lima');
});

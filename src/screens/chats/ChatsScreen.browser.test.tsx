import '@/ui/styles.css';
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { openPanel } from '../testing/panel';
import { ANA, BRUNO, someoneWaits } from '../testing/rows';

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

async function openChats(width: number) {
  pretendWidth(width);
  const panel = await openPanel({
    shape: 'workspace',
    seed: async (database) => {
      await someoneWaits(database, ANA, 'Ana Souza', 'Tem azul?', 3);
      await someoneWaits(database, BRUNO, 'Bruno Lima', 'Abrem sábado?', 5);
    },
  });
  const navigation = await screen.findByRole('navigation');
  const container = navigation.closest<HTMLElement>('body > div');
  if (container) Object.assign(container.style, { width: `${width}px`, height: '700px' });
  await panel.user.click(await within(navigation).findByRole('button', { name: 'Chats' }));
  await panel.user.click(await screen.findByRole('button', { name: /Ana Souza/ }));
  await screen.findByRole('log', { name: 'Messages with Ana Souza' });
  return panel;
}

it('with room for two, a chat stands beside the list, which goes on working', async () => {
  const { user } = await openChats(1100);
  const list = screen.getByRole('list', { name: 'Chats' });
  const current = within(list).getByRole('button', { current: true });
  expect(current.textContent).toContain('Ana Souza');
  const log = screen.getByRole('log');
  expect(log.getBoundingClientRect().left).toBeGreaterThanOrEqual(
    list.getBoundingClientRect().right,
  );
  expect(screen.queryByRole('button', { name: 'Back to chats' })).toBeNull();
  await user.click(within(list).getByRole('button', { name: /Bruno Lima/ }));
  expect(await screen.findByRole('log', { name: 'Messages with Bruno Lima' })).toBeVisible();
});

it('with room for one, the chat takes it, and leads back', async () => {
  const { user } = await openChats(800);
  expect(screen.queryByRole('list', { name: 'Chats' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Back to chats' }));
  expect(await screen.findByRole('list', { name: 'Chats' })).toBeVisible();
});

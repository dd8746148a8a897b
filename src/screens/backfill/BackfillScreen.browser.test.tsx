import '@/ui/styles.css';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { CoverageRow } from '@/database/rows';
import { NOW, openPanel } from '../testing/panel';
import { chatOf, message } from '../testing/rows';
import { useView } from '../view-state';

afterEach(cleanup);

const DAY = 24 * 60;
const CHATS = 400;
const idOf = (index: number) => `55119${String(index).padStart(8, '0')}@c.us`;

function coverageOf(index: number): CoverageRow {
  const at = NOW - index * 60_000;
  const whole = { from: at - DAY * 60_000, to: at };
  const gap = index === 1;
  return {
    chatId: idOf(index),
    ranges: gap ? [{ from: 1, to: 2 }, whole] : [whole],
    reachedLocalStart: index !== 2,
  };
}

it('lists what of every chat is captured, below the reading, all in one scroll', async () => {
  await openPanel({
    seed: async (database) => {
      const rows = Array.from({ length: CHATS }, (_, index) => message(idOf(index), 'oi', index));
      await database.chats.bulkPut(
        rows.map((row, index) => chatOf(idOf(index), `Person ${index}`, row)),
      );
      await database.coverage.bulkPut(rows.slice(0, -1).map((_, index) => coverageOf(index)));
    },
  });
  const navigation = await screen.findByRole('navigation');
  const container = navigation.closest<HTMLElement>('body > div');
  if (container) Object.assign(container.style, { height: '700px', width: '360px' });
  useView.getState().show('backfill');
  const list = await screen.findByRole('list', { name: 'What is captured' });
  const line = async (name: string) =>
    (await within(list).findByRole('button', { name: new RegExp(`${name}\\b`) })).textContent;
  expect(await line('Person 0')).toMatch(/Complete$/);
  expect(await line('Person 1')).toMatch(/1 gap$/);
  expect(await line('Person 2')).toMatch(/Beginning not read$/);
  expect(await screen.findByText(/397 of 400 chats complete\. 1 has gaps\./)).toBeVisible();

  // What is out of sight is not drawn, and comes when it is scrolled to.
  expect(within(list).queryByText('Person 399')).toBeNull();
  const scrolled = list.parentElement as HTMLElement;
  await waitFor(
    () => {
      scrolled.scrollTop = scrolled.scrollHeight;
      expect(within(list).getByRole('button', { name: /Person 399/ }).textContent).toMatch(
        /Nothing captured yet$/,
      );
    },
    { timeout: 10_000 },
  );
});

import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { BackfillRow } from '@/database/backfill-job';
import type { BackfillProgress } from '@/database/rows';
import { NOW, showPart } from '../testing/panel';
import { BackfillRun } from './BackfillRun';

const run = (
  change: Partial<BackfillRow> = {},
  progress: Partial<BackfillProgress> = {},
): BackfillRow => ({
  job: 'backfill',
  state: 'running',
  done: 120,
  total: 340,
  startedAt: NOW - 600_000,
  updatedAt: NOW,
  ...change,
  backfill: { phone: false, turn: 0, read: 12_430, doneAtStart: 20, skipped: [], ...progress },
});

describe('reading older history', () => {
  it('begins on the user’s word, without the phone unless they want it', async () => {
    const { user, surroundings } = await showPart(<BackfillRun row={undefined} />);
    const { startBackfill } = surroundings.background;
    await user.click(screen.getByRole('button', { name: 'Read history' }));
    expect(startBackfill).toHaveBeenLastCalledWith({ phone: false });
    await user.click(screen.getByRole('switch', { name: 'Also ask the phone' }));
    expect(screen.getByText(/At most 10 questions a minute/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Read history' }));
    expect(startBackfill).toHaveBeenLastCalledWith({ phone: true });
  });

  it('says how far it is and how long it will take, and can be stopped', async () => {
    const { user, surroundings } = await showPart(<BackfillRun row={run()} />);
    expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '120');
    expect(screen.getByText('120 of 340 chats · 12,430 messages read')).toBeVisible();
    expect(screen.getByText('About 22 min left')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(surroundings.background.stopBackfill).toHaveBeenCalledOnce();
  });

  it.each([
    ['too early to tell', run({ done: 24 }), 'Estimating the time…'],
    ['nearly done', run({ done: 339 }), 'Less than a minute left'],
    ['for some chats', run({}, { chatIds: ['a'] }), 'Only 1 chat, the one you asked for.'],
  ])('%s', async (_, row, words) => {
    await showPart(<BackfillRun row={row} />);
    expect(screen.getByText(words)).toBeVisible();
  });

  it.each([
    ['disconnected', 'running', 'Waits for WhatsApp to connect. It goes on by itself.'],
    ['pace', 'running', 'Waits for its turn to ask the phone: 10 questions a minute.'],
    ['restricted', 'stopped', 'Stopped: WhatsApp restricted this account.'],
    ['memory', 'stopped', /almost out of memory/],
    ['disk-full', 'stopped', /the disk is full/],
    [undefined, 'stopped', 'Stopped by you. What was read is kept.'],
    [undefined, 'failed', 'The reading failed. What was read is kept.'],
    [undefined, 'done', 'Done: all that could be read was read.'],
  ] as const)('says why it stands still: %s, %s', async (reason, state, words) => {
    await showPart(<BackfillRun row={run({ state }, reason && { reason })} />);
    expect(screen.getByText(words)).toBeVisible();
    // A run that waits has no speed to tell the end by.
    expect(screen.queryByText(/left|Estimating/)).toBeNull();
  });

  it('says of how many chats more was not to be had', async () => {
    await showPart(<BackfillRun row={run({ state: 'done' }, { skipped: ['a', 'b'] })} />);
    expect(screen.getByText('2 chats could not be read to their end now.')).toBeVisible();
  });
});

import { renderHook, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { AccountDatabase } from '@/database/account-database';
import { useSteadyQuery } from './use-steady-query';

it('shows what was read while changes come faster than a reading takes', async () => {
  const database = new AccountDatabase(crypto.randomUUID());
  const write = (index: number) =>
    database.settings.put({ key: 'settings', undoSeconds: index } as never);
  await write(0);
  const read = async () => {
    const row = await database.settings.get('settings');
    await new Promise((resolve) => setTimeout(resolve, 400));
    return row?.undoSeconds;
  };
  const { result } = renderHook(() => useSteadyQuery(read, [database]));
  await waitFor(() => {
    expect(result.current).toBe(0);
  });
  let written = 0;
  const writing = setInterval(() => void write((written += 1)), 15);
  try {
    await waitFor(
      () => {
        expect(result.current).toBeGreaterThan(3);
      },
      { timeout: 6000 },
    );
  } finally {
    clearInterval(writing);
  }
  await waitFor(() => {
    expect(result.current).toBe(written);
  });
});

import { screen, waitFor } from '@testing-library/react';
import Dexie from 'dexie';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { databaseName } from '@/database/account-database';
import { version1 } from '@/database/migrations/001-first';
import { openPanel } from './testing/panel';

const broken = vi.hoisted(() => ({ upgrade: true }));
vi.mock('@/database/migrations', async (original) => {
  const { MIGRATIONS } = await original<typeof import('@/database/migrations')>();
  const next = {
    version: MIGRATIONS.length + 1,
    stores: {},
    upgrade: async (transaction: { table(name: string): { clear(): PromiseLike<void> } }) => {
      await transaction.table('log').clear();
      if (broken.upgrade) throw new RangeError('Ana asked for the blue one');
    },
  };
  return { MIGRATIONS: [...MIGRATIONS, next] };
});

/** As an earlier release left it. */
async function installed(version: number): Promise<string> {
  const id = crypto.randomUUID();
  const old = new Dexie(databaseName(id));
  old.version(version).stores({ ...version1.stores });
  await old.table('log').add({ at: 1, level: 'info', context: 'background', code: 'earlier' });
  await old.table('settings').put({ key: 'settings', paused: true });
  old.close();
  return id;
}

/** As it lies there, whatever release wrote it. */
async function rowsOf(id: string) {
  const database = new Dexie(databaseName(id));
  await database.open();
  const rows = [await database.table('settings').toArray(), await database.table('log').toArray()];
  const version = database.verno;
  database.close();
  return { version, rows };
}

beforeEach(() => {
  broken.upgrade = true;
});

describe('a database that does not open', () => {
  it('after a failed update is as it was, is said so, and opens when the next try works', async () => {
    const id = await installed(1);
    const before = await rowsOf(id);
    const { user, surroundings } = await openPanel({ device: { currentAccountId: id } });
    expect(await screen.findByText('Your data could not be opened')).toBeVisible();
    expect(screen.getByText(/Nothing was lost: it is as it was/)).toBeVisible();
    expect(await rowsOf(id)).toEqual(before);

    await user.click(screen.getByRole('button', { name: 'Save log' }));
    await waitFor(() => {
      expect(surroundings.saveFile).toHaveBeenCalledOnce();
    });
    const [file] = surroundings.saveFile.mock.calls[0] ?? [];
    const report = await file?.text();
    expect(report).toContain('RangeError');
    expect(report).toContain('earlier');
    expect(report).not.toContain('Ana');

    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Your data could not be opened')).toBeVisible();
    broken.upgrade = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('navigation')).toBeVisible();
    expect(screen.queryByText('Your data could not be opened')).toBeNull();
  });

  it('because a newer release wrote it is not touched, and said so', async () => {
    const id = await installed(9);
    const before = await rowsOf(id);
    await openPanel({ device: { currentAccountId: id } });
    expect(await screen.findByText(/from a newer Mettri than this one/)).toBeVisible();
    expect(await rowsOf(id)).toEqual(before);
  });
});

import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { registry } from '@/database/registry';
import { readSettings } from '@/database/settings';
import { DAY } from '@/domain/retention';
import type {
  BackupFailure,
  BackupProgress,
  RestorePreview,
  RestoreResult,
} from '@/protocol/backup-api';
import { NOW, openPanel } from '../testing/panel';
import { ANA, BRUNO, chatOf, contactOf, message } from '../testing/rows';
import type { BackupWorker } from './backup-worker';
import { useBackupWork } from './use-backup-work';

const worker = vi.hoisted(() => ({
  backUp: vi.fn<BackupWorker['backUp']>(),
  preview: vi.fn<BackupWorker['preview']>(),
  restore: vi.fn<BackupWorker['restore']>(),
  stop: vi.fn<() => void>(),
  close: vi.fn<() => void>(),
}));
vi.mock('./backup-worker', () => ({ startBackupWorker: () => worker }));
// OPFS is not to be had here.
vi.mock('@/database/media-folder', () => ({
  mediaSize: () => Promise.resolve({ files: 2, bytes: 3_000_000 }),
}));

beforeEach(async () => {
  vi.resetAllMocks();
  useBackupWork.setState(useBackupWork.getInitialState(), true);
  await registry.accounts.clear();
});

const PASSPHRASE = 'cavalo correto bateria';

async function openData(seed?: Parameters<typeof openPanel>[0]) {
  const panel = await openPanel(seed);
  await panel.user.click(await screen.findByRole('button', { name: 'More' }));
  await panel.user.click(await screen.findByRole('button', { name: /^Your data/ }));
  await screen.findByRole('heading', { name: 'How long to keep' });
  return panel;
}

function section(name: string) {
  return within(screen.getByRole('region', { name }));
}

describe('storage', () => {
  it('shows what is used, and gets the browser’s promise on a click', async () => {
    const { user, surroundings } = await openData();
    const storage = section('Storage');
    expect(await storage.findByText(/^1\.\d.GB used of \d\d.GB$/)).toBeVisible();
    expect(storage.getByText(/2 media files/)).toBeVisible();
    expect(storage.getByText('Not protected')).toBeVisible();
    surroundings.storage.persisted.mockResolvedValue(true);
    surroundings.storage.persist.mockResolvedValue(true);
    await user.click(storage.getByRole('button', { name: 'Ask for protection' }));
    expect(await storage.findByText('Protected')).toBeVisible();
    expect(surroundings.storage.persist).toHaveBeenCalledOnce();
  });

  it('says so when the browser declines', async () => {
    const { user, surroundings } = await openData();
    surroundings.storage.persist.mockResolvedValue(false);
    const storage = section('Storage');
    await user.click(await storage.findByRole('button', { name: 'Ask for protection' }));
    expect(await storage.findByRole('alert')).toHaveTextContent('did not grant it');
  });

  it('says so when nothing can be read', async () => {
    const panel = await openPanel();
    panel.surroundings.storage.estimate.mockRejectedValue(new TypeError('no'));
    await panel.user.click(await screen.findByRole('button', { name: 'More' }));
    await panel.user.click(await screen.findByRole('button', { name: /^Your data/ }));
    expect(await screen.findByText('The space used could not be read.')).toBeVisible();
  });
});

describe('backup', () => {
  async function choose(user: Awaited<ReturnType<typeof openData>>['user'], again = PASSPHRASE) {
    const backup = section('Backup');
    await user.click(backup.getByRole('button', { name: 'Make a backup' }));
    await user.type(backup.getByLabelText('Passphrase'), PASSPHRASE);
    await user.type(backup.getByLabelText('Repeat the passphrase'), again);
    await user.click(backup.getByRole('button', { name: 'Choose where to save' }));
    return backup;
  }

  it('asks for the passphrase twice, hints at its strength, and warns', async () => {
    const { user } = await openData();
    const backup = section('Backup');
    expect(backup.getByText('No backup yet.')).toBeVisible();
    await user.click(backup.getByRole('button', { name: 'Make a backup' }));
    expect(backup.getByText(/Nobody can recover this passphrase/)).toBeVisible();
    const first = backup.getByLabelText('Passphrase');
    await user.type(first, 'azul');
    expect(backup.getByText('Strength: Too short')).toBeVisible();
    await user.click(backup.getByRole('button', { name: 'Choose where to save' }));
    expect(first).toBeInvalid();
    expect(backup.getByText('Use at least 10 characters.')).toBeVisible();
    await user.type(first, ' casa gato panela');
    expect(backup.getByText('Strength: Strong')).toBeVisible();
    await user.type(backup.getByLabelText('Repeat the passphrase'), 'azul casa{Enter}');
    expect(backup.getByText('The two are not the same.')).toBeVisible();
    expect(worker.backUp).not.toHaveBeenCalled();
  });

  it('shows how far it is, can be looked away from, and is saved', async () => {
    const { user, surroundings } = await openData();
    const file = new File(['x'], 'f');
    let finish = () => {};
    worker.backUp.mockImplementation(async (_target, _passphrase, onProgress) => {
      onProgress({ phase: 'writing', done: 500, total: 2000 });
      await new Promise<void>((resolve) => (finish = resolve));
      return { ok: true, result: { bytes: 5 * 1024 ** 2, file } };
    });
    const backup = await choose(user);
    expect(await backup.findByText('500 of 2,000 records')).toBeVisible();
    expect(backup.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '500');
    await user.click(screen.getByRole('button', { name: 'Chats' }));
    await user.click(screen.getByRole('button', { name: 'More' }));
    await user.click(await screen.findByRole('button', { name: /^Your data/ }));
    expect(await screen.findByText('500 of 2,000 records')).toBeVisible();
    finish();
    expect(await screen.findByText(/^Backup saved: 5.MB\.$/)).toBeVisible();
    expect(surroundings.saveFile).toHaveBeenCalledWith(file, 'mettri-2026-11-18.age');
    expect(worker.backUp).toHaveBeenCalledWith(undefined, PASSPHRASE, expect.any(Function));
    expect(worker.close).toHaveBeenCalledOnce();
    await user.click(screen.getByRole('button', { name: 'Got it' }));
    expect(screen.queryByText(/^Backup saved: 5.MB\.$/)).toBeNull();
  });

  it('is written straight into the file where the browser lets the user choose one', async () => {
    const { user, surroundings } = await openData();
    const target = {} as FileSystemFileHandle;
    const pick = vi.fn(() => Promise.resolve(target));
    vi.stubGlobal('showSaveFilePicker', pick);
    worker.backUp.mockResolvedValue({ ok: true, result: { bytes: 10 } });
    await choose(user);
    expect(await screen.findByText(/Backup saved/)).toBeVisible();
    expect(worker.backUp).toHaveBeenCalledWith(target, PASSPHRASE, expect.any(Function));
    expect(surroundings.saveFile).not.toHaveBeenCalled();
    vi.unstubAllGlobals();
  });

  it('is not made when the user closes the browser’s question', async () => {
    const { user } = await openData();
    vi.stubGlobal('showSaveFilePicker', () =>
      Promise.reject(new DOMException('closed', 'AbortError')),
    );
    const backup = await choose(user);
    expect(worker.backUp).not.toHaveBeenCalled();
    expect(backup.getByLabelText('Passphrase')).toHaveValue(PASSPHRASE);
    vi.unstubAllGlobals();
  });

  it('can be stopped', async () => {
    const { user } = await openData();
    let end = () => {};
    worker.backUp.mockImplementation(async () => {
      await new Promise<void>((resolve) => (end = resolve));
      return { ok: false, code: 'stopped' };
    });
    worker.stop.mockImplementation(() => {
      end();
    });
    const backup = await choose(user);
    await user.click(await backup.findByRole('button', { name: 'Stop' }));
    expect(await backup.findByRole('alert')).toHaveTextContent('Stopped. Nothing has changed.');
    expect(backup.getByRole('button', { name: 'Make a backup' })).toBeVisible();
  });

  it('says why it did not work', async () => {
    const { user } = await openData();
    worker.backUp.mockResolvedValue({ ok: false, code: 'disk-full' });
    const backup = await choose(user);
    expect(await backup.findByRole('alert')).toHaveTextContent('There is no room on the disk.');
  });
});

const PREVIEW: RestorePreview = {
  header: {
    'mettri-backup': 1,
    schema: 2,
    whatsAppId: ANA,
    createdAt: NOW - 3 * DAY,
    rows: { messages: 12_000, chats: 31, contacts: 40, templates: 2 },
    media: { files: 7, bytes: 10 },
  },
  present: {
    rows: { messages: 12_500, chats: 33, contacts: 40 },
    media: { files: 9, bytes: 10 },
    newestMessageAt: NOW,
  },
  otherAccount: false,
};
const RESULT: RestoreResult = { restored: 12_000, kept: 500, erased: 0, unapproved: 1 };

describe('restore', () => {
  async function open(preview: RestorePreview = PREVIEW) {
    const panel = await openData();
    worker.preview.mockResolvedValue({ ok: true, result: preview });
    const restore = section('Restore');
    const input = document.querySelector<HTMLInputElement>('input[type=file]');
    if (!input) throw new Error('There is no way to choose a file.');
    await panel.user.upload(input, new File(['x'], 'mettri-2026-11-15.age'));
    return { ...panel, restore };
  }
  async function unlock(user: Awaited<ReturnType<typeof open>>['user'], typed = PASSPHRASE) {
    await user.type(
      section('Restore').getByLabelText('Passphrase of the backup'),
      `${typed}{Enter}`,
    );
  }

  it.each<[BackupFailure, RegExp]>([
    ['wrong-passphrase', /does not open the file/],
    ['not-a-backup', /is no backup of Mettri/],
    ['damaged', /was cut or changed/],
    ['newer', /from a newer Mettri/],
  ])('says what is wrong with a file: %s', async (code, sentence) => {
    const { user, restore } = await open();
    worker.preview.mockResolvedValueOnce({ ok: false, code });
    await unlock(user);
    expect(await restore.findByText(sentence)).toBeVisible();
    expect(restore.getByLabelText('Passphrase of the backup')).toBeInvalid();
    // The next try is as good as the first.
    await unlock(user);
    expect(await restore.findByRole('table')).toBeVisible();
  });

  it('shows what it holds beside what is here, and restores only then', async () => {
    const { user, restore } = await open();
    await unlock(user);
    const table = within(await restore.findByRole('table'));
    expect(table.getByRole('row', { name: 'Messages 12,000 12,500' })).toBeVisible();
    expect(table.getByRole('row', { name: 'Media 7 9' })).toBeVisible();
    expect(restore.getByText(/What exists only here is kept/)).toBeVisible();
    expect(restore.queryByText(/is of another account/)).toBeNull();
    expect(worker.restore).not.toHaveBeenCalled();

    let progress: (told: BackupProgress) => void = () => {};
    let finish = () => {};
    worker.restore.mockImplementation(async (_file, _passphrase, onProgress) => {
      progress = onProgress;
      await new Promise<void>((resolve) => (finish = resolve));
      return { ok: true, result: RESULT };
    });
    await user.click(restore.getByRole('button', { name: 'Restore now' }));
    progress({ phase: 'reading', done: 1, total: 2 });
    expect(await restore.findByText('Reading and checking the backup')).toBeVisible();
    expect(restore.getByRole('button', { name: 'Stop' })).toBeVisible();
    progress({ phase: 'switching', done: 0, total: 0 });
    expect(await restore.findByText(/Switching/)).toBeVisible();
    expect(restore.queryByRole('button', { name: 'Stop' })).toBeNull();
    finish();
    expect(await screen.findByText('12,000 messages came from the backup.')).toBeVisible();
    expect(screen.getByText('500 messages that existed only here were kept.')).toBeVisible();
    expect(screen.getByText('1 message waits for your approval again.')).toBeVisible();
    expect(screen.queryByText(/erased here before/)).toBeNull();
  });

  it('says so when the backup is of another account, and nothing of it is here', async () => {
    const { present: _present, ...rest } = PREVIEW;
    const { user, restore } = await open({ ...rest, otherAccount: true });
    await unlock(user);
    expect(await restore.findByText(/is of another account/)).toBeVisible();
    expect(restore.getByText('This account has nothing here yet.')).toBeVisible();
    await user.click(restore.getByRole('button', { name: 'Cancel' }));
    expect(restore.getByRole('button', { name: 'Choose a file' })).toBeVisible();
    expect(worker.restore).not.toHaveBeenCalled();
  });

  it('says why nothing was restored', async () => {
    const { user, restore } = await open();
    await unlock(user);
    worker.restore.mockResolvedValue({ ok: false, code: 'empty' });
    await user.click(await restore.findByRole('button', { name: 'Restore now' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Empty does not replace full');
  });
});

describe('how long messages are kept', () => {
  async function withOld() {
    return openData({
      seed: async (database) => {
        const old = [message(ANA, 'tem?', 400 * 24 * 60), message(ANA, 'oi', 380 * 24 * 60)];
        const other = message(BRUNO, 'bom dia', 390 * 24 * 60);
        const news = message(ANA, 'obrigada', 5);
        await database.messages.bulkPut([...old, other, news]);
        await database.chats.bulkPut([
          chatOf(ANA, 'Ana', news),
          chatOf(BRUNO, 'Bruno', other, { waitingSince: 0 }),
        ]);
        await database.contacts.put(contactOf(ANA, 'Ana Souza'));
      },
    });
  }

  it('is for ever; a limit shows what it would take, chat by chat, before it is set', async () => {
    const { user, database, surroundings } = await withOld();
    const keep = section('How long to keep');
    expect(keep.getByText(/Everything is kept/)).toBeVisible();
    await user.click(keep.getByRole('button', { name: 'Set a limit' }));
    const days = keep.getByLabelText('Keep for how many days');
    await user.clear(days);
    await user.type(days, '3{Enter}');
    expect(days).toBeInvalid();
    await user.clear(days);
    await user.type(days, '365{Enter}');
    expect(await keep.findByText(/^3 messages would go, from 2 chats:$/)).toBeVisible();
    const lines = () =>
      within(keep.getByRole('list'))
        .getAllByRole('listitem')
        .map((line) => line.textContent);
    await waitFor(() => {
      expect(lines()).toEqual([
        expect.stringMatching(/^Ana Souza.*2$/),
        expect.stringMatching(/^Bruno.*1$/),
      ]);
    });
    expect(keep.getByText(/What goes does not come back/)).toBeVisible();
    expect((await readSettings(database)).retention).toBeUndefined();
    await user.click(keep.getByRole('button', { name: 'Keep only 365 days' }));
    await waitFor(async () => {
      expect((await readSettings(database)).retention).toEqual({ days: 365 });
    });
    await waitFor(() => {
      expect(surroundings.background.startRetention).toHaveBeenCalledOnce();
    });
    // The background erases, not the screen.
    expect(await database.messages.count()).toBe(4);
  });

  it('changes nothing when the user thinks better of it', async () => {
    const { user, database } = await withOld();
    const keep = section('How long to keep');
    await user.click(keep.getByRole('button', { name: 'Set a limit' }));
    await user.type(keep.getByLabelText('Keep for how many days'), '{Enter}');
    await user.click(await keep.findByRole('button', { name: 'Cancel' }));
    expect(keep.getByText(/Everything is kept/)).toBeVisible();
    expect((await readSettings(database)).retention).toBeUndefined();
  });

  it('shows the erasing, which can be stopped, gone on with and switched off', async () => {
    const { user, database, surroundings } = await openData({
      seed: async (seeded) => {
        await seeded.settings.put({ ...(await readSettings(seeded)), retention: { days: 90 } });
        await seeded.jobs.put({
          job: 'retention',
          state: 'running',
          done: 400,
          total: 1000,
          startedAt: NOW,
          updatedAt: NOW,
        });
      },
    });
    const keep = section('How long to keep');
    expect(await keep.findByText('400 of 1,000 messages')).toBeVisible();
    await user.click(keep.getByRole('button', { name: 'Stop for today' }));
    expect(await keep.findByText(/It goes on tomorrow/)).toBeVisible();
    expect((await database.jobs.get('retention'))?.state).toBe('stopped');
    await user.click(keep.getByRole('button', { name: 'Go on now' }));
    expect(surroundings.background.startRetention).toHaveBeenCalledOnce();
    await user.click(keep.getByRole('button', { name: 'Keep everything again' }));
    expect(await keep.findByText(/Everything is kept/)).toBeVisible();
    expect((await readSettings(database)).retention).toBeUndefined();
  });
});

describe('a full disk', () => {
  it('is said on every screen, with the way to the space, and goes when there is room', async () => {
    const { user, surroundings } = await openPanel();
    const told = await waitFor(() => {
      const [call] = surroundings.background.watchStorage.mock.calls;
      if (!call) throw new Error('Nobody watches.');
      return call[0];
    });
    told({ fullSince: null });
    expect(screen.queryByText(/the disk is full/)).toBeNull();
    told({ fullSince: NOW });
    expect(await screen.findByText('Capture has stopped: the disk is full')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'See space' }));
    expect(await screen.findByRole('heading', { name: 'Storage' })).toBeVisible();
    told({ fullSince: null });
    await waitFor(() => {
      expect(screen.queryByText(/the disk is full/)).toBeNull();
    });
  });
});

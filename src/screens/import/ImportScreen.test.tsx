import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AccountDatabase } from '@/database/account-database';
import type {
  ClockDifference,
  ExportPreview,
  ImportFailure,
  ImportProgress,
  ImportResult,
  Read,
} from '@/protocol/chat-import-api';
import { NOW, openPanel, showPart } from '../testing/panel';
import { ANA, BRUNO, chatOf, contactOf, message } from '../testing/rows';
import { useView } from '../view-state';
import { createImportFlow } from './import-flow';
import { ImportScreen } from './ImportScreen';
import type { ChatImporter } from './start-import-worker';

const GROUP = '120363000000000001@g.us';

const PREVIEW: ExportPreview = {
  chatName: 'Ana Lima',
  messages: 1234,
  systemLines: 2,
  kinds: { text: 1200, unknown: 30, image: 4 },
  authors: [
    { name: 'Ana Lima', messages: 700 },
    { name: 'Loja da Bia', messages: 534 },
  ],
  dates: {
    order: 'day-month-year',
    spans: { 'day-month-year': { from: Date.UTC(2025, 0, 3), to: Date.UTC(2026, 9, 16) } },
  },
  unread: { lines: 0, first: [] },
  files: { count: 0, bytes: 0 },
};

const RESULT: ImportResult = {
  ...{ outcome: 'done', done: 1236, total: 1236, added: 1000, known: 236 },
  ...{ old: 0, doubts: 0, filesKept: 0, filesLeft: 0 },
};

/** An importer that does what the test says. */
class FakeImporter implements ChatImporter {
  previews: Read<ExportPreview>[] = [];
  clocks: Read<ClockDifference | null> = { ok: true, value: null };
  readonly runs: Parameters<ChatImporter['run']>[] = [];
  finish: (result: Read<ImportResult>) => void = () => undefined;
  readonly stop = vi.fn();
  readonly close = vi.fn();

  onShare: (share: number) => void = () => undefined;

  preview(_file: File, _now: number, onProgress: (share: number) => void) {
    this.onShare = onProgress;
    onProgress(0.5);
    const preview = this.previews.shift();
    return preview ? Promise.resolve(preview) : new Promise<never>(() => undefined);
  }

  compareClocks() {
    return Promise.resolve(this.clocks);
  }

  run(...run: Parameters<ChatImporter['run']>) {
    this.runs.push(run);
    return new Promise<Read<ImportResult>>((resolve) => {
      this.finish = resolve;
    });
  }
}

let importer: FakeImporter;

beforeEach(() => {
  importer = new FakeImporter();
});

async function seed(database: AccountDatabase) {
  await database.contacts.bulkPut([contactOf(ANA, 'Ana Lima'), contactOf(BRUNO, 'Bruno')]);
  await database.chats.bulkPut([
    chatOf(ANA, 'Ana Lima', message(ANA, 'oi', 5)),
    { ...chatOf(GROUP, 'Vendas', message(GROUP, 'oi', 9)), kind: 'group' },
  ]);
}

async function openImport(...previews: (Partial<ExportPreview> | ImportFailure)[]) {
  importer.previews = previews.map((preview) =>
    typeof preview === 'string'
      ? { ok: false, failure: preview }
      : { ok: true, value: { ...PREVIEW, ...preview } },
  );
  const flow = createImportFlow(() => importer);
  const part = await showPart(<ImportScreen useFlow={flow} />, { seed });
  return { ...part, flow };
}

function drop(...names: string[]) {
  const files = names.map((name) => new File(['x'], name));
  fireEvent.drop(screen.getByTestId('drop'), { dataTransfer: { files } });
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const heading = (name: string) => screen.findByRole('heading', { name });

describe('the choice of a file', () => {
  it('is reached from More, and says how to get one', async () => {
    const { user } = await openPanel();
    await user.click(await screen.findByRole('button', { name: 'More' }));
    await user.click(await screen.findByRole('button', { name: /^Import chats/ }));
    expect(await screen.findByText('Drop the chat’s file here')).toBeVisible();
    expect(screen.getByText(/Android: open the chat/)).toBeVisible();
    expect(screen.getByText(/does not leave it/)).toBeVisible();
  });

  it('works by the file dialogue, too', async () => {
    const { user } = await openImport({});
    const input = document.querySelector<HTMLInputElement>('input[type=file]')!;
    const click = vi.spyOn(input, 'click');
    await user.click(button('Choose file'));
    expect(click).toHaveBeenCalledOnce();
    await user.upload(input, new File(['x'], '_chat.txt', { type: 'text/plain' }));
    expect(await heading('Ana Lima')).toHaveFocus();
  });

  it('shows that the file is being read, and can be given up', async () => {
    const { user } = await openImport();
    drop('grande.zip');
    expect(await heading('Reading grande.zip')).toBeVisible();
    expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '50');
    await user.click(button('Cancel'));
    expect(screen.getByText('Drop the chat’s file here')).toBeVisible();
    expect(importer.close).toHaveBeenCalled();
  });
});

describe('the look at a file', () => {
  it('says what is in it and where it goes', async () => {
    const { user, database } = await openImport({});
    drop('Conversa do WhatsApp com Ana Lima.txt');
    await heading('Ana Lima');
    expect(screen.getByText('1,234 messages')).toBeVisible();
    expect(screen.getByText(/Jan 3, 2025 to Oct 16, 2026/)).toBeVisible();
    expect(screen.getByText('Media that did not come along: 30')).toBeVisible();
    expect(screen.getByText('2 notices of WhatsApp’s')).toBeVisible();
    expect(screen.getByRole('radio', { name: /Loja da Bia/ })).toBeChecked();
    expect(screen.getByText('All the rest is Ana Lima’s.')).toBeVisible();
    await user.click(await screen.findByRole('button', { name: 'Import' }));
    expect(importer.runs[0]?.[1]).toEqual({
      accountId: database.accountId,
      chatId: ANA,
      zone: 'America/Sao_Paulo',
      minutesAhead: 0,
      order: 'day-month-year',
      authors: { 'Ana Lima': { is: 'contact' }, 'Loja da Bia': { is: 'me' } },
      total: 1236,
      keepFiles: false,
    });
  });

  it('asks which day a date is, when the file does not tell', async () => {
    const { user } = await openImport({
      dates: {
        example: [5, 6, 2026],
        spans: {
          'day-month-year': { from: Date.UTC(2026, 5, 5), to: Date.UTC(2026, 7, 7) },
          'month-day-year': { from: Date.UTC(2026, 4, 6), to: Date.UTC(2026, 6, 8) },
        },
      },
    });
    drop('_chat.txt');
    const question = await screen.findByRole('group', { name: 'Which day is 05/06/2026?' });
    for (const radio of within(question).getAllByRole('radio')) expect(radio).not.toBeChecked();
    await user.click(await screen.findByRole('button', { name: 'Import' }));
    expect(screen.getByRole('alert').textContent).toContain('Say which day 05/06/2026 is.');
    expect(importer.runs).toEqual([]);
    await user.click(within(question).getByRole('radio', { name: /May 6, 2026/ }));
    expect(screen.getByText(/May 6, 2026 to Jul 8, 2026/, { selector: 'p' })).toBeVisible();
    await user.click(await screen.findByRole('button', { name: 'Import' }));
    expect(importer.runs[0]?.[1]).toMatchObject({ order: 'month-day-year' });
  });

  it('asks whose chat it is and who the user is, when the names do not tell', async () => {
    const { user } = await openImport({
      chatName: undefined,
      authors: [
        { name: 'Loja', messages: 2 },
        { name: 'Zeca', messages: 1 },
      ],
    });
    drop('_chat.txt');
    await heading('_chat.txt');
    await user.click(await screen.findByRole('button', { name: 'Import' }));
    expect(screen.getByRole('alert').textContent).toContain('Choose whose chat it is.');
    await user.type(screen.getByRole('searchbox', { name: 'Search chats and contacts' }), 'zzz');
    expect(screen.getByText('No chat by that name.')).toBeVisible();
    await user.clear(screen.getByRole('searchbox'));
    await user.type(screen.getByRole('searchbox'), 'bru');
    await user.keyboard('{ArrowDown}{Enter}');
    await user.click(await screen.findByRole('button', { name: 'Import' }));
    expect(screen.getByRole('alert').textContent).toContain('Say which name is yours.');
    await user.click(screen.getByRole('radio', { name: 'None of them' }));
    await user.click(await screen.findByRole('button', { name: 'Import' }));
    expect(importer.runs[0]?.[1]).toMatchObject({
      chatId: BRUNO,
      authors: { Loja: { is: 'contact' }, Zeca: { is: 'contact' } },
    });
  });

  it('asks who is who in a group', async () => {
    const { user } = await openImport({
      chatName: 'Vendas',
      authors: [
        { name: 'Bia', messages: 3 },
        { name: 'Bruno', messages: 2 },
        { name: 'Zeca', messages: 1 },
      ],
    });
    drop('_chat.txt');
    await heading('Vendas');
    await user.click(screen.getByRole('radio', { name: /^Bia/ }));
    expect(screen.getByLabelText('Who is Bruno?')).toHaveValue(BRUNO);
    expect(screen.getByLabelText('Who is Zeca?')).toHaveValue('');
    await user.click(await screen.findByRole('button', { name: 'Import' }));
    expect(importer.runs[0]?.[1]).toMatchObject({
      chatId: GROUP,
      authors: { Bia: { is: 'me' }, Bruno: { is: 'member', id: BRUNO }, Zeca: { is: 'unknown' } },
    });
  });

  it('is not undone by news that come late', async () => {
    const { user } = await openImport({});
    drop('_chat.txt');
    await heading('Ana Lima');
    act(() => {
      importer.onShare(1);
    });
    await user.click(await screen.findByRole('button', { name: 'Import' }));
    await act(async () => {
      importer.finish({ ok: true, value: RESULT });
    });
    act(() => {
      importer.runs[0]?.[2](RESULT);
    });
    expect(await heading('Import done')).toBeVisible();
  });

  it.each([
    [/^Yes, 1 h 30 min apart/, 90],
    [/^No, they are other messages/, 0],
  ])('asks about a phone in another zone: %s', async (answer, minutesAhead) => {
    const example = {
      text: 'Qual o prazo?',
      inFile: Date.UTC(2026, 9, 3, 10, 42),
      stored: Date.UTC(2026, 9, 3, 9, 12),
    };
    const { user } = await openImport({});
    importer.clocks = { ok: true, value: { minutesAhead: 90, example } };
    drop('_chat.txt');
    expect(
      await screen.findByText(/“Qual o prazo\?” is in the file at .*10:42\sAM and .* 9:12\sAM/),
    ).toBeVisible();
    await user.click(await screen.findByRole('button', { name: 'Import' }));
    expect(screen.getByRole('alert').textContent).toContain('another time zone');
    await user.click(screen.getByRole('radio', { name: answer }));
    await user.click(await screen.findByRole('button', { name: 'Import' }));
    expect(importer.runs[0]?.[1]).toMatchObject({ minutesAhead });
  });

  it('names the lines that it could not read', async () => {
    await openImport({ unread: { lines: 3, first: [3, 17] } });
    drop('_chat.txt');
    expect(await screen.findByText(/^3 lines do not look .* \(lines 3, 17 …\)\.$/)).toBeVisible();
  });

  it('keeps files only where the user wants it', async () => {
    const { user } = await openImport({ files: { count: 12, bytes: 5_000_000 } });
    drop('_chat.zip');
    await user.click(await screen.findByRole('switch', { name: 'Keep the files, too' }));
    expect(screen.getByText(/^12 files, 4.8 MB/)).toBeVisible();
    await user.click(await screen.findByRole('button', { name: 'Import' }));
    expect(importer.runs[0]?.[1]).toMatchObject({ keepFiles: true });
  });

  it.each<[ImportFailure, RegExp]>([
    ['not-an-export', /not a chat exported from WhatsApp/],
    ['no-chat-in-zip', /does not hold the text of a chat/],
    ['several-chats-in-zip', /more than one chat/],
    ['damaged-zip', /incomplete, broken, or locked/],
    ['too-large', /larger than any chat/],
    ['encoding', /another encoding/],
    ['empty', /is empty/],
    ['unreadable', /could not read the file/],
    ['disk-full', /disk is full/],
    ['failed', /went wrong/],
  ])('%s', async (failure, words) => {
    const { user } = await openImport(failure);
    drop('foto.jpg');
    expect((await screen.findByRole('alert')).textContent).toMatch(words);
    expect(screen.getByText('Nothing was changed.')).toBeVisible();
    await user.click(button('Import another'));
    expect(screen.getByText('Drop the chat’s file here')).toBeVisible();
  });
});

describe('the run', () => {
  async function running() {
    const opened = await openImport({});
    drop('a.txt');
    await heading('Ana Lima');
    await opened.user.click(await screen.findByRole('button', { name: 'Import' }));
    const progress = (change: Partial<ImportProgress>) => {
      act(() => {
        importer.runs[0]?.[2]({ ...RESULT, ...change });
      });
    };
    return { ...opened, progress };
  }

  it('says how far it is and is stopped', async () => {
    const { user, progress } = await running();
    progress({ done: 500, added: 400, known: 100 });
    expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '500');
    expect(screen.getByText('500 of 1,236')).toBeVisible();
    expect(screen.getByText('400 new · 100 already stored')).toBeVisible();
    await user.click(button('Stop'));
    expect(importer.stop).toHaveBeenCalledOnce();
    expect(button('Stopping…')).toBeDisabled();
    progress({ done: 600 });
    expect(button('Stopping…')).toBeDisabled();
    await act(async () => {
      importer.finish({ ok: true, value: { ...RESULT, outcome: 'stopped', added: 500 } });
    });
    expect(await heading('Import stopped')).toHaveFocus();
    expect(screen.getByText(/Choose the same file to go on/)).toBeVisible();
  });

  it('ends with what came in, and opens the chat', async () => {
    const { user } = await running();
    await act(async () => {
      importer.finish({
        ok: true,
        value: { ...RESULT, doubts: 2, filesKept: 3, filesLeft: 1, old: 4 },
      });
    });
    await heading('Import done');
    for (const words of [
      '1,000 new messages',
      '236 were stored already',
      '2 to review',
      '3 files kept',
      '1 file left out',
      '4 older than you keep messages: left out',
    ])
      expect(screen.getByText(words)).toBeVisible();
    await user.click(button('Open chat'));
    expect(useView.getState().openChat).toEqual({ chatId: ANA });
  });

  it('says what is stored when it fails midway', async () => {
    const { progress } = await running();
    progress({ done: 500, added: 400 });
    await act(async () => {
      importer.finish({ ok: false, failure: 'disk-full' });
    });
    expect((await screen.findByRole('alert')).textContent).toContain('What came in is stored');
  });

  it('goes on while the user looks elsewhere', async () => {
    const { progress, flow } = await running();
    progress({ done: 500 });
    expect(flow.getState().step.name).toBe('running');
    expect(importer.close).not.toHaveBeenCalled();
  });

  it('takes several files one after the other', async () => {
    const { user } = await openImport({}, 'empty', { chatName: 'Bruno' });
    drop('a.txt', 'b.txt', 'c.txt');
    await heading('Ana Lima');
    expect(screen.getByText('File 1 of 3')).toBeVisible();
    await user.click(button('Skip this file'));
    expect((await screen.findByRole('alert')).textContent).toContain('is empty');
    await user.click(button('Next file'));
    await heading('Bruno');
    expect(screen.getByText('File 3 of 3')).toBeVisible();
    await user.click(button('Skip this file'));
    expect(screen.getByText('Drop the chat’s file here')).toBeVisible();
  });

  it('ends when another account is shown', async () => {
    const { flow } = await running();
    act(() => {
      flow.setState({ accountId: 'another' });
    });
    expect(await screen.findByText('Drop the chat’s file here')).toBeVisible();
    expect(importer.close).toHaveBeenCalled();
  });
});

describe('the review', () => {
  async function openReview() {
    const imported = message(ANA, 'Oi', 30, { id: 'import:1', imported: true });
    const captured = message(ANA, 'Oi!', 30);
    const second = message(ANA, 'ok', 20, { id: 'import:2', imported: true });
    const later = message(ANA, 'ok', 19);
    const opened = await showPart(<ImportScreen useFlow={createImportFlow(() => importer)} />, {
      seed: async (database) => {
        await seed(database);
        await database.messages.bulkPut([imported, captured, second, later]);
        await database.importReviews.bulkAdd([
          {
            ...{ chatId: ANA, rowid: imported.rowid, otherRowid: captured.rowid },
            ...{ reason: 'other-text', at: NOW },
          },
          {
            ...{ chatId: ANA, rowid: second.rowid, otherRowid: later.rowid },
            ...{ reason: 'other-minute', at: NOW },
          },
          // One of its messages was erased.
          { chatId: ANA, rowid: 1, otherRowid: 2, reason: 'other-text', at: NOW },
        ]);
      },
    });
    expect(await screen.findByText('2 messages to review')).toBeVisible();
    await opened.user.click(button('Review'));
    await heading('Is it the same message?');
    const texts = async () => (await opened.database.messages.toArray()).map(({ text }) => text);
    return { ...opened, texts };
  }

  it('shows the pair side by side, with the reason', async () => {
    await openReview();
    expect(screen.getByText('1 of 2')).toBeVisible();
    expect(screen.getByText(/may have been edited or deleted/)).toBeVisible();
    const [file, stored] = [screen.getByText('From the file'), screen.getByText('Stored before')];
    expect(within(file.closest('section')!).getByText('Oi')).toBeVisible();
    expect(within(stored.closest('section')!).getByText('Oi!')).toBeVisible();
  });

  it('names who wrote it in a group', async () => {
    const [mine, theirs] = [
      message(GROUP, 'Oi', 30, { id: 'import:1', imported: true, senderName: 'Zeca' }),
      message(GROUP, 'Oi', 30, { senderId: BRUNO }),
    ];
    const { user } = await showPart(<ImportScreen useFlow={createImportFlow(() => importer)} />, {
      seed: async (database) => {
        await seed(database);
        await database.messages.bulkPut([mine, theirs]);
        await database.importReviews.add({
          ...{ chatId: GROUP, rowid: mine.rowid, otherRowid: theirs.rowid },
          ...{ reason: 'other-author', at: NOW },
        });
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Review' }));
    expect(await screen.findByText('Zeca')).toBeVisible();
    expect(screen.getByText('Bruno')).toBeVisible();
  });

  it('leaves one when they are the same, and takes it back', async () => {
    const { user, texts, database } = await openReview();
    await user.click(button(/^The same/));
    expect(await screen.findByText(/one minute apart/)).toBeVisible();
    await waitFor(() => {
      expect(useView.getState().notice?.text).toBe('One is left.');
    });
    expect(await texts()).toEqual(['Oi!', 'ok', 'ok']);
    useView.getState().notice?.action?.run();
    expect(await screen.findByText(/may have been edited or deleted/)).toBeVisible();
    expect((await texts()).toSorted()).toEqual(['Oi', 'Oi!', 'ok', 'ok']);
    expect(await database.importBuckets.count()).toBe(0);
  });

  it('leaves both when they are two, by the keyboard', async () => {
    const { user, texts } = await openReview();
    await user.keyboard('2');
    expect(await screen.findByText(/one minute apart/)).toBeVisible();
    await user.keyboard('1');
    expect(await screen.findByText('All reviewed')).toBeVisible();
    await waitFor(async () => {
      expect((await texts()).toSorted()).toEqual(['Oi', 'Oi!', 'ok']);
    });
    await user.click(button('Back to the import'));
    expect(screen.getByText('Drop the chat’s file here')).toBeVisible();
    expect(screen.queryByText(/to review/)).toBeNull();
  });

  it('can wait', async () => {
    const { user, texts } = await openReview();
    await user.keyboard('33');
    expect(await screen.findByText('2 messages are still in doubt.')).toBeVisible();
    expect(await texts()).toHaveLength(4);
    await user.click(button('See them again'));
    expect(await screen.findByText('1 of 2')).toBeVisible();
  });
});

import {
  BlobWriter,
  TextReader,
  Uint8ArrayReader,
  ZipWriter,
} from '@zip.js/zip.js/lib/zip-core-native.js';
import { proxy, wrap, type Remote } from 'comlink';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AccountDatabase } from '@/database/account-database';
import { readMediaFile } from '@/database/media-files';
import { changeSettings } from '@/database/settings';
import type { ChatImportApi, ImportPlan, ImportProgress } from '@/protocol/chat-import-api';
import androidText from '../../test/fixtures/chat-exports/android-pt-BR.txt?raw';
import ambiguousText from '../../test/fixtures/chat-exports/ambiguous-dates.txt?raw';
import iosText from '../../test/fixtures/chat-exports/ios-pt-BR.txt?raw';

const NOW = Date.UTC(2026, 10, 21, 12);
const ANA = '5511988887777@c.us';

let worker: Worker;
let api: Remote<ChatImportApi>;
let database: AccountDatabase;

beforeEach(() => {
  worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  api = wrap<ChatImportApi>(worker);
  database = new AccountDatabase(crypto.randomUUID());
});

afterEach(async () => {
  worker.terminate();
  await database.delete();
});

const textFile = (text: string | Uint8Array<ArrayBuffer>, name = '_chat.txt') =>
  new File([text], name, { type: 'text/plain' });

async function zipFile(
  entries: Record<string, string | Uint8Array>,
  { name = 'WhatsApp Chat - Ana Lima.zip', password }: { name?: string; password?: string } = {},
): Promise<File> {
  const writer = new ZipWriter(new BlobWriter(), password ? { password } : {});
  for (const [path, content] of Object.entries(entries))
    await writer.add(
      path,
      typeof content === 'string' ? new TextReader(content) : new Uint8ArrayReader(content),
    );
  return new File([await writer.close()], name);
}

const preview = (file: File) =>
  api.preview(
    file,
    NOW,
    proxy(() => undefined),
  );

function run(
  file: File,
  change: Partial<ImportPlan> = {},
  onProgress?: (done: ImportProgress) => void,
) {
  return api.run(
    file,
    {
      accountId: database.accountId,
      chatId: ANA,
      zone: 'America/Sao_Paulo',
      minutesAhead: 0,
      order: 'day-month-year',
      authors: { 'Ana Lima': { is: 'contact' }, 'Loja da Bia': { is: 'me' } },
      total: 0,
      keepFiles: false,
      ...change,
    },
    proxy(onProgress ?? (() => undefined)),
  );
}

describe('a file is looked at', () => {
  it('tells what it holds and writes nothing', async () => {
    const file = textFile(androidText, 'Conversa do WhatsApp com Ana Lima.txt');
    expect(await preview(file)).toEqual({
      ok: true,
      value: {
        chatName: 'Ana Lima',
        messages: 19,
        systemLines: 2,
        kinds: {
          text: 9,
          unknown: 3,
          image: 1,
          voice: 1,
          location: 1,
          contact: 1,
          document: 1,
          revoked: 1,
          call: 1,
        },
        authors: [
          { name: 'Ana Lima', messages: 12 },
          { name: 'Loja da Bia', messages: 7 },
        ],
        dates: {
          order: 'day-month-year',
          spans: {
            'day-month-year': { from: Date.UTC(2026, 9, 3), to: Date.UTC(2026, 9, 16) },
            'month-day-year': { from: Date.UTC(2026, 2, 10), to: Date.UTC(2026, 2, 10) },
          },
        },
        unread: { lines: 0, first: [] },
        files: { count: 0, bytes: 0 },
      },
    });
    expect(await database.messages.count()).toBe(0);
    expect(await database.imports.count()).toBe(0);
  });

  it('asks for the order of day and month when the file does not tell', async () => {
    const seen = await preview(textFile(ambiguousText));
    expect(seen).toMatchObject({ ok: true, value: { dates: { example: [5, 6, 2026] } } });
    expect(seen.ok && seen.value.dates.order).toBeUndefined();
  });

  it('finds the chat inside a zip, and counts its files', async () => {
    const file = await zipFile({
      '_chat.txt': iosText,
      '00000012-PHOTO-2026-11-19-15-08-05.jpg': new Uint8Array(3000),
      '__MACOSX/._chat.txt': 'x',
    });
    expect(await preview(file)).toMatchObject({
      ok: true,
      value: { chatName: 'Ana Lima', messages: 17, files: { count: 1, bytes: 3000 } },
    });
  });

  it.each<[string, () => File | Promise<File>, string]>([
    ['nothing', () => textFile(''), 'empty'],
    [
      'another text',
      () => textFile('Querido diário,\nhoje choveu.\n'.repeat(3000)),
      'not-an-export',
    ],
    ['a short other text', () => textFile('nome;telefone\nAna;11'), 'not-an-export'],
    ['one endless line', () => textFile('x'.repeat(3_000_000)), 'not-an-export'],
    [
      'a picture',
      () => textFile(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70])),
      'not-an-export',
    ],
    [
      'an old encoding',
      () =>
        textFile(
          Uint8Array.from('03/10/2026 09:12 - Jo\u00e3o: ol\u00e1\n', (letter) =>
            letter.charCodeAt(0),
          ),
        ),
      'encoding',
    ],
    ['a zip without a chat', () => zipFile({ 'IMG-1.jpg': 'x' }), 'no-chat-in-zip'],
    ['a zip of other texts', () => zipFile({ 'a.txt': 'x', 'b.txt': 'y' }), 'no-chat-in-zip'],
    [
      'a zip of several chats',
      () =>
        zipFile({
          'WhatsApp Chat with A.txt': androidText,
          'WhatsApp Chat with B.txt': androidText,
        }),
      'several-chats-in-zip',
    ],
    ['a zip with another text', () => zipFile({ '_chat.txt': 'oi' }), 'not-an-export'],
    [
      'a zip with a password',
      () => zipFile({ '_chat.txt': androidText }, { password: 'x' }),
      'damaged-zip',
    ],
    [
      'half a zip',
      async () => {
        const whole = await zipFile({ '_chat.txt': androidText });
        return new File([whole.slice(0, whole.size / 2)], 'a.zip');
      },
      'damaged-zip',
    ],
  ])('%s gets its sentence and changes nothing', async (_, make, failure) => {
    const file = await make();
    expect(await preview(file)).toEqual({ ok: false, failure });
    expect(await run(file)).toEqual({ ok: false, failure });
    expect(await database.messages.count()).toBe(0);
  });

  it('ends at a bomb', async () => {
    // 600 MB of one letter are 600 kB in a zip.
    const writer = new ZipWriter(new BlobWriter());
    let left = 600;
    const megabyte = new Uint8Array(1_000_000).fill(0x61);
    await writer.add(
      '_chat.txt',
      new ReadableStream({
        pull(controller) {
          if (left === 0) controller.close();
          else controller.enqueue(megabyte);
          left -= 1;
        },
      }),
    );
    const file = new File([await writer.close()], 'a.zip');
    expect(file.size).toBeLessThan(5_000_000);
    expect(await preview(file)).toEqual({ ok: false, failure: 'too-large' });
  });

  it('reads UTF-16 with its mark', async () => {
    const text = `\ufeff${androidText}`;
    const bytes = new Uint8Array(text.length * 2);
    new Uint16Array(bytes.buffer).set(
      Uint16Array.from(text, (_, at) => text.charCodeAt(at)).slice(),
    );
    for (let at = 0; at < text.length; at += 1)
      new DataView(bytes.buffer).setUint16(at * 2, text.charCodeAt(at), true);
    expect(await preview(textFile(bytes))).toMatchObject({ ok: true, value: { messages: 19 } });
  });
});

describe('the clock of a file', () => {
  const compare = (file: File) =>
    api.compareClocks(file, {
      accountId: database.accountId,
      chatId: ANA,
      zone: 'America/Sao_Paulo',
      order: 'day-month-year',
    });
  /** What the file says, as if it had been captured so many minutes later by the zone's clock. */
  async function capture(minutesLater: number, count: number) {
    const texts = ['Oi, bom dia! Vocês têm a camiseta azul?', 'Bom dia, Ana 😊', 'isso mesmo, sim'];
    const walls = [Date.UTC(2026, 9, 3, 9, 12), Date.UTC(2026, 9, 3, 9, 13), Date.UTC(2026, 9, 16)];
    await database.messages.bulkAdd(
      texts.slice(0, count).map((text, at) => ({
        ...{ rowid: at + 1, id: `false_${ANA}_3A${at}`, chatId: ANA, stanzaId: `3A${at}` },
        ...{ fromMe: false, kind: 'text' as const, rawType: 'chat', text, ack: 1 as const },
        ...{ capturedAt: 0, revision: at },
        timestamp: (walls[at] ?? 0) + (180 + minutesLater) * 60_000 + 31_000,
      })),
    );
  }
  const file = textFile(androidText.replace(': isso mesmo', ': isso mesmo, sim'));

  it('is the computer’s, where the messages say so', async () => {
    await capture(0, 3);
    expect(await compare(file)).toEqual({ ok: true, value: null });
  });

  it('is another one, where they say that', async () => {
    await capture(60, 3);
    expect(await compare(file)).toEqual({
      ok: true,
      value: {
        minutesAhead: -60,
        example: {
          text: 'Oi, bom dia! Vocês têm a camiseta azul?',
          inFile: Date.UTC(2026, 9, 3, 9, 12),
          stored: Date.UTC(2026, 9, 3, 10, 12),
        },
      },
    });
  });

  it('is not told by too few', async () => {
    await capture(60, 2);
    expect(await compare(file)).toEqual({ ok: true, value: null });
  });

  it('is not told by an empty store', async () => {
    expect(await compare(file)).toEqual({ ok: true, value: null });
  });
});

describe('a file is imported', () => {
  it('once, however often', async () => {
    const file = textFile(androidText);
    const progress: ImportProgress[] = [];
    expect(await run(file, { total: 21 }, (done) => progress.push(done))).toEqual({
      ok: true,
      value: {
        ...{ outcome: 'done', done: 21, total: 21, added: 21, known: 0, old: 0, doubts: 0 },
        ...{ filesKept: 0, filesLeft: 0 },
      },
    });
    expect(progress.at(-1)).toMatchObject({ done: 21, total: 21 });
    expect(await run(file)).toMatchObject({ value: { added: 0, known: 21, doubts: 0 } });
    expect(await database.messages.count()).toBe(21);
    const newest = await database.messages.orderBy('rowid').last();
    expect(newest).toMatchObject({ text: 'isso mesmo', timestamp: Date.UTC(2026, 9, 16, 3) });
  });

  it('with its files, where the user wants them and the limit allows', async () => {
    await changeSettings(database, { mediaFileLimit: 5000 });
    const photo = new Uint8Array(3000).fill(7);
    const file = await zipFile({
      '_chat.txt': iosText,
      '00000012-PHOTO-2026-11-19-15-08-05.jpg': photo,
      '00000013-VIDEO-2026-11-19-15-08-09.mp4': new Uint8Array(9000),
    });
    expect(await run(file)).toMatchObject({ value: { added: 18, filesKept: 0, filesLeft: 0 } });
    expect(await database.mediaFiles.count()).toBe(0);
    expect(await run(file, { keepFiles: true })).toMatchObject({
      value: { added: 0, filesKept: 1, filesLeft: 1 },
    });
    const row = await database.messages
      .filter(({ media }) => media?.fileName?.includes('PHOTO') ?? false)
      .first();
    const kept = await readMediaFile(database, row?.id ?? '');
    expect(new Uint8Array((await kept?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(photo);
    expect(await run(file, { keepFiles: true })).toMatchObject({ value: { filesKept: 0 } });
  });

  it('until it is stopped, and goes on where it ended', async () => {
    const lines = Array.from({ length: 30_000 }, (_, at) => {
      const minutes = String(Math.floor(at / 60) % 60).padStart(2, '0');
      const hours = String(Math.floor(at / 3600) % 24).padStart(2, '0');
      return `0${1 + Math.floor(at / 86_400)}/10/2026 ${hours}:${minutes} - Ana Lima: mensagem ${at}`;
    });
    const file = textFile(lines.join('\n'));
    let asked = false;
    const stopped = await run(file, { total: 30_000 }, ({ done }) => {
      if (done > 2000 && !asked) {
        asked = true;
        void api.stop();
      }
    });
    expect(stopped).toMatchObject({ ok: true, value: { outcome: 'stopped' } });
    const there = await database.messages.count();
    expect(there).toBeGreaterThan(2000);
    expect(there).toBeLessThan(30_000);
    expect(await database.imports.toArray()).toMatchObject([{ state: 'stopped' }]);
    expect(await run(file)).toMatchObject({
      value: { outcome: 'done', known: there, added: 30_000 - there },
    });
    expect(await database.messages.count()).toBe(30_000);
    const texts = new Set((await database.messages.toArray()).map(({ text }) => text));
    expect(texts.size).toBe(30_000);
  });

  it('also when the worker died in the middle', async () => {
    const lines = Array.from({ length: 20_000 }, (_, at) => {
      const minutes = String(Math.floor(at / 60) % 60).padStart(2, '0');
      const hours = String(Math.floor(at / 3600) % 24).padStart(2, '0');
      return `01/10/2026 ${hours}:${minutes} - Ana Lima: ok`;
    });
    const file = textFile(lines.join('\n'));
    await new Promise<void>((resolve) => {
      void run(file, {}, ({ done }) => {
        if (done < 3000) return;
        worker.terminate();
        resolve();
      });
    });
    worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    api = wrap<ChatImportApi>(worker);
    await run(file);
    expect(await database.messages.count()).toBe(20_000);
  });
});

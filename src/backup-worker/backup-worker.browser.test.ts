/** The real thing: the worker, age, IndexedDB and OPFS. */
import { proxy } from 'comlink';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { type AccountDatabase, databaseAt } from '@/database/account-database';
import { recordConsent } from '@/database/consent-ledger';
import { verifyLedger } from '@/database/ledger-check';
import { eraseMessages } from '@/database/erase';
import { clearLeftovers } from '@/database/leftovers';
import { mediaOf, writeMedia } from '@/database/media-folder';
import { MIGRATIONS } from '@/database/migrations';
import fixture001 from '@/database/migrations/fixtures/001.json';
import today001 from '@/database/migrations/fixtures/001-today.json';
import { findAccount } from '@/database/registry';
import type { MessageRow } from '@/database/rows';
import { OUTBOX_STATUSES } from '@/domain/outbox';
import type { BackupFailure, BackupProgress } from '@/protocol/backup-api';
import { HashChain } from './hash-chain';
import { rowsToJson } from './row-json';
import {
  account,
  accountDatabases,
  ANA,
  backUp,
  contents,
  current,
  draft,
  good,
  lock,
  ME,
  message,
  NOON,
  PASSPHRASE,
  put,
  restore,
  wipe,
  worker,
} from './testing/accounts';

const text = fc.string({ unit: 'binary', maxLength: 40 });
const instant = fc.integer({ min: 1.2e12, max: 4.2e12 });
const messages = fc
  .uniqueArray(
    fc.record(
      {
        text,
        timestamp: instant,
        senderId: fc.constant(ANA),
        edits: fc.array(fc.record({ text, at: instant }), { maxLength: 3 }),
        reactions: fc.array(fc.record({ senderId: text, emoji: text, at: instant })),
        media: fc.record({ mimeType: text, size: fc.nat() }, { requiredKeys: [] }),
      },
      { requiredKeys: ['text', 'timestamp'] },
    ),
    { minLength: 1, maxLength: 40, selector: ({ timestamp }) => timestamp },
  )
  .map((rows) => rows.map((row) => message(row)));

describe('a backup, restored where nothing is', () => {
  it('gives back every row of every table', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(messages, fc.array(text), async (rows, names) => {
        const database = await account();
        await put(database, rows);
        await database.contacts.bulkPut(
          names.map((name, index) => ({
            id: `55119${index}@c.us`,
            savedName: name,
            saved: true,
            business: false,
            updatedAt: NOON,
          })),
        );
        await database.pictures.bulkPut(rows.map(({ id, text: data }) => ({ id, data })));
        await database.outbox.bulkPut(names.map((name) => draft({ text: name })));
        for (const _ of names)
          await recordConsent(database, { chatId: ANA, kind: 'opt-out', at: NOON, by: 'user' });
        await database.minutes.put({ name: 'captured', minute: 1, count: 2, sum: 3 });
        await database.jobs.put({
          job: 'backfill',
          state: 'done',
          done: 1,
          total: 1,
          startedAt: NOON,
          updatedAt: NOON,
          backfill: { phone: false, turn: Infinity, read: 3, doneAtStart: 0, skipped: [] },
        });
        await database.settings.put({ key: 'settings', undoSeconds: 9 } as never);
        const before = await contents(database);
        const file = await backUp(database);
        await wipe(database);

        expect(good(await restore(file))).toMatchObject({ restored: rows.length, kept: 0 });
        const restored = await current();
        const after = await contents(restored);
        expect(restored.name).not.toBe(database.name);
        expect(after['log']).toMatchObject([{ code: 'restored' }]);
        expect(after['settings']).toMatchObject([{ key: 'settings', undoSeconds: 9 }]);
        expect({ ...after, log: [], settings: [] }).toEqual({ ...before, log: [], settings: [] });
        await restored.delete();
      }),
      { numRuns: 8 },
    );
  });

  it('gives back the media files', async () => {
    const database = await account();
    await put(database, [message()]);
    const bytes = crypto.getRandomValues(new Uint8Array(65_536));
    const large = new Blob(Array.from({ length: 10 }, () => bytes));
    const writer = await writeMedia(database.accountId, 'large');
    await writer.write(large);
    await writer.close();
    const file = await backUp(database);
    await wipe(database);
    good(await restore(file));
    const [found] = await mediaOf((await current()).accountId);
    expect(found?.name).toBe('large');
    expect(await found?.file.arrayBuffer()).toEqual(await large.arrayBuffer());
  });

  it(
    'is written by the worker into the file that the user chose',
    { timeout: 60_000 },
    async () => {
      const database = await account();
      await put(database, [message({ text: 'a azul' })]);
      const root = await navigator.storage.getDirectory();
      const target = await root.getFileHandle('chosen.age', { create: true });
      const shown: BackupProgress[] = [];
      const { bytes } = good(
        await worker().api.backUp(
          target,
          PASSPHRASE,
          proxy((progress) => shown.push(progress)),
        ),
      );
      const file = await target.getFile();
      expect(file.size).toBe(bytes);
      expect(shown.at(-1)).toMatchObject({ phase: 'writing', done: 3, total: 3 });
      expect(await file.text()).not.toContain('azul');
      const preview = good(await worker().api.preview(file, PASSPHRASE));
      expect(preview).toMatchObject({
        header: { whatsAppId: ME, rows: { messages: 1 } },
        present: { rows: { messages: 1 } },
        otherAccount: false,
      });
      await root.removeEntry('chosen.age');
    },
  );
});

describe('a backup, restored beside what is here', () => {
  it('loses nothing that was captured since', async () => {
    const database = await account();
    const old = [message(), message({ text: 'tem?' }), message()];
    await put(database, old);
    const file = await backUp(database);
    const edited = { ...old[1]!, text: 'tem a azul?', editedAt: NOON + 9e6, ack: 3 as const };
    const reacted = { ...old[2]!, reactions: [{ senderId: ANA, emoji: '👍', at: NOON }] };
    const news = [message(), message()];
    await put(database, [edited, reacted, ...news]);
    await database.pictures.put({ id: news[0]!.id, data: 'preview' });
    await database.templates.put({
      id: 't',
      title: 'Oi',
      text: 'Oi!',
      createdAt: NOON,
      updatedAt: NOON,
      uses: 0,
    });

    expect(good(await restore(file))).toMatchObject({ restored: 3, kept: 2 });
    const restored = await current();
    expect(await restored.messages.orderBy('rowid').toArray()).toMatchObject([
      { id: old[0]!.id },
      { text: 'tem a azul?', edits: [{ text: 'tem?' }], ack: 3 },
      { reactions: [{ emoji: '👍' }] },
      { id: news[0]!.id },
      { id: news[1]!.id },
    ]);
    expect(await restored.pictures.get(news[0]!.id)).toMatchObject({ data: 'preview' });
    expect(await restored.templates.count()).toBe(1);
    expect((await restored.counters.get('messages'))?.value).toBe(5);
    const revisions = (await restored.messages.toArray()).map(({ revision }) => revision);
    expect(Math.max(...revisions)).toBeLessThanOrEqual(
      (await restored.counters.get('revision'))?.value ?? 0,
    );
    expect(new Set(revisions).size).toBe(5);
    await clearLeftovers(NOON);
    expect(await accountDatabases()).toEqual([restored.name]);
  });

  it('keeps messages that claim one place in time', async () => {
    const database = await account();
    const first = message({ timestamp: NOON });
    const place = (more: number) => ({ timestamp: NOON, rowid: first.rowid + more });
    const there = [first, message(place(1)), message(place(4))];
    await put(database, there);
    const file = await backUp(database);
    await wipe(database);
    const anew = await account();
    const others = [5, 0, 6, 1, 2].map((more) => message(place(more)));
    await put(anew, others);
    good(await restore(file));
    const rows = await (await current()).messages.toArray();
    expect(rows.map(({ id }) => id).sort()).toEqual(
      [...there, ...others].map(({ id }) => id).sort(),
    );
  });

  it('leaves erased what was erased, wherever it lies', async () => {
    const database = await account();
    const [kept, gone] = [message(), message()];
    await put(database, [kept, gone]);
    await database.pictures.put({ id: gone.id, data: 'preview' });
    const file = await backUp(database);
    await wipe(database);
    const anew = await account();
    const moved = { ...gone, rowid: gone.rowid + 7 };
    await put(anew, [moved]);
    await eraseMessages(anew, [moved.rowid], NOON);
    expect(good(await restore(file))).toMatchObject({ erased: 1 });
    const restored = await current();
    expect((await restored.messages.toArray()).map(({ id }) => id)).toEqual([kept.id]);
    expect(await restored.pictures.count()).toBe(0);
    expect((await restored.counters.get('messages'))?.value).toBe(1);
    const again = await backUp(restored);
    restored.close();
    good(await restore(file));
    good(await restore(again));
    expect(await (await current()).messages.count()).toBe(1);
  });

  it('never leaves a message approved or on its way, nor forgets that one has left', async () => {
    const status = fc.constantFrom(...OUTBOX_STATUSES);
    const pair = fc.record({ backup: fc.option(status), present: fc.option(status) });
    await fc.assert(
      fc.asyncProperty(fc.array(pair, { minLength: 1, maxLength: 12 }), async (pairs) => {
        const database = await account();
        await put(database, [message()]);
        const rows = (side: 'backup' | 'present') =>
          pairs.flatMap((each, index) => {
            const known = each[side];
            return known === null
              ? []
              : [
                  draft({
                    id: `row-${index}`,
                    status: known,
                    approval: { hash: 'x', at: NOON, sendAfter: NOON },
                    stanzaId: `3EB0${index}`,
                  }),
                ];
          });
        await database.outbox.bulkPut(rows('backup'));
        const file = await backUp(database);
        await database.outbox.clear();
        await database.outbox.bulkPut(rows('present'));
        good(await restore(file));
        const restored = await current();
        const found = new Map((await restored.outbox.toArray()).map((row) => [row.id, row]));
        const left = ['sending', 'unconfirmed', 'failed', 'sent', 'delivered', 'read'];
        for (const [index, each] of pairs.entries()) {
          const row = found.get(`row-${index}`);
          const known = [each.backup, each.present].filter((one) => one !== null);
          expect(row !== undefined).toBe(known.length > 0);
          expect(row?.status).not.toBe('approved');
          expect(row?.status).not.toBe('sending');
          if (known.some((one) => left.includes(one))) expect(left).toContain(row?.status);
          if (row?.status === 'draft') expect(row.approval?.hash ?? 'none').not.toBe('approved');
        }
        await restored.delete();
      }),
      { numRuns: 15 },
    );
  });

  it('knows an imported message again in the captured one, and what the user said of others', async () => {
    const database = await account();
    const imported = (change: Partial<MessageRow>) =>
      message({ rawType: 'export', stanzaId: '', imported: true, timestamp: NOON, ...change });
    const twin = imported({ id: 'import:1', text: 'tem a azul?' });
    const same = imported({ id: 'import:2', text: 'Foto' });
    await put(database, [twin, same]);
    await database.imports.put({
      id: `${ANA} UTC`,
      chatId: ANA,
      zone: 'UTC',
      state: 'done',
      total: 2,
      added: 2,
      minutesAhead: 0,
      known: 0,
      startedAt: NOON,
      updatedAt: NOON,
    });
    const file = await backUp(database);
    const captured = message({ text: 'tem a azul?', timestamp: NOON + 7000 });
    const photo = message({ kind: 'image', timestamp: NOON + 8000 });
    await database.messages.clear();
    await put(database, [captured, photo]);
    await database.importBuckets.put({ key: same.id, chatId: ANA, rowid: photo.rowid });
    const doubt = { chatId: ANA, reason: 'other-text', at: NOON } as const;
    await database.importReviews.bulkAdd([
      { ...doubt, rowid: captured.rowid, otherRowid: photo.rowid },
      { ...doubt, rowid: 1, otherRowid: photo.rowid },
    ]);
    good(await restore(file));
    const restored = await current();
    const rows = await restored.messages.orderBy('rowid').toArray();
    expect(rows.map(({ id }) => id)).toEqual([captured.id, photo.id]);
    expect(rows[0]?.rowid).toBe(twin.rowid);
    expect(await restored.importReviews.toArray()).toMatchObject([
      { rowid: twin.rowid, otherRowid: photo.rowid },
    ]);
  });

  it('keeps limits, opt-outs and stops on the safe side', async () => {
    const database = await account();
    await put(database, [message()]);
    const line = { outboxId: 'a', chatId: ANA, fingerprint: [1], firstContact: true };
    await database.sendLedger.add({ ...line, at: NOON });
    await recordConsent(database, { chatId: ANA, kind: 'opt-in', at: NOON, by: 'user' });
    await database.buckets.put({ key: 'sending', tokens: 20, updatedAt: NOON, nextAt: NOON });
    await database.settings.put({
      key: 'settings',
      retention: { days: 30 },
      assistant: { endpoint: 'https://a.example', model: 'm', apiKey: 'k', enabled: true },
    } as never);
    const file = await backUp(database);
    await database.sendLedger.add({ ...line, at: NOON + 1 });
    await recordConsent(database, { chatId: ANA, kind: 'opt-out', at: NOON + 1, by: 'detected' });
    await database.buckets.put({
      key: 'sending',
      tokens: 0,
      updatedAt: NOON + 1,
      nextAt: NOON + 5,
    });
    await database.settings.put({ key: 'settings', safeMode: true } as never);
    good(await restore(file));
    const restored = await current();
    expect((await restored.sendLedger.toArray()).map(({ at }) => at)).toEqual([NOON, NOON + 1]);
    expect((await restored.consent.toArray()).map(({ kind }) => kind)).toEqual([
      'opt-in',
      'opt-out',
    ]);
    expect(await verifyLedger(restored)).toEqual({ lines: 2, breaks: [] });
    expect(await restored.buckets.get('sending')).toMatchObject({ tokens: 0, nextAt: NOON + 5 });
    const settings = await restored.settings.get('settings');
    expect(settings).toMatchObject({ safeMode: true, assistant: { model: 'm', enabled: false } });
    expect(settings).not.toHaveProperty('retention');
  });

  it('takes the files that only the present one has along', async () => {
    const database = await account();
    const row = message();
    await put(database, [row]);
    const file = await backUp(database);
    const writer = await writeMedia(database.accountId, 'photo');
    await writer.write('bytes');
    await writer.close();
    await database.mediaFiles.put({
      messageId: row.id,
      state: 'kept',
      file: 'photo',
      size: 5,
      received: 5,
      at: NOON,
    });
    good(await restore(file));
    const restored = await current();
    expect(await restored.mediaFiles.get(row.id)).toMatchObject({ state: 'kept' });
    const [photo] = await mediaOf(restored.accountId);
    expect(await photo?.file.text()).toBe('bytes');
    expect(await mediaOf(database.accountId)).toEqual([]);
  });

  it('of another account becomes that account, and leaves the present one as it is', async () => {
    const other = '5521988887777@c.us';
    const database = await account(other);
    await put(database, [message()]);
    const file = await backUp(database, other);
    await wipe(database);
    const mine = await account(ME);
    await put(mine, [message(), message()]);
    const before = await contents(mine);
    const preview = good(await worker().api.preview(file, PASSPHRASE));
    expect(preview.otherAccount).toBe(true);
    expect(preview.present).toBeUndefined();
    good(await restore(file));
    expect((await findAccount(other))?.id).toBe((await current()).accountId);
    expect((await findAccount(ME))?.id).toBe(mine.accountId);
    expect(await contents(mine)).toEqual(before);
  });
});

describe('a backup of an earlier schema', () => {
  it('is restored as it was, and then brought up to date', async () => {
    const old = databaseAt(crypto.randomUUID(), 1);
    const lines = [
      {
        'mettri-backup': 1,
        schema: 1,
        whatsAppId: ME,
        createdAt: NOON,
        rows: { messages: fixture001.messages.length },
        media: { files: 0, bytes: 0 },
      },
    ].map((line) => JSON.stringify(line));
    const sums: Record<string, { written: number; sha256: string }> = {};
    for (const { name } of old.tables) {
      const rows: readonly unknown[] = (fixture001 as Record<string, unknown[]>)[name] ?? [];
      const chain = new HashChain();
      if (rows.length > 0) {
        const json = rowsToJson(rows);
        await chain.add(new TextEncoder().encode(json));
        lines.push(`{"table":"${name}","rows":${json}}`);
      }
      sums[name] = { written: rows.length, sha256: chain.hex };
    }
    const media = { files: 0, bytes: 0, sha256: new HashChain().hex };
    lines.push(JSON.stringify({ end: { rows: sums, media } }));
    good(await restore(await lock(new Blob([`${lines.join('\n')}\n`]))));
    const restored = await current();
    expect(restored.verno || (await restored.open()).verno).toBe(MIGRATIONS.length);
    expect(await restored.messages.toArray()).toEqual(today001.messages);
    expect(await restored.coverage.toArray()).toEqual(today001.coverage);
  });
});

describe('a backup that cannot be used', () => {
  let database: AccountDatabase;
  let file: File;
  let before: Record<string, unknown[]>;

  beforeEach(async () => {
    database = await account();
    await put(
      database,
      Array.from({ length: 1200 }, () => message({ text: crypto.randomUUID().repeat(20) })),
    );
    file = await backUp(database);
    before = await contents(database);
  });

  async function expectRefused(bad: Blob, code: BackupFailure, passphrase?: string) {
    expect(await restore(bad, passphrase)).toEqual({ ok: false, code });
    expect((await findAccount(ME))?.id).toBe(database.accountId);
    expect(await contents(database)).toEqual(before);
    expect(await accountDatabases()).toEqual([database.name]);
  }

  it('because of the passphrase changes nothing', async () => {
    await expectRefused(file, 'wrong-passphrase', 'outra frase');
    expect(await worker().api.preview(file, 'outra frase')).toEqual({
      ok: false,
      code: 'wrong-passphrase',
    });
  });

  it('because it was cut changes nothing', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: file.size - 1 }), async (length) => {
        await expectRefused(file.slice(0, length), 'damaged');
      }),
      { numRuns: 12, examples: [[10], [25], [100], [file.size - 1], [file.size - 17]] },
    );
  });

  it('because it was changed changes nothing', { timeout: 60_000 }, async () => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const headerEnd = new TextDecoder('latin1').decode(bytes).indexOf('\n---');
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: headerEnd + 1, max: bytes.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, flip) => {
          const changed = bytes.slice();
          changed[at] = (changed[at] ?? 0) ^ flip;
          await expectRefused(new Blob([changed]), 'damaged');
        },
      ),
      { numRuns: 12 },
    );
  });

  it('because bytes were added changes nothing', async () => {
    await expectRefused(new Blob([file, 'x']), 'damaged');
  });

  it.each<[string, BlobPart, BackupFailure]>([
    ['nothing', '', 'not-a-backup'],
    ['a text', 'Oi, tudo bem?', 'not-a-backup'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47]), 'not-a-backup'],
  ])('because it is %s changes nothing', async (_, content, code) => {
    await expectRefused(new Blob([content]), code);
  });

  it.each<[string, string, BackupFailure]>([
    ['of something else', '{"some":"thing"}\n', 'not-a-backup'],
    ['of a newer format', '{"mettri-backup":2,"anything":1}\n', 'newer'],
    [
      'of a newer schema',
      `{"mettri-backup":1,"schema":${MIGRATIONS.length + 1},"whatsAppId":"${ME}","createdAt":1,"rows":{},"media":{"files":0,"bytes":0}}\n`,
      'newer',
    ],
    [
      'of no messages',
      `{"mettri-backup":1,"schema":1,"whatsAppId":"${ME}","createdAt":1,"rows":{"messages":0},"media":{"files":0,"bytes":0}}\n`,
      'empty',
    ],
    [
      'without rows or an end',
      `{"mettri-backup":1,"schema":1,"whatsAppId":"${ME}","createdAt":1,"rows":{"messages":1},"media":{"files":0,"bytes":0}}\n`,
      'damaged',
    ],
    [
      'that leads out of its folder',
      `{"mettri-backup":1,"schema":1,"whatsAppId":"${ME}","createdAt":1,"rows":{"messages":1},"media":{"files":1,"bytes":1}}\n{"file":"../../x","bytes":1}\nx`,
      'damaged',
    ],
  ])('because it is one %s changes nothing', async (_, lines, code) => {
    await expectRefused(await lock(new Blob([lines])), code);
  });

  it('because the user stopped changes nothing', async () => {
    const { api } = worker();
    const outcome = api.restore(
      file,
      PASSPHRASE,
      proxy(() => void api.stop()),
    );
    expect(await outcome).toEqual({ ok: false, code: 'stopped' });
    await clearLeftovers(NOON);
    expect(await contents(database)).toEqual(before);
    expect(await accountDatabases()).toEqual([database.name]);
  });
});

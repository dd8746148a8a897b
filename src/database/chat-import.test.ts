import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { exportedMessage, type ExportedMessage } from '@/domain/chat-export/exported-message';
import { ChatExportParser } from '@/domain/chat-export/parser';
import type { ImportAuthor } from '@/protocol/chat-import-api';
import type { CapturedMessage } from '@/protocol/page-event';
import { ANA, captured, envelope, NOON } from '../../test/captured';
import { AccountDatabase } from './account-database';
import { approve, openDraft } from './approvals';
import { ChatImport, type ExportedFile } from './chat-import';
import { consentOf } from './consent';
import { eraseMessages } from './erase';
import { callSame, keepBoth, reopen } from './import-reviews';
import { ingest } from './ingest';
import type { MessageRow } from './rows';
import { changeSettings } from './settings';

/** NOON is 12:00 there. */
const ZONE = 'America/Sao_Paulo';
const GROUP = '120363000000000001@g.us';
const BRUNO = '5521998887766@c.us';
const AUTHORS: Record<string, ImportAuthor> = {
  Ana: { is: 'contact' },
  Bia: { is: 'me' },
};

let database: AccountDatabase;

beforeEach(() => {
  database = new AccountDatabase(crypto.randomUUID());
});

function messagesOf(text: string): ExportedMessage[] {
  const parser = new ChatExportParser('day-month-year');
  return [...parser.push(text), ...parser.end()].flatMap(
    (entry) => exportedMessage(entry, 'day-month-year') ?? [],
  );
}

interface Options {
  chatId?: string;
  authors?: Record<string, ImportAuthor>;
  zone?: string;
  minutesAhead?: number;
  /** Messages in one batch. */
  batch?: number;
}

/** Lines with their time alone: all are of 18 November 2026. */
async function importLines(lines: readonly string[], options: Options = {}) {
  const dated = lines.map((line) => (/^\d\d:\d\d - /.test(line) ? `18/11/2026 ${line}` : line));
  return importText(dated.join('\n'), options);
}

async function importText(text: string, options: Options = {}) {
  const { chatId = ANA, authors = AUTHORS, zone = ZONE, minutesAhead = 0, batch = 1000 } = options;
  const messages = messagesOf(text);
  const chatImport = await ChatImport.begin(
    database,
    { chatId, authors, zone, minutesAhead, total: messages.length },
    NOON,
  );
  const files: ExportedFile[] = [];
  for (let at = 0; at < messages.length; at += batch)
    files.push(...(await chatImport.write(messages.slice(at, at + batch), NOON)));
  files.push(...(await chatImport.end('done', NOON)));
  return { counts: chatImport.counts, files };
}

/** A message of Ana's, `seconds` after noon. */
function said(text: string, seconds: number, change: Partial<CapturedMessage> = {}) {
  return captured({ text, timestamp: NOON + seconds * 1000, ...change });
}

function capture(...messages: CapturedMessage[]) {
  return ingest(database, [envelope({ type: 'messages', source: 'history', messages })], NOON);
}

/** Rows as one reads them in the chat. */
async function shown(chatId = ANA): Promise<string[]> {
  const rows = await database.messages
    .where('[chatId+timestamp]')
    .between([chatId, 0], [chatId, Infinity])
    .toArray();
  return rows.map(
    (row) => `${row.imported ? '~' : ''}${row.fromMe ? '>' : ''}${row.text || row.kind}`,
  );
}

const row = async (text: string): Promise<MessageRow> => {
  const found = await database.messages.filter((one) => one.text === text).first();
  if (!found) throw new Error('No such row.');
  return found;
};
const messageCount = async () => (await database.counters.get('messages'))?.value ?? 0;
const reviews = () => database.importReviews.toArray();

describe('an imported chat', () => {
  it('becomes rows in the order of the file, marked as imported', async () => {
    const { counts } = await importLines([
      '11:58 - Ana: oi',
      '11:58 - Bia: oi, Ana',
      '11:58 - Ana: tem o azul?',
      'no P?',
      '11:59 - Ana: <Mídia oculta>',
    ]);
    expect(counts).toEqual({ done: 4, added: 4, known: 0, old: 0, doubts: 0 });
    expect(await shown()).toEqual(['~oi', '~>oi, Ana', '~tem o azul?\nno P?', '~unknown']);
    expect(await row('oi')).toMatchObject({
      chatId: ANA,
      fromMe: false,
      imported: true,
      kind: 'text',
      timestamp: NOON - 120_000,
    });
    expect((await row('oi')).id).toMatch(/^import:[0-9a-f]{28}$/);
    expect(await messageCount()).toBe(4);
    const rows = await database.messages.toArray();
    expect(rows.map(({ revision }) => revision)).toEqual([1, 2, 3, 4]);
    expect(await database.imports.toArray()).toMatchObject([
      { chatId: ANA, zone: ZONE, state: 'done', total: 4, added: 4, known: 0 },
    ]);
  });

  it('keeps what each kind of line says', async () => {
    const { files } = await importLines([
      '09:00 - Ana: IMG-1.jpg (arquivo anexado)',
      'a azul',
      '09:01 - Ana: localização: https://maps.google.com/?q=-23.55,-46.63',
      '09:02 - Ana: Bruno Costa.vcf (arquivo anexado)',
      '09:03 - Ana: ENQUETE:',
      'Qual?',
      'OPÇÃO: Azul (1 voto)',
      '09:04 - Ana: Mensagem apagada',
      '09:05 - Bia: fechado <Mensagem editada>',
      '09:06 - Ligação de voz perdida',
      '09:07 - Seu código de segurança com Ana mudou.',
    ]);
    const at = NOON - 3 * 3_600_000;
    expect(await database.messages.toArray()).toMatchObject([
      { kind: 'image', text: 'a azul', media: { fileName: 'IMG-1.jpg', mimeType: 'image/jpeg' } },
      { kind: 'location', details: { type: 'location', latitude: -23.55, longitude: -46.63 } },
      { kind: 'contact', text: 'Bruno Costa' },
      { kind: 'poll', text: 'Qual?', details: { type: 'poll', options: ['Azul'] } },
      { kind: 'revoked', text: '', revokedAt: at + 4 * 60_000 },
      { kind: 'text', text: 'fechado', editedAt: at + 5 * 60_000, fromMe: true },
      { kind: 'call', fromMe: false },
      { kind: 'system', fromMe: false },
    ]);
    expect(files).toEqual([
      { fileName: 'IMG-1.jpg', mimeType: 'image/jpeg', messageId: (await row('a azul')).id },
      {
        fileName: 'Bruno Costa.vcf',
        mimeType: 'text/vcard',
        messageId: (await row('Bruno Costa')).id,
      },
    ]);
  });

  it('is the same the second time, whatever the batches', async () => {
    const lines = [
      '11:58 - Ana: ok',
      '11:58 - Ana: ok',
      '11:59 - Bia: ok',
      '12:00 - Ana: <Mídia oculta>',
    ];
    await importLines(lines);
    const before = await database.messages.toArray();
    for (const batch of [1, 2, 3]) {
      const { counts } = await importLines(lines, { batch });
      expect(counts).toEqual({ done: 4, added: 0, known: 4, old: 0, doubts: 0 });
    }
    expect(await database.messages.toArray()).toEqual(before);
    expect(await messageCount()).toBe(4);
  });

  it('goes on where the last import of it ended', async () => {
    const lines = ['11:50 - Ana: a', '11:52 - Ana: b', '11:54 - Ana: c'];
    await importLines(lines.slice(0, 2));
    expect((await importLines(lines)).counts).toMatchObject({ added: 1, known: 2 });
    expect(await shown()).toEqual(['~a', '~b', '~c']);
  });

  it('counts equal lines that stand apart in the file', async () => {
    const lines = ['11:58 - Ana: ok', '11:40 - Ana: antiga', '11:58 - Ana: ok', '11:59 - Bia: fim'];
    for (const batch of [1, 2, 100]) await importLines(lines, { batch });
    expect(await shown()).toEqual(['~antiga', '~ok', '~ok', '~>fim']);
  });

  it('stands between captured messages where the file has it', async () => {
    await capture(said('um', 10), said('três', 40));
    await importLines([
      '12:00 - Ana: um',
      '12:00 - Ana: dois',
      '12:00 - Ana: três',
      '12:00 - Ana: quatro',
    ]);
    expect(await shown()).toEqual(['um', '~dois', 'três', '~quatro']);
  });

  it('shares a second with other chats', async () => {
    const chats = Array.from(
      { length: 30 },
      (_, at) => `551190000${String(at).padStart(4, '0')}@c.us`,
    );
    for (const chatId of chats) await importLines(['12:00 - Ana: a', '12:00 - Ana: b'], { chatId });
    for (const chatId of chats) expect(await shown(chatId)).toEqual(['~a', '~b']);
  });

  it('leaves out what is older than the user keeps', async () => {
    await changeSettings(database, { retention: { days: 30 } });
    await capture(said('velha!', -45 * 86_400, {}));
    const { counts } = await importText(
      ['04/10/2026 12:00 - Ana: velha', '18/11/2026 11:00 - Ana: nova'].join('\n'),
    );
    expect(counts).toMatchObject({ added: 1, known: 0, old: 1, doubts: 0 });
    expect(await shown()).toEqual(['~nova']);
  });

  it('gives way where its place in a second is taken', async () => {
    await importLines(['12:00 - Ana: a', '12:00 - Ana: b']);
    const rows = await database.messages.toArray();
    await database.messages.clear();
    // Another chat's messages, in the same places.
    await database.messages.bulkAdd(
      rows.map((one) => ({ ...one, id: `false_${BRUNO}_${one.rowid}`, chatId: BRUNO })),
    );
    await importLines(['12:00 - Ana: a', '12:00 - Ana: b', '12:00 - Ana: c']);
    expect((await shown()).toSorted()).toEqual(['~a', '~b', '~c']);
    expect(await shown(BRUNO)).toEqual(['~a', '~b']);
  });

  it('does not know the zone of Mars, nor channels', async () => {
    const plan = { chatId: ANA, authors: {}, zone: 'Mars/Olympus', minutesAhead: 0, total: 1 };
    await expect(ChatImport.begin(database, plan, NOON)).rejects.toThrow(RangeError);
    await expect(
      ChatImport.begin(database, { ...plan, zone: ZONE, chatId: '1@newsletter' }, NOON),
    ).rejects.toThrow(RangeError);
    expect(await database.imports.count()).toBe(0);
  });
});

describe('what an import means for those who write', () => {
  it('is an opt-out that counts, once', async () => {
    const lines = [
      '09:00 - Ana: não quero mais receber mensagens',
      '09:01 - Bia: não quero mais receber mensagens',
    ];
    await importLines(lines);
    await importLines(lines);
    expect(await database.consent.toArray()).toMatchObject([
      { chatId: ANA, kind: 'opt-out', at: NOON - 3 * 3_600_000, by: 'detected' },
    ]);
    expect(await consentOf(database, [ANA])).toBe('opt-out');
  });

  it('takes back what was approved before it, and nothing else', async () => {
    await capture(said('Oi', -600));
    const draft = await openDraft(database, { chatId: ANA, text: 'Olá' }, NOON - 300_000);
    await approve(database, draft, NOON - 300_000);
    await importLines(['11:50 - Ana: Oi', '11:52 - Ana: velha']);
    expect((await database.outbox.get(draft.id))?.status).toBe('approved');
    await importLines(['11:58 - Ana: nova']);
    expect((await database.outbox.get(draft.id))?.status).toBe('draft');
  });

  it('shows the last message in the list, and calls nobody to answer', async () => {
    await importLines(['11:58 - Bia: oi', '11:59 - Ana: e aí?']);
    expect(await database.chats.get(ANA)).toMatchObject({ lastText: 'e aí?', waitingSince: 0 });
  });

  it('does not make an old message the last where WhatsApp has newer ones', async () => {
    await ingest(
      database,
      [
        envelope({
          type: 'chats',
          chats: [
            {
              id: ANA,
              name: 'Ana',
              unreadCount: 0,
              archived: false,
              readOnly: false,
              lastMessageAt: NOON,
            },
          ],
        }),
      ],
      NOON,
    );
    await importLines(['09:00 - Ana: velha']);
    expect(await database.chats.get(ANA)).toMatchObject({ lastText: '', lastMessageAt: NOON });
  });
});

describe('an imported message that is captured later', () => {
  it('is the same row, now with its own id', async () => {
    await importLines(['12:00 - Ana: oi', '12:00 - Ana: tudo bem?']);
    const before = await row('oi');
    const message = said('oi', 31);
    await capture(message);
    expect(await shown()).toEqual(['~tudo bem?', 'oi']);
    const after = await row('oi');
    expect(after).toMatchObject({
      rowid: before.rowid,
      id: message.id,
      timestamp: message.timestamp,
    });
    expect(after.imported).toBeUndefined();
    expect(after.revision).toBeGreaterThan(before.revision);
    expect(await messageCount()).toBe(2);
    expect((await database.counters.get('captured'))?.value).toBe(1);
    expect(await reviews()).toEqual([]);
  });

  it('takes its file along', async () => {
    const { files } = await importLines(['12:00 - Ana: IMG-1.jpg (arquivo anexado)']);
    const file = { file: 'f', size: 1, received: 1, at: NOON, state: 'kept' } as const;
    await database.mediaFiles.put({ messageId: files[0]?.messageId ?? '', ...file });
    const message = said('', 5, {
      kind: 'image',
      rawType: 'image',
      media: { mimeType: 'image/jpeg' },
    });
    await capture(message);
    expect(await shown()).toEqual(['image']);
    expect(await database.mediaFiles.toArray()).toEqual([{ messageId: message.id, ...file }]);
  });

  it('is one row also when it came as a placeholder first', async () => {
    await importLines(['12:00 - Ana: oi']);
    const message = said('oi', 31);
    await capture({ ...message, kind: 'pending', rawType: 'ciphertext', text: '' });
    expect(await reviews()).toHaveLength(1);
    await capture(message);
    expect(await shown()).toEqual(['oi']);
    expect(await reviews()).toEqual([]);
    expect(await messageCount()).toBe(1);
    expect(await database.erasures.count()).toBe(1);
  });

  it('is known under the other id of the person', async () => {
    const lid = '123456789012345@lid';
    await importLines(['12:00 - Ana: oi']);
    await ingest(database, [envelope({ type: 'pairs', pairs: [{ lid, phoneId: ANA }] })], NOON);
    await capture(said('oi', 3, { chatId: lid }));
    expect(await database.messages.count()).toBe(1);
    await importLines(['12:00 - Ana: oi', '12:01 - Ana: e aí?']);
    expect(await database.messages.count()).toBe(2);
  });

  it('is known by the clock of a phone in another zone', async () => {
    // Manaus: 11:00 when it is noon in São Paulo.
    const options = { minutesAhead: -60 };
    await importLines(['11:00 - Ana: oi'], options);
    expect(await row('oi')).toMatchObject({ timestamp: NOON });
    await capture(said('oi', 31));
    await importLines(['11:00 - Ana: oi'], options);
    expect(await shown()).toEqual(['oi']);
  });

  it('is known in the hour that is turned back', async () => {
    const zone = 'America/New_York';
    // 01:30 twice on 1 November 2026: 05:30 and 06:30 UTC.
    await importText('01/11/2026 01:30 - Ana: oi', { zone });
    await capture(captured({ text: 'oi', timestamp: Date.UTC(2026, 10, 1, 6, 30, 12) }));
    expect(await shown()).toEqual(['oi']);
    await importText('01/11/2026 01:30 - Ana: oi', { zone });
    expect(await shown()).toEqual(['oi']);
  });
});

describe('a group', () => {
  const authors: Record<string, ImportAuthor> = {
    Bia: { is: 'me' },
    Bruno: { is: 'member', id: BRUNO },
    Zeca: { is: 'unknown' },
  };
  const member = (text: string, seconds: number, senderId: string) =>
    said(text, seconds, { chatId: GROUP, senderId });

  it('knows who said what, and names nobody a contact', async () => {
    await importLines(['12:00 - Bruno: oi', '12:00 - Zeca: oi', '12:00 - Bia: oi'], {
      chatId: GROUP,
      authors,
    });
    expect(await database.messages.toArray()).toMatchObject([
      { senderId: BRUNO, fromMe: false },
      { senderName: 'Zeca', fromMe: false },
      { fromMe: true },
    ]);
    expect(await database.contacts.count()).toBe(0);
  });

  it('matches members, and asks about names that it does not know', async () => {
    await capture(member('oi', 1, BRUNO), member('olá', 2, '5531911112222@c.us'));
    const { counts } = await importLines(['12:00 - Bruno: oi', '12:00 - Zeca: olá'], {
      chatId: GROUP,
      authors,
    });
    expect(counts).toMatchObject({ added: 1, known: 1, doubts: 1 });
    expect(await reviews()).toMatchObject([{ reason: 'other-author' }]);
  });

  it('does not double a name that is known the second time', async () => {
    const lines = ['12:00 - Zeca: oi'];
    await importLines(lines, { chatId: GROUP, authors });
    await importLines(lines, { chatId: GROUP, authors: { Zeca: { is: 'member', id: BRUNO } } });
    expect(await shown(GROUP)).toEqual(['~oi']);
  });
});

describe('what may be one', () => {
  it('is asked, not merged: another text, another minute', async () => {
    await capture(said('Oi!', 1), said('fechado', 61));
    const { counts } = await importLines(['12:00 - Ana: Oi', '12:02 - Ana: fechado']);
    expect(counts).toMatchObject({ added: 2, doubts: 2 });
    expect(await shown()).toEqual(['~Oi', 'Oi!', 'fechado', '~fechado']);
    expect(await reviews()).toMatchObject([{ reason: 'other-text' }, { reason: 'other-minute' }]);
  });

  it('raises no doubt about what the next batch explains', async () => {
    await capture(said('a', 1), said('a', 61));
    await importLines(['11:59 - Ana: a', '12:00 - Ana: a', '12:01 - Ana: a'], { batch: 1 });
    expect(await reviews()).toEqual([]);
    expect(await shown()).toEqual(['~a', 'a', 'a']);
  });

  it('is asked when it is captured after the import, too', async () => {
    await importLines(['12:00 - Ana: Oi']);
    const message = said('Oi!', 1);
    await capture(message);
    await capture(message);
    expect(await reviews()).toHaveLength(1);
    await capture(said('Oi', 2));
    expect(await reviews()).toEqual([]);
  });

  it('is asked of two exports, before and after an edit', async () => {
    await importLines(['12:00 - Ana: Oi']);
    await importLines(['12:00 - Ana: Oi! <Mensagem editada>']);
    expect(await reviews()).toMatchObject([{ reason: 'other-text' }]);
  });

  it('knows an edited message by its earlier words', async () => {
    const message = said('Oi', 1);
    await capture(message);
    const change = { type: 'edit', id: message.id, text: 'Oi!', at: NOON + 5000 } as const;
    await ingest(database, [envelope({ type: 'changes', changes: [change] })], NOON);
    await importLines(['12:00 - Ana: Oi']);
    await importLines(['12:00 - Ana: Oi! <Mensagem editada>']);
    expect(await shown()).toEqual(['Oi!']);
  });

  it('stays one when the user says so, also in later imports', async () => {
    await capture(said('Oi!', 1));
    await importLines(['12:00 - Ana: Oi']);
    const [review] = await reviews();
    await callSame(database, review!, NOON);
    expect(await shown()).toEqual(['Oi!']);
    expect((await importLines(['12:00 - Ana: Oi'])).counts).toMatchObject({ added: 0, doubts: 0 });
    expect(await shown()).toEqual(['Oi!']);
    expect(await reviews()).toEqual([]);
    expect(await messageCount()).toBe(1);
  });

  it('gives its file to the one that stays', async () => {
    await capture(said('legenda nova', 1, { kind: 'image', rawType: 'image' }));
    const { files } = await importLines(['12:00 - Ana: IMG-1.jpg (arquivo anexado)', 'legenda']);
    const file = { file: 'f', size: 1, received: 1, at: NOON, state: 'kept' } as const;
    await database.mediaFiles.put({ messageId: files[0]?.messageId ?? '', ...file });
    const [review] = await reviews();
    await callSame(database, review!, NOON);
    const { id } = await row('legenda nova');
    expect(await database.mediaFiles.toArray()).toEqual([{ messageId: id, ...file }]);
  });

  it('stays two when the user says so', async () => {
    await capture(said('Oi!', 1));
    await importLines(['12:00 - Ana: Oi']);
    const [review] = await reviews();
    await keepBoth(database, review!);
    await importLines(['12:00 - Ana: Oi']);
    expect(await reviews()).toEqual([]);
    expect(await shown()).toEqual(['~Oi', 'Oi!']);
  });

  it('is asked again when the user takes it back', async () => {
    await capture(said('Oi!', 1));
    await importLines(['12:00 - Ana: Oi']);
    const before = await database.messages.toArray();
    const [review] = await reviews();
    const settled = await callSame(database, review!, NOON);
    await reopen(database, settled!, NOON);
    expect(await reviews()).toEqual([review]);
    expect(await shown()).toEqual(['~Oi', 'Oi!']);
    expect(await messageCount()).toBe(2);
    const [again] = await database.messages.toArray();
    expect(again?.revision).toBeGreaterThan(Math.max(...before.map(({ revision }) => revision)));
  });

  it('is no question any more when one of them is gone', async () => {
    await capture(said('Oi!', 1));
    await importLines(['12:00 - Ana: Oi']);
    const [review] = await reviews();
    await eraseMessages(database, [review!.otherRowid], NOON);
    expect(await callSame(database, review!, NOON)).toBeUndefined();
    expect(await reviews()).toEqual([]);
    expect(await shown()).toEqual(['~Oi']);
  });

  it('can be erased and imported again', async () => {
    const lines = ['12:00 - Ana: ok', '12:00 - Ana: ok', '12:00 - Ana: ok'];
    await importLines(lines);
    const [, second] = await database.messages.toCollection().primaryKeys();
    await eraseMessages(database, [second!], NOON);
    await importLines(lines);
    expect(await shown()).toEqual(['~ok', '~ok', '~ok']);
  });
});

describe('imports and captures in any order', () => {
  const message = fc.record({
    minute: fc.integer({ min: 0, max: 2 }),
    second: fc.integer({ min: 0, max: 59 }),
    fromMe: fc.boolean(),
    text: fc.constantFrom('ok', 'sim', '<Mídia oculta>'),
  });

  it('hold each message once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(message, { minLength: 1, maxLength: 8 }),
        fc.array(fc.record({ at: fc.nat(7), order: fc.nat() })),
        fc.array(fc.record({ from: fc.nat(2), to: fc.nat(2), order: fc.nat(), batch: fc.nat(3) }), {
          maxLength: 3,
        }),
        async (truth, captures, imports) => {
          database = new AccountDatabase(crypto.randomUUID());
          const sorted = truth.toSorted(
            (a, b) => a.minute * 60 + a.second - b.minute * 60 - b.second,
          );
          const messages = sorted.map(({ minute, second, fromMe, text }) => {
            const medium = text.startsWith('<');
            return said(medium ? '' : text, minute * 60 + second, {
              fromMe,
              ...(medium && { kind: 'image', rawType: 'image' }),
            });
          });
          const seen = new Set<number>();
          const events = [
            ...captures.flatMap(({ at, order }) => {
              const captureOf = messages[at];
              if (!captureOf) return [];
              seen.add(at);
              return [{ order, run: () => capture(captureOf) }];
            }),
            ...imports.map(({ from, to, order, batch }) => ({
              order,
              run: () =>
                importLines(
                  sorted
                    .filter(({ minute }) => minute >= from && minute <= to)
                    .map(
                      ({ minute, fromMe, text }) =>
                        `12:0${minute} - ${fromMe ? 'Bia' : 'Ana'}: ${text}`,
                    ),
                  { batch: batch + 1 },
                ),
            })),
          ].toSorted((a, b) => a.order - b.order);
          for (const { run } of events) await run();
          const rows = await database.messages.toArray();
          const expected = messages.flatMap((one, index) => {
            const { minute } = sorted[index]!;
            const isExported = imports.some(({ from, to }) => minute >= from && minute <= to);
            return isExported || seen.has(index)
              ? [`${minute}${one.fromMe ? '>' : ''}${one.text}`]
              : [];
          });
          expect(
            rows
              .map(
                (one) =>
                  `${Math.floor((one.timestamp - NOON) / 60_000)}${one.fromMe ? '>' : ''}${one.text}`,
              )
              .toSorted(),
          ).toEqual(expected.toSorted());
          expect(
            rows
              .filter(({ imported }) => !imported)
              .map(({ id }) => id)
              .toSorted(),
          ).toEqual([...seen].map((at) => messages[at]!.id).toSorted());
          expect(await messageCount()).toBe(rows.length);
          await database.delete();
        },
      ),
      { numRuns: 60 },
    );
  });
});

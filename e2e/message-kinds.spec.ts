/** Every kind of message is stored as WhatsApp shows it, live and read later; files come on the user's click alone. */
import type { Page } from '@playwright/test';
import type { MessageRow } from '../src/database/rows.ts';
import { expectedFacts, expectedPicture, factsOf } from './fixtures/expected-rows.ts';
import type { Mettri } from './fixtures/launch-mettri.ts';
import { expect, test, testInOneBrowser } from './fixtures/test.ts';
import { smallShopIds as ids } from './whatsapp-web-standin/shop/small-shop.ts';
import {
  mediaBytes,
  type CustomerMessage,
  type Standin,
  type WireMessage,
} from './whatsapp-web-standin/standin.ts';

const WEEK_S = 604_800;
const jpeg = { mimetype: 'image/jpeg', size: 84_211, width: 960, height: 720 };

/** What a customer may write: its text, and what it holds. */
const KINDS: readonly [string, CustomerMessage][] = [
  ['Bom dia! 😊', {}],
  [
    'Olha https://loja.example/sofa',
    {
      link: { url: 'https://loja.example/sofa', title: 'Sofá', description: 'De três lugares' },
    },
  ],
  ['o sofá', { type: 'image', media: jpeg, forwarded: 7, starred: true }],
  ['', { type: 'video', media: { mimetype: 'video/mp4', duration: 3, isGif: true }, forwarded: 1 }],
  ['', { type: 'ptv', media: { mimetype: 'video/mp4', duration: 9 } }],
  ['', { type: 'audio', media: { mimetype: 'audio/mpeg', duration: 121, size: 40_233 } }],
  ['', { type: 'ptt', media: { mimetype: 'audio/ogg; codecs=opus', duration: 7 } }],
  [
    'o orçamento',
    {
      type: 'document',
      media: { mimetype: 'application/pdf', filename: 'orçamento.pdf', pageCount: 2 },
    },
  ],
  ['', { type: 'document', media: { mimetype: 'text/plain', filename: 'lista.txt' } }],
  ['', { type: 'sticker', media: { mimetype: 'image/webp', width: 512, height: 512 } }],
  ['só uma vez', { type: 'image', media: jpeg, viewOnce: true }],
  [
    '',
    {
      type: 'location',
      location: { lat: -23.55, lng: -46.63, name: 'Loja Aurora', address: 'Rua Um, 1' },
    },
  ],
  ['', { type: 'location', location: { lat: 1.5, lng: 2.5, live: 900 } }],
  ['', { type: 'vcard', cards: [{ name: 'Transportadora', phone: '551140028922' }] }],
  [
    '',
    {
      type: 'multi_vcard',
      cards: [
        { name: 'Ana', phone: '5511988880001' },
        { name: 'Rui', phone: '351912345678' },
      ],
    },
  ],
  [
    '',
    { type: 'poll_creation', poll: { name: 'Sábado?', options: ['Sim', 'Não'], selectable: 1 } },
  ],
  ['', { type: 'poll_creation', poll: { name: 'Quais cores?', options: ['Azul', 'Verde'] } }],
  [
    '',
    {
      type: 'order',
      order: { id: 'p1', title: 'Pedido de Ana', items: 3, total: 129.9, currency: 'BRL' },
    },
  ],
  [
    '',
    {
      type: 'product',
      product: { id: 'v1', title: 'Vestido', description: 'Linho', price: 89.9, currency: 'BRL' },
    },
  ],
  ['', { type: 'call_log', call: { video: true, outcome: 'Missed', duration: 0 } }],
  ['', { type: 'call_log', call: { video: false, outcome: 'Connected', duration: 62 } }],
  ['', { type: 'e2e_notification', system: { subtype: 'encrypt' } }],
  [
    '',
    {
      type: 'notification_template',
      system: { subtype: 'change_number', parameters: [ids.carla, ids.ana] },
    },
  ],
  ['Olá do futuro', { type: 'hologram' }],
  ['some em uma semana', { ephemeral: WEEK_S }],
];

/** Each kind once, an answer, a group with its sender and its entries, and what our own phone wrote. */
async function writeAll(standin: Standin): Promise<WireMessage[]> {
  const written: WireMessage[] = [];
  for (const [text, more] of KINDS) written.push(await standin.customerWrites(ids.ana, text, more));
  const own = await standin.ownPhoneWrites(ids.ana, 'a foto', { type: 'image', media: jpeg });
  written.push(own);
  written.push(await standin.customerWrites(ids.ana, 'Essa mesmo', { quotes: own.stanzaId }));
  written.push(await standin.customerWrites(ids.group, 'Oi, grupo', { author: ids.bruno }));
  written.push(
    await standin.customerWrites(ids.group, '', {
      author: ids.bruno,
      type: 'gp2',
      system: { subtype: 'add', members: [ids.carla] },
    }),
  );
  written.push(await standin.ownPhoneWrites(ids.group, 'Oi, Bruno'));
  return written;
}

async function expectStored(mettri: Mettri, written: readonly WireMessage[]): Promise<void> {
  const stanzaIds = new Set(written.map(({ stanzaId }) => stanzaId));
  const byId = (facts: { id: string }[]) => [...facts].sort((a, b) => (a.id < b.id ? -1 : 1));
  const stored = async () =>
    (await mettri.rows('messages')).filter((row: MessageRow) => stanzaIds.has(row.stanzaId));
  await expect.poll(async () => (await stored()).length).toBe(written.length);
  await expect
    .poll(async () => byId((await stored()).map(factsOf)))
    .toEqual(byId(written.map(expectedFacts)));
  const pictures = new Map((await mettri.rows('pictures')).map(({ id, data }) => [id, data]));
  for (const message of written)
    expect(pictures.get(expectedFacts(message).id), message.type).toBe(expectedPicture(message));
}

test('each kind is stored when it came while WhatsApp was closed', async ({
  standin,
  mettri,
  whatsApp,
  panel,
}) => {
  await whatsApp.close();
  await expect(panel.connection('closed')).toBeVisible();
  const written = await writeAll(standin);
  await mettri.openWhatsApp();
  await panel.connected();
  await expectStored(mettri, written);
});

/** As the screens ask for it. */
function askForFile(screen: Page, messageId: string): Promise<void> {
  return screen.evaluate(async (data) => {
    await chrome.runtime.sendMessage({ id: 1, type: 'fetchMedia', data, timestamp: Date.now() });
  }, messageId);
}

/** SHA-256 (base64) of a file in the extension's own file system, whichever account's it is. */
function keptFile(screen: Page, file: string): Promise<string> {
  return screen.evaluate(async (name) => {
    const root = await navigator.storage.getDirectory();
    const media = await root.getDirectoryHandle('media');
    for await (const folder of media.values()) {
      const handle = await (folder as FileSystemDirectoryHandle).getFileHandle(name);
      const bytes = await (await handle.getFile()).arrayBuffer();
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      return btoa(String.fromCharCode(...digest));
    }
    return 'no folder';
  }, file);
}

test.describe('as they come', () => {
  const test = testInOneBrowser();

  test('each kind is stored as it comes', async ({ standin, mettri, panel }) => {
    expect(panel).toBeDefined();
    await expectStored(mettri, await writeAll(standin));
  });

  test('a file is fetched on the user’s click alone, whole, or with the reason why not', async ({
    standin,
    mettri,
    panel,
  }) => {
    const write = (more: CustomerMessage) => standin.customerWrites(ids.ana, '', more);
    const photo = await write({ type: 'image', media: { mimetype: 'image/jpeg', size: 500_000 } });
    const film = await write({ type: 'video', media: { mimetype: 'video/mp4', size: 9_000 } });
    const gone = await write({ type: 'video', media: { mimetype: 'video/mp4', size: 9_000 } });
    const huge = await write({ type: 'document', media: { mimetype: 'x/y', size: 65 * 2 ** 20 } });
    const once = await write({ type: 'image', media: jpeg, viewOnce: true });
    standin.setMediaGone(gone.stanzaId, true);
    const all = [photo, film, gone, huge, once];
    const written = new Set(all.map(({ stanzaId }) => stanzaId));
    const rows = async () =>
      (await mettri.rows('messages')).filter(({ stanzaId }) => written.has(stanzaId));
    await expect.poll(async () => (await rows()).length).toBe(all.length);
    expect(standin.mediaDownloads).toEqual([]);

    const idOf = ({ stanzaId }: WireMessage) => `false_${ids.ana}_${stanzaId}`;
    for (const message of all) await askForFile(panel.page, idOf(message));
    const states = async () => {
      const files = await mettri.rows('mediaFiles');
      return all.map(
        (message) => files.find(({ messageId }) => messageId === idOf(message))?.state,
      );
    };
    await expect.poll(states).toEqual(['kept', 'kept', 'gone', 'too-large', 'not-allowed']);

    for (const message of [photo, film]) {
      const file = (await mettri.rows('mediaFiles')).find(
        ({ messageId }) => messageId === idOf(message),
      );
      const digest = await crypto.subtle.digest(
        'SHA-256',
        Uint8Array.from(mediaBytes(message)).buffer,
      );
      expect(await keptFile(panel.page, file?.file ?? '')).toBe(
        Buffer.from(digest).toString('base64'),
      );
    }
    const fetched = new Set(standin.mediaDownloads.map(({ stanzaId }) => stanzaId));
    expect(fetched).toEqual(new Set([photo, film, gone].map(({ stanzaId }) => stanzaId)));
    // wa-js tries a film that does not come as a document: what the message is has not changed.
    expect((await rows()).map(({ kind }) => kind).sort()).toEqual(
      ['document', 'image', 'image', 'video', 'video'].sort(),
    );
  });
});

/** What becomes of a message after it was written is stored with it: as it happens, and when it happened while WhatsApp was closed. */
import { expectedFacts, factsOf } from './fixtures/expected-rows.ts';
import type { Mettri } from './fixtures/launch-mettri.ts';
import { expect, test, testInOneBrowser } from './fixtures/test.ts';
import { smallShop, smallShopIds as ids } from './whatsapp-web-standin/shop/small-shop.ts';
import type { Standin, WireMessage } from './whatsapp-web-standin/standin.ts';

/** The rows of a message; one, unless something is wrong. */
async function stored(mettri: Mettri, { stanzaId }: WireMessage) {
  const rows = (await mettri.rows('messages')).filter((row) => row.stanzaId === stanzaId);
  return rows.map(factsOf);
}

async function expectStored(mettri: Mettri, message: WireMessage, more: object = {}) {
  await expect
    .poll(() => stored(mettri, message))
    .toEqual([{ ...expectedFacts(message), ...more }]);
}

/** Whole seconds: WhatsApp keeps no finer time of a revocation. */
const seconds = (ms = 0) => Math.floor(ms / 1000) * 1000;

test.describe('as it happens', () => {
  const test = testInOneBrowser();

  test('edits, with what it said before, also when the edit overtakes its message', async ({
    standin,
    mettri,
    panel,
  }) => {
    expect(panel).toBeDefined();
    const text = await standin.customerWrites(ids.ana, 'Quero dois');
    await expectStored(mettri, text);
    const first = { text: 'Quero dois', at: text.t * 1000 };
    const at = Date.now() + 1000;
    await standin.customerEdits(text.stanzaId, 'Quero três', { at });
    await expectStored(mettri, text, { edits: [first], editedAt: at });
    await standin.customerEdits(text.stanzaId, 'Quero quatro', { at: at + 500 });
    await expectStored(mettri, text, {
      edits: [first, { text: 'Quero três', at }],
      editedAt: at + 500,
    });

    const own = await standin.ownPhoneWrites(ids.ana, 'esta', {
      type: 'image',
      media: { mimetype: 'image/jpeg' },
    });
    await expectStored(mettri, own);
    await standin.ownPhoneEdits(own.stanzaId, 'esta aqui', { at });
    await expectStored(mettri, own, {
      edits: [{ text: 'esta', at: own.t * 1000 }],
      editedAt: at,
    });

    const late = await standin.customerWrites(ids.ana, 'original', { late: true });
    await standin.customerEdits(late.stanzaId, 'corrigida', { at });
    await standin.deliverLate(late.stanzaId);
    await expectStored(mettri, late, { editedAt: at });
  });

  test('revocations, by whoever may, also of what came before this page', async ({
    standin,
    mettri,
    panel,
  }) => {
    expect(panel).toBeDefined();
    const revokedFacts = async (message: WireMessage, revoke: () => Promise<WireMessage>) => {
      const facts = expectedFacts(message);
      await expect.poll(() => stored(mettri, message)).toEqual([facts]);
      const { revoked } = await revoke();
      await expect
        .poll(() => stored(mettri, message))
        .toEqual([{ ...facts, revokedAt: seconds(revoked?.at) }]);
    };
    const wrong = await standin.customerWrites(ids.ana, 'mensagem errada');
    await revokedFacts(wrong, () => standin.customerRevokes(wrong.stanzaId));
    const own = await standin.ownPhoneWrites(ids.ana, 'preço errado');
    await revokedFacts(own, () => standin.ownPhoneRevokes(own.stanzaId));
    const rude = await standin.customerWrites(ids.group, 'propaganda', { author: ids.bruno });
    await revokedFacts(rude, () => standin.adminRevokes(rude.stanzaId, ids.ana));
    const rows = await mettri.rows('messages');
    expect(rows.filter(({ kind }) => kind === 'revoked')).toEqual([]);
  });

  test('reactions, stars and the last acknowledgement', async ({ standin, mettri, panel }) => {
    expect(panel).toBeDefined();
    const own = await standin.ownPhoneWrites(ids.ana, '', {
      type: 'ptt',
      media: { mimetype: 'audio/ogg', duration: 4 },
    });
    await standin.react(own.stanzaId, ids.ana, '❤️', { at: own.t * 1000 + 1000 });
    await standin.react(own.stanzaId, 'me', '👍', { at: own.t * 1000 + 2000 });
    await expectStored(mettri, own);
    await standin.react(own.stanzaId, ids.ana, '😂', { at: own.t * 1000 + 3000 });
    await expectStored(mettri, own);
    await standin.react(own.stanzaId, 'me', '');
    await expect
      .poll(async () => (await stored(mettri, own))[0]?.reactions)
      .toEqual([
        // Taken back, and that must be known: the reaction may come again, late.
        { senderId: ids.account, emoji: '', at: expect.any(Number) },
        { senderId: ids.ana, emoji: '😂', at: own.t * 1000 + 3000 },
      ]);

    await standin.star(own.stanzaId, true);
    await expect.poll(async () => (await stored(mettri, own))[0]?.starred).toBe(true);
    await standin.star(own.stanzaId, false);
    await expect.poll(async () => (await stored(mettri, own))[0]?.starred).toBe(false);

    for (const ack of [2, 3, 4] as const) {
      await standin.setAck(own.stanzaId, ack);
      await expect.poll(async () => (await stored(mettri, own))[0]?.ack).toBe(ack);
    }
  });

  test('a group gets another name; two ids turn out to be one person', async ({
    standin,
    mettri,
    panel,
  }) => {
    expect(panel).toBeDefined();
    const entry = await standin.changeSubject(ids.group, 'Clientes VIP', ids.ana);
    await expectStored(mettri, entry);
    await expect
      .poll(async () => (await mettri.rows('chats')).find(({ id }) => id === ids.group)?.name)
      .toBe('Clientes VIP');

    const lid = '200000000000088@lid';
    await standin.customerWrites(lid, 'Sou eu, o Bruno', { phoneId: ids.bruno });
    const pairOf = async (of: string) =>
      (await mettri.rows('contacts')).find(({ id }) => id === of)?.pairedId;
    await expect.poll(() => pairOf(ids.bruno)).toBe(lid);
    await expect.poll(() => pairOf(lid)).toBe(ids.bruno);
    expect(standin.serverLookUps).toEqual([]);
  });

  test('what disappears is known by its time', async ({ standin, mettri, panel }) => {
    expect(panel).toBeDefined();
    const short = await standin.customerWrites(ids.ana, 'some logo', { ephemeral: 86_400 });
    await expectStored(mettri, short);
    expect((await stored(mettri, short))[0]?.expiresAt).toBe(short.t * 1000 + 86_400_000);
  });
});

/** The small shop with thirty older messages of Bruno's: the oldest are rows of WhatsApp's database only. */
function longerShop() {
  const shop = smallShop(Date.now());
  const start = Math.floor(Date.now() / 1000) - 86_400;
  const older = Array.from({ length: 30 }, (_, index) => ({
    stanzaId: `3A01D${String(index).padStart(6, '0')}`,
    chatId: ids.bruno,
    fromMe: false,
    type: 'chat',
    body: `antiga ${index}`,
    t: start + index * 60,
    ack: 1 as const,
  }));
  return { ...shop, messages: [...shop.messages, ...older] };
}

const nthOf = (standin: Standin, chatId: string, index: number) => {
  const message = standin.messages(chatId)[index];
  if (!message) throw new Error(`The shop has no message ${index} of ${chatId}.`);
  return message;
};

test.describe('in a chat of which only the newest messages are in memory', () => {
  test.use({ standinOptions: { shop: longerShop() } });

  test('a revocation and a reaction of an old message are heard', async ({
    standin,
    mettri,
    panel,
  }) => {
    expect(panel).toBeDefined();
    const [first, second] = [nthOf(standin, ids.bruno, 0), nthOf(standin, ids.bruno, 1)];
    const facts = expectedFacts(first);
    await expect.poll(() => stored(mettri, first)).toEqual([facts]);
    await standin.customerRevokes(first.stanzaId);
    await expect
      .poll(() => stored(mettri, first))
      .toEqual([{ ...facts, revokedAt: expect.any(Number) }]);
    await standin.react(second.stanzaId, ids.bruno, '🙏');
    await expectStored(mettri, second);
  });
});

test('what happened while WhatsApp was closed is read when it opens again', async ({
  standin,
  mettri,
  whatsApp,
  panel,
}) => {
  const known = [0, 1, 2, 3].map((index) => nthOf(standin, ids.ana, index));
  const [edited, revoked, reacted, starred] = known as [
    WireMessage,
    WireMessage,
    WireMessage,
    WireMessage,
  ];
  for (const message of known) await expectStored(mettri, message);
  const before = { edited: { ...edited }, revoked: expectedFacts(revoked) };
  await whatsApp.close();
  await expect(panel.connection('closed')).toBeVisible();

  const at = Date.now();
  await standin.customerEdits(edited.stanzaId, 'Oi, e o verde, no M?', { at });
  const { revoked: revocation } = await standin.ownPhoneRevokes(revoked.stanzaId);
  await standin.react(reacted.stanzaId, 'me', '👍', { at });
  await standin.star(starred.stanzaId, true);
  const unseen = await standin.customerWrites(ids.ana, 'nunca vista');
  await standin.customerRevokes(unseen.stanzaId);
  const corrected = await standin.customerWrites(ids.ana, 'com ero');
  await standin.customerEdits(corrected.stanzaId, 'com erro', { at: at + 5000 });
  await standin.react(corrected.stanzaId, ids.ana, '🙈', { at: at + 6000 });
  const gone = await standin.customerWrites(ids.ana, 'já sumiu', {
    at: at - 120_000,
    ephemeral: 60,
  });
  await mettri.openWhatsApp();
  await panel.connected();

  await expectStored(mettri, edited, {
    editedAt: at,
    edits: [{ text: before.edited.body, at: edited.t * 1000 }],
  });
  await expect
    .poll(() => stored(mettri, revoked))
    .toEqual([{ ...before.revoked, revokedAt: seconds(revocation?.at) }]);
  await expectStored(mettri, reacted);
  await expectStored(mettri, starred);
  await expectStored(mettri, corrected, { editedAt: at + 5000 });
  await expect
    .poll(() => stored(mettri, unseen))
    .toMatchObject([{ kind: 'revoked', text: '', revokedAt: seconds(unseen.revoked?.at) }]);
  expect(await stored(mettri, gone)).toEqual([]);
});

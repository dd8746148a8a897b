import { expect, test } from '@playwright/test';

import { smallShopIds as ids } from '../shop/small-shop.ts';
import type { CustomerMessage } from '../standin.ts';
import { onStandin } from './on-standin.ts';

// In the page.
declare const WPP: typeof import('@wppconnect/wa-js');

const run = onStandin();

/** The first bytes of a JPEG in base64. */
const jpegText = expect.stringMatching(/^\/9j\//);

interface Kind {
  name: string;
  text?: string;
  more: CustomerMessage;
  shows: Record<string, unknown>;
}

const kinds: Kind[] = [
  {
    name: 'a picture',
    text: 'o sofá',
    more: {
      type: 'image',
      media: { mimetype: 'image/jpeg', size: 84_211, width: 960, height: 720 },
      forwarded: 6,
      starred: true,
    },
    shows: {
      body: jpegText,
      caption: 'o sofá',
      mimetype: 'image/jpeg',
      size: 84_211,
      width: 960,
      height: 720,
      filehash: expect.any(String),
      mediaKey: expect.any(String),
      directPath: expect.any(String),
      isForwarded: true,
      forwardingScore: 6,
      star: true,
    },
  },
  {
    name: 'a film without sound',
    more: { type: 'video', media: { mimetype: 'video/mp4', duration: 3, isGif: true } },
    shows: { type: 'video', isGif: true, duration: 3, body: jpegText, caption: null },
  },
  {
    name: 'a round film',
    more: { type: 'ptv', media: { mimetype: 'video/mp4', duration: 9 } },
    shows: { type: 'ptv', duration: 9, body: jpegText },
  },
  {
    name: 'a sound',
    more: { type: 'audio', media: { mimetype: 'audio/mpeg', duration: 121, size: 410_233 } },
    shows: { type: 'audio', duration: 121, size: 410_233, body: null },
  },
  {
    name: 'a voice note',
    more: { type: 'ptt', media: { mimetype: 'audio/ogg; codecs=opus', duration: 7 } },
    shows: { type: 'ptt', mimetype: 'audio/ogg; codecs=opus', duration: 7 },
  },
  {
    name: 'a document',
    text: 'o orçamento',
    more: {
      type: 'document',
      media: { mimetype: 'application/pdf', filename: 'orçamento.pdf', pageCount: 2, size: 20_233 },
    },
    shows: { filename: 'orçamento.pdf', pageCount: 2, caption: 'o orçamento', body: jpegText },
  },
  {
    name: 'a sticker',
    more: { type: 'sticker', media: { mimetype: 'image/webp', width: 512, height: 512 } },
    shows: { mimetype: 'image/webp', width: 512, isAnimated: false },
  },
  {
    name: 'something that may be seen once',
    more: { type: 'image', media: { mimetype: 'image/jpeg' }, viewOnce: true },
    shows: { isViewOnce: true, body: null, mediaKey: null, filehash: null },
  },
  {
    name: 'a place',
    more: {
      type: 'location',
      location: { lat: -23.55, lng: -46.63, name: 'Loja Aurora', address: 'Rua Um, 1' },
    },
    shows: {
      lat: -23.55,
      lng: -46.63,
      loc: 'Loja Aurora\nRua Um, 1',
      isLive: false,
      body: jpegText,
    },
  },
  {
    name: 'a place that moves',
    more: { type: 'location', location: { lat: 1, lng: 2, live: 900 } },
    shows: { isLive: true, shareDuration: 900, lat: 1, lng: 2 },
  },
  {
    name: 'a contact card',
    more: { type: 'vcard', cards: [{ name: 'Transportadora', phone: '551140028922' }] },
    shows: {
      vcardFormattedName: 'Transportadora',
      body: expect.stringMatching(/^BEGIN:VCARD[^]*FN:Transportadora[^]*waid=551140028922/),
    },
  },
  {
    name: 'several contact cards',
    more: {
      type: 'multi_vcard',
      cards: [
        { name: 'Ana', phone: '5511988880001' },
        { name: 'Rui', phone: '351912345678' },
      ],
    },
    shows: { body: null, vcardList: [{ displayName: 'Ana' }, { displayName: 'Rui' }] },
  },
  {
    name: 'a poll',
    more: {
      type: 'poll_creation',
      poll: { name: 'Qual cor?', options: ['Azul', 'Verde'], selectable: 1 },
    },
    shows: {
      pollName: 'Qual cor?',
      pollOptions: [
        { name: 'Azul', localId: 0 },
        { name: 'Verde', localId: 1 },
      ],
      pollSelectableOptionsCount: 1,
    },
  },
  {
    name: 'an order',
    more: {
      type: 'order',
      order: { id: '900', title: 'Vestido', items: 2, total: 259.8, currency: 'BRL' },
    },
    shows: {
      orderId: '900',
      orderTitle: 'Vestido',
      itemCount: 2,
      totalAmount1000: 259_800,
      totalCurrencyCode: 'BRL',
      thumbnail: jpegText,
    },
  },
  {
    name: 'a product',
    more: {
      type: 'product',
      product: { id: '7', title: 'Vestido azul', price: 129.9, currency: 'BRL' },
    },
    shows: {
      productId: '7',
      title: 'Vestido azul',
      priceAmount1000: 129_900,
      currencyCode: 'BRL',
      body: jpegText,
    },
  },
  {
    name: 'a text with a link preview',
    text: 'Veja https://loja.example/vestido',
    more: {
      link: { url: 'https://loja.example/vestido', title: 'Vestido', description: 'Azul, M' },
    },
    shows: {
      type: 'chat',
      subtype: 'url',
      body: 'Veja https://loja.example/vestido',
      title: 'Vestido',
      description: 'Azul, M',
      matchedText: 'https://loja.example/vestido',
      canonicalUrl: 'https://loja.example/vestido',
      thumbnail: jpegText,
    },
  },
  {
    name: 'a call that nobody took',
    more: { type: 'call_log', call: { video: true, outcome: 'Missed', duration: 0 } },
    shows: {
      type: 'call_log',
      subtype: 'miss_video',
      isVideoCall: true,
      callOutcome: 'Missed',
      callDuration: 0,
    },
  },
  {
    name: 'a text that disappears',
    text: 'some em um dia',
    more: { ephemeral: 86_400 },
    shows: {
      body: 'some em um dia',
      ephemeralDuration: 86_400,
      ephemeralStartTimestamp: expect.any(Number),
      ephemeralSettingTimestamp: expect.any(Number),
    },
  },
  {
    name: 'an entry of the system',
    more: { type: 'e2e_notification' },
    shows: { type: 'e2e_notification', subtype: 'encrypt', body: null },
  },
  {
    name: 'an entry made from a template',
    more: {
      type: 'notification_template',
      system: { subtype: 'change_number', parameters: [ids.ana, ids.bruno] },
    },
    shows: {
      type: 'notification_template',
      subtype: 'change_number',
      templateParams: [ids.ana, ids.bruno],
    },
  },
  {
    name: 'a kind of the future',
    text: 'x',
    more: { type: 'hologram' },
    shows: { type: 'hologram', body: 'x' },
  },
];

test('every kind of message, live and in the history, with the attributes that WhatsApp gives it', async () => {
  await run.openReady();
  // A chat of today only: its newest message is the one just written.
  const chat = '5511988889999@c.us';
  for (const { name, text = '', more, shows } of kinds) {
    const message = await run.standin.customerWrites(chat, text, { pushname: 'Gil', ...more });
    const key = `false_${chat}_${message.stanzaId}`;
    await run.hears('chat.new_message', new RegExp(`^${key} ${message.type} `));
    const [live] = await run.newest(chat, ['type', 'notifyName', ...Object.keys(shows)]);
    expect(live, name).toMatchObject({ type: message.type, notifyName: 'Gil', ...shows });
  }
  await run.page.reload();
  await run.ready();
  const history = await run.newest(chat, ['type'], -1);
  const truth = run.standin.messages(chat).map(({ type }) => ({ type }));
  expect(history).toEqual(truth);
  expect(run.complaints).toEqual([]);
});

test('a live place is announced', async () => {
  await run.openReady();
  const { stanzaId } = await run.standin.customerWrites(ids.ana, '', {
    type: 'location',
    location: { lat: 1.5, lng: 2.5, live: 900 },
  });
  await run.hears('chat.live_location_start', `false_${ids.ana}_${stanzaId} 1.5 2.5 900`);
});

test('answers hold a copy of what they answer; so do answers to pictures', async () => {
  await run.openReady();
  const picture = await run.standin.customerWrites(ids.ana, 'esta', {
    type: 'image',
    media: { mimetype: 'image/jpeg' },
  });
  const own = await run.standin.ownPhoneWrites(ids.ana, 'Linda!', { quotes: picture.stanzaId });
  await run.standin.customerWrites(ids.ana, 'É sua', { quotes: own.stanzaId });
  const [first, second] = await run.newest(
    ids.ana,
    ['quotedStanzaID', 'quotedParticipant', 'quotedMsg'],
    2,
  );
  expect(first).toMatchObject({
    quotedStanzaID: picture.stanzaId,
    quotedParticipant: ids.ana,
    quotedMsg: { type: 'image', body: jpegText },
  });
  expect(second).toMatchObject({
    quotedStanzaID: own.stanzaId,
    quotedParticipant: ids.account,
    quotedMsg: { type: 'chat', body: 'Linda!' },
  });
});

test('what happens to a group: its subject, who comes and who goes', async () => {
  await run.openReady();
  const by = ids.ana;
  const subject = await run.standin.changeSubject(ids.group, 'Aurora VIP', by);
  const key = (stanzaId: string): string => `false_${ids.group}_${stanzaId}_${by}`;
  await run.hears('chat.new_message', `${key(subject.stanzaId)} gp2 Aurora VIP`);
  const title = await run.page.evaluate((group) => {
    const chat = WPP.chat.get(group);
    return [chat?.formattedTitle, chat?.name, chat?.groupMetadata?.subject];
  }, ids.group);
  expect(title).toEqual(['Aurora VIP', 'Aurora VIP', 'Aurora VIP']);
  expect(await run.newest(ids.group, ['type', 'subtype', 'author', 'body'])).toEqual([
    { type: 'gp2', subtype: 'subject', author: by, body: 'Aurora VIP' },
  ]);

  await run.standin.changeMembers(ids.group, 'add', [ids.carla], by);
  await run.hears('group.participant_changed', `${ids.group} add ${by} ${ids.carla}`);
  expect(await run.newest(ids.group, ['subtype', 'recipients'])).toEqual([
    { subtype: 'add', recipients: [ids.carla] },
  ]);
  await run.standin.changeMembers(ids.group, 'remove', [ids.bruno], by);
  await run.hears('group.participant_changed', `${ids.group} remove ${by} ${ids.bruno}`);
  await run.standin.changeMembers(ids.group, 'leave', [ids.carla]);
  await run.hears('group.participant_changed', `${ids.group} leave ${ids.carla} ${ids.carla}`);
  const members = await run.page.evaluate(
    (group) =>
      WPP.chat
        .get(group)
        ?.groupMetadata?.participants.getModelsArray()
        .map(({ id }) => String(id)),
    ids.group,
  );
  expect(members).toEqual([ids.accountLid, ids.ana]);
  expect(run.complaints).toEqual([]);
});

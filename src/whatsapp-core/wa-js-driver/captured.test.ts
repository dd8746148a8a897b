import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import {
  capturedChatSchema,
  capturedContactSchema,
  capturedMessageSchema,
  messageChangeSchema,
  MAX_PICTURE,
} from '@/protocol/page-event';
import { ANA, ME, NOON } from '../../../test/captured';
import {
  capturedChat,
  capturedContact,
  capturedMessage,
  capturedReaction,
  capturedReactions,
  capturedRevocation,
  type MessageModel,
} from './captured';

const GROUP = '120363000000000001@g.us';
const LID = '200000000000001@lid';
const JPEG = `/9j/${'A'.repeat(60)}==`;
const CARD = [
  'BEGIN:VCARD',
  'VERSION:3.0',
  'N:;Zé\\, da Feira;;;',
  'FN:Zé\\, da Feira',
  'item1.TEL;waid=5511977776666:+55 11 97777-6666',
  'item1.X-ABLabel:Celular',
  'TEL;TYPE=HOME:+55 11 3333-4444',
  'END:VCARD',
].join('\r\n');

const wid = (id: string) => ({ toString: () => id });

/** As WhatsApp's own: an object that serialises itself. */
function key(fromMe: boolean, remote = ANA, stanza = '3A01', participant?: string) {
  return {
    fromMe,
    remote: wid(remote),
    id: stanza,
    ...(participant && { participant: wid(participant) }),
    toString: () =>
      [fromMe, remote, stanza, participant].filter((part) => part !== undefined).join('_'),
  };
}

function model(change: Record<string, unknown> = {}): MessageModel {
  return { id: key(false), type: 'chat', body: 'Oi', t: NOON / 1000, ack: 1, ...change };
}

/** What is captured of it, which the protocol lets through. */
function captured(change: Record<string, unknown> = {}) {
  const message = capturedMessage(model(change));
  if (message) expect(v.parse(capturedMessageSchema, message)).toEqual(message);
  return message;
}

describe('a message of WhatsApp’s', () => {
  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['a text', {}, { kind: 'text', rawType: 'chat', text: 'Oi' }],
    [
      'a text with a link',
      {
        body: 'Olha https://loja.example/sofa',
        matchedText: 'https://loja.example/sofa',
        canonicalUrl: 'https://loja.example/sofa?v=1',
        title: 'Sofá',
        description: 'De três lugares',
        thumbnail: JPEG,
      },
      {
        kind: 'text',
        text: 'Olha https://loja.example/sofa',
        details: {
          type: 'link',
          url: 'https://loja.example/sofa?v=1',
          title: 'Sofá',
          description: 'De três lugares',
        },
      },
    ],
    [
      'a picture',
      {
        type: 'image',
        body: JPEG,
        caption: 'Olha essa',
        mimetype: 'image/jpeg',
        size: 83_000,
        width: 1200,
        height: 1600,
      },
      {
        kind: 'image',
        text: 'Olha essa',
        media: {
          mimeType: 'image/jpeg',
          size: 83_000,
          width: 1200,
          height: 1600,
          thumbnail: JPEG,
        },
      },
    ],
    [
      'a film, whose length comes as text',
      { type: 'video', body: JPEG, isGif: true, duration: '12', size: 6_000_000_000 },
      {
        kind: 'video',
        text: '',
        media: { duration: 12, size: 6_000_000_000, thumbnail: JPEG },
      },
    ],
    [
      'a round film',
      { type: 'ptv', body: undefined },
      { kind: 'video', rawType: 'ptv', media: {} },
    ],
    ['a GIF', { type: 'gif', body: undefined }, { kind: 'video', rawType: 'gif' }],
    [
      'an audio file',
      { type: 'audio', body: undefined, mimetype: 'audio/mpeg', duration: 201 },
      { kind: 'audio', media: { mimeType: 'audio/mpeg', duration: 201 } },
    ],
    [
      'a voice note',
      { type: 'ptt', body: undefined, mimetype: 'audio/ogg; codecs=opus', duration: 7 },
      { kind: 'voice', text: '', media: { mimeType: 'audio/ogg; codecs=opus', duration: 7 } },
    ],
    [
      'a document, whose name stands only with the file',
      {
        type: 'document',
        body: JPEG,
        caption: 'nota.pdf',
        filename: 'nota.pdf',
        pageCount: 2,
        mimetype: 'application/pdf',
      },
      {
        kind: 'document',
        text: '',
        media: {
          mimeType: 'application/pdf',
          fileName: 'nota.pdf',
          pageCount: 2,
          thumbnail: JPEG,
        },
      },
    ],
    [
      'a document with words',
      { type: 'document', caption: 'A nota de ontem', filename: 'nota.pdf' },
      { text: 'A nota de ontem', media: { fileName: 'nota.pdf' } },
    ],
    [
      'a sticker',
      { type: 'sticker', body: `UklGR${'B'.repeat(40)}`, mimetype: 'image/webp' },
      { kind: 'sticker', text: '', media: { thumbnail: `UklGR${'B'.repeat(40)}` } },
    ],
    [
      'a place',
      { type: 'location', body: JPEG, lat: -23.56, lng: -46.65, loc: 'MASP\nAv. Paulista, 1578' },
      {
        kind: 'location',
        text: 'MASP\nAv. Paulista, 1578',
        details: { type: 'location', latitude: -23.56, longitude: -46.65 },
        media: { thumbnail: JPEG },
      },
    ],
    [
      'a place that moves',
      { type: 'location', body: undefined, lat: 1, lng: 2, isLive: true, comment: 'Chegando' },
      { text: 'Chegando', details: { type: 'location', latitude: 1, longitude: 2, live: true } },
    ],
    [
      'a card',
      { type: 'vcard', body: CARD, vcardFormattedName: 'Zé da Feira' },
      {
        kind: 'contact',
        text: 'Zé da Feira',
        details: {
          type: 'contacts',
          contacts: [{ name: 'Zé da Feira', phones: ['+55 11 97777-6666', '+55 11 3333-4444'] }],
        },
      },
    ],
    [
      'cards, one without a name beside it',
      {
        type: 'multi_vcard',
        body: undefined,
        vcardList: [{ displayName: 'Bia', vcard: '' }, { vcard: CARD }],
      },
      {
        kind: 'contact',
        text: 'Bia, Zé, da Feira',
        details: {
          type: 'contacts',
          contacts: [
            { name: 'Bia', phones: [] },
            { name: 'Zé, da Feira', phones: ['+55 11 97777-6666', '+55 11 3333-4444'] },
          ],
        },
      },
    ],
    [
      'a poll',
      {
        type: 'poll_creation',
        body: undefined,
        pollName: 'Sábado?',
        pollOptions: [
          { name: 'Sim', localId: 0 },
          { name: 'Não', localId: 1 },
        ],
        pollSelectableOptionsCount: 1,
      },
      {
        kind: 'poll',
        text: 'Sábado?',
        details: { type: 'poll', options: ['Sim', 'Não'], multiple: false },
      },
    ],
    [
      'an order',
      {
        type: 'order',
        body: undefined,
        orderTitle: 'Pedido de Ana',
        message: 'Pode entregar?',
        itemCount: 3,
        totalAmount1000: 129_900,
        totalCurrencyCode: 'BRL',
        thumbnail: JPEG,
      },
      {
        kind: 'order',
        text: 'Pedido de Ana\nPode entregar?',
        media: { thumbnail: JPEG },
        details: {
          type: 'order',
          title: 'Pedido de Ana',
          itemCount: 3,
          total: 129_900,
          currency: 'BRL',
        },
      },
    ],
    [
      'an offer of a catalogue',
      {
        type: 'product',
        body: JPEG,
        title: 'Vestido',
        description: 'Linho',
        priceAmount1000: 89_900,
        currencyCode: 'BRL',
      },
      {
        kind: 'order',
        rawType: 'product',
        text: 'Vestido\nLinho',
        details: { type: 'order', title: 'Vestido', total: 89_900, currency: 'BRL' },
      },
    ],
    [
      'a call that nobody took',
      {
        type: 'call_log',
        subtype: 'miss_video',
        body: undefined,
        isVideoCall: true,
        callDuration: 0,
      },
      { kind: 'call', text: '', details: { type: 'call', video: true, outcome: 'missed' } },
    ],
    [
      'a call',
      { type: 'call_log', body: undefined, callOutcome: 'Completed', callDuration: 62 },
      { details: { type: 'call', video: false, outcome: 'answered', duration: 62 } },
    ],
    [
      'a group’s new name',
      { type: 'gp2', subtype: 'subject', body: 'Clientes VIP' },
      {
        kind: 'system',
        text: '',
        details: { type: 'system', event: 'subject', subject: 'Clientes VIP' },
      },
    ],
    [
      'somebody who was let in',
      { type: 'gp2', subtype: 'add', body: undefined, recipients: [wid(ANA), wid('nobody'), LID] },
      { details: { type: 'system', event: 'add', ids: [ANA, LID] } },
    ],
    [
      'somebody who changed the number',
      {
        type: 'notification_template',
        subtype: 'change_number',
        body: undefined,
        templateParams: [ANA, ME],
      },
      { details: { type: 'system', event: 'change_number', ids: [ANA, ME] } },
    ],
    [
      'the note on encryption',
      { type: 'e2e_notification', subtype: 'encrypt', body: undefined },
      { kind: 'system', details: { type: 'system', event: 'encrypt' } },
    ],
    [
      'the timer of a chat',
      { type: 'protocol', subtype: 'ephemeral_setting', ephemeralDuration: 604_800 },
      { kind: 'system', details: { type: 'system', event: 'ephemeral_setting' } },
    ],
    ['a placeholder', { type: 'ciphertext', body: 'x' }, { kind: 'pending', text: '' }],
    [
      'an answer to a business’s list',
      { type: 'list_response', body: 'Tamanho M' },
      { kind: 'text', rawType: 'list_response', text: 'Tamanho M' },
    ],
    [
      'a kind of the future, with what reads like words',
      { type: 'hologram', body: 'Olá do futuro', caption: JPEG.repeat(5) },
      { kind: 'unknown', rawType: 'hologram', text: 'Olá do futuro' },
    ],
    [
      'a kind of the future without words',
      { type: 'hologram', body: 'QUJD'.repeat(200) },
      { kind: 'unknown', text: '' },
    ],
    ['no kind at all', { type: undefined }, { kind: 'unknown', rawType: 'unknown', text: 'Oi' }],
    ['a kind with the name of a method', { type: 'toString' }, { kind: 'unknown', text: 'Oi' }],
  ])('%s', (_, change, expected) => {
    expect(captured(change)).toMatchObject(expected);
  });

  it('is nothing but its own facts when it is a plain text', () => {
    expect(captured()).toEqual({
      id: `false_${ANA}_3A01`,
      chatId: ANA,
      stanzaId: '3A01',
      fromMe: false,
      kind: 'text',
      rawType: 'chat',
      text: 'Oi',
      timestamp: NOON,
      ack: 1,
    });
  });

  it('is the same when it comes as a row, whose key is text', () => {
    expect(captured({ id: `false_${GROUP}_3A02_${ANA}` })).toEqual(
      captured({ id: key(false, GROUP, '3A02', ANA) }),
    );
  });

  it.each<[string, Record<string, unknown>, string | undefined]>([
    ['a group', { id: key(false, GROUP, '3A02', ANA), author: wid(ANA) }, ANA],
    ['a group, by its key alone', { id: key(false, GROUP, '3A02', LID) }, LID],
    ['a group, from us', { id: key(true, GROUP, '3A02', ME), author: wid(ME) }, undefined],
    ['a person', { author: wid(ME) }, undefined],
    ['oneself', { id: `true_${ME}_3A02_out` }, undefined],
  ])('names its sender in %s', (_, change, sender) => {
    expect(captured(change)?.senderId).toBe(sender);
  });

  it('says what it answers, how often it was forwarded, and that it is starred', () => {
    expect(
      captured({
        quotedStanzaID: '3EB0AA',
        quotedParticipant: wid(ME),
        isForwarded: true,
        forwardingScore: 1,
        star: true,
      }),
    ).toMatchObject({
      quoted: { stanzaId: '3EB0AA', senderId: ME },
      forwarded: 'once',
      starred: true,
    });
    expect(captured({ isForwarded: true, forwardingScore: 127 })?.forwarded).toBe('often');
    expect(captured({ isForwarded: true })?.forwarded).toBe('once');
    expect(captured({ forwardingScore: 127, star: false })).toEqual(captured());
  });

  it('says when it was edited', () => {
    expect(captured({ latestEditSenderTimestampMs: NOON + 61_500 })?.editedAt).toBe(NOON + 61_500);
  });

  it.each<[string, Record<string, unknown>, number | undefined]>([
    ['its own beginning', { ephemeralStartTimestamp: NOON / 1000 + 10 }, NOON + 610_000],
    ['its time', {}, NOON + 600_000],
    ['nothing, when somebody kept it', { kicState: 'KEPT' }, undefined],
    ['nothing, without a timer', { ephemeralDuration: 0 }, undefined],
  ])('disappears counted from %s', (_, change, expiresAt) => {
    expect(captured({ ephemeralDuration: 600, ...change })?.expiresAt).toBe(expiresAt);
  });

  it('leaves nothing of a view-once picture but that it came', () => {
    const message = captured({
      type: 'image',
      isViewOnce: true,
      body: JPEG,
      caption: 'só uma vez',
      mimetype: 'image/jpeg',
    });
    expect(message).toMatchObject({ kind: 'image', viewOnce: true, text: '' });
    expect(message).not.toHaveProperty('media');
  });

  it('stands under its own key when it was revoked, and tells when', () => {
    const revoked = model({
      id: key(false, ANA, '3EB0FF'),
      type: 'revoked',
      subtype: 'sender',
      protocolMessageKey: key(false),
      body: 'nada',
      revokeTimestamp: NOON / 1000 + 60,
    });
    expect(capturedMessage(revoked)).toMatchObject({
      id: `false_${ANA}_3A01`,
      stanzaId: '3A01',
      kind: 'revoked',
      text: '',
    });
    expect(capturedRevocation(revoked)).toEqual({
      type: 'revoke',
      id: `false_${ANA}_3A01`,
      at: NOON + 60_000,
    });
    expect(capturedRevocation(model())).toBeUndefined();
  });

  it.each<[string, Record<string, unknown>]>([
    ['a status', { id: key(false, 'status@broadcast') }],
    ['without a key', { id: undefined }],
    ['under a key of no chat', { id: 'false_5511988887777_3A01' }],
    ['without a time', { t: undefined }],
    ['from before WhatsApp was', { t: 1000 }],
    ['a reaction', { type: 'reaction' }],
    ['a vote', { type: 'poll_update' }],
    ['a revocation', { type: 'protocol', subtype: 'sender_revoke' }],
  ])('is left out when it is %s', (_, change) => {
    expect(captured(change)).toBeUndefined();
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a preview of another make', { type: 'image', body: 'R0lGODlhAQABAAAAACw=' }, 'thumbnail'],
    ['a preview too large', { type: 'image', body: `/9j/${'A'.repeat(MAX_PICTURE)}` }, 'thumbnail'],
    ['a size below zero', { type: 'image', size: -5 }, 'size'],
    ['a length that is no number', { type: 'image', duration: 'long' }, 'duration'],
  ])('leaves out %s', (_, change, name) => {
    expect(captured(change)?.media).not.toHaveProperty(name);
  });

  it.each<[string, Record<string, unknown>]>([
    ['half a place', { type: 'location', lat: 12 }],
    ['a place beside the world', { type: 'location', lat: 12, lng: 181 }],
    ['a link to nowhere', { matchedText: 'loja.example', title: 'Loja' }],
    ['a link with nothing to say', { matchedText: 'https://loja.example' }],
    ['no card', { type: 'vcard', body: undefined }],
  ])('has no details of %s', (_, change) => {
    expect(captured(change)).not.toHaveProperty('details');
  });

  it('has no sum without its currency', () => {
    expect(captured({ type: 'order', totalAmount1000: 5000 })?.details).toEqual({ type: 'order' });
  });

  it('is cut at what the protocol allows, not refused', () => {
    expect(captured({ body: 'x'.repeat(70_000) })?.text).toHaveLength(65_536);
    expect(captured({ type: 'y'.repeat(70) })?.rawType).toHaveLength(64);
  });

  it('survives getters that throw', () => {
    const broken = model();
    Object.defineProperty(broken, 'body', {
      get() {
        throw new Error('no such attribute');
      },
    });
    expect(capturedMessage(broken)).toMatchObject({ kind: 'text', text: '' });
  });
});

describe('whatever a page may bring', () => {
  const words = fc.oneof(
    fc.constantFrom(ANA, LID, GROUP, JPEG, CARD, '', 'https://a.example', '3A01', 'BRL', 'subject'),
    fc.string({ maxLength: 300 }),
    fc.string({ minLength: 500, maxLength: 600 }),
  );
  const anything = fc.oneof(
    fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }),
    words,
    words.map(wid),
    fc.double(),
    fc.integer({ min: -1, max: 2_000_000_000 }),
    fc.constantFrom(NOON, NOON / 1000, true, false, null, undefined, Symbol('x'), {
      toString() {
        throw new Error('no text');
      },
    }),
    fc.array(fc.record({ name: words, displayName: words, vcard: words }, { requiredKeys: [] }), {
      maxLength: 60,
    }),
  );
  const types = [
    ...['chat', 'image', 'video', 'ptv', 'audio', 'ptt', 'document', 'sticker', 'location'],
    ...['vcard', 'multi_vcard', 'poll_creation', 'order', 'product', 'call_log', 'revoked'],
    ...['ciphertext', 'gp2', 'e2e_notification', 'notification_template', 'protocol', 'hologram'],
  ];
  const attributes = [
    ...['body', 'caption', 'subtype', 'author', 'ack', 'star', 'isViewOnce', 'isForwarded'],
    ...['forwardingScore', 'quotedStanzaID', 'quotedParticipant', 'mimetype', 'size', 'duration'],
    ...['filename', 'width', 'height', 'pageCount', 'thumbnail', 'lat', 'lng', 'loc', 'isLive'],
    ...['comment', 'vcardFormattedName', 'vcardList', 'pollName', 'pollOptions', 'orderTitle'],
    ...['pollSelectableOptionsCount', 'message', 'itemCount', 'totalAmount1000', 'title'],
    ...['totalCurrencyCode', 'description', 'priceAmount1000', 'currencyCode', 'matchedText'],
    ...['canonicalUrl', 'callOutcome', 'callDuration', 'isVideoCall', 'recipients'],
    ...['templateParams', 'protocolMessageKey', 'revokeTimestamp', 'ephemeralDuration'],
    ...['ephemeralStartTimestamp', 'kicState', 'latestEditSenderTimestampMs', 'eventName'],
  ];
  const arbitraryModel = fc.record(
    {
      id: fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom(key(false), key(true, GROUP, '3A02', ME)) },
        anything,
      ),
      type: fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...types) }, anything),
      t: fc.oneof({ weight: 8, arbitrary: fc.constant(NOON / 1000) }, anything),
      ...Object.fromEntries(attributes.map((name) => [name, anything])),
    },
    { requiredKeys: ['id', 'type', 't'] },
  );

  it('becomes a message that passes the protocol, or nothing', () => {
    fc.assert(
      fc.property(arbitraryModel, (found) => {
        const message = capturedMessage(found as MessageModel);
        if (message) v.parse(capturedMessageSchema, message);
        const change = capturedRevocation(found as MessageModel);
        if (change) v.parse(messageChangeSchema, change);
      }),
      { numRuns: 400 },
    );
  });

  it('becomes a chat, a contact, reactions that pass the protocol, or nothing', () => {
    const named = fc.record(
      {
        id: fc.oneof(fc.constantFrom(wid(ANA), wid(GROUP)), anything),
        ...Object.fromEntries(
          ['name', 'formattedTitle', 'unreadCount', 't', 'archive', 'pushname', 'contact'].map(
            (name) => [name, anything],
          ),
        ),
      },
      { requiredKeys: [] },
    );
    const grouped = fc.record({
      reactions: fc.array(
        fc.record({
          senders: fc.array(
            fc.record({ senderUserJid: anything, reactionText: anything, timestamp: anything }),
          ),
        }),
      ),
    });
    fc.assert(
      fc.property(named, anything, grouped, (found, other, reactions) => {
        const chat = capturedChat(found as never);
        if (chat) v.parse(capturedChatSchema, chat);
        const contact = capturedContact(found as never, other as string);
        if (contact) v.parse(capturedContactSchema, contact);
        for (const change of [
          ...capturedReactions(`false_${ANA}_3A01`, reactions),
          ...capturedReactions(`false_${ANA}_3A01`, other),
          ...capturedReaction(other, other, other, other),
        ])
          v.parse(messageChangeSchema, change);
      }),
      { numRuns: 150 },
    );
  });
});

describe('reactions', () => {
  it('come from the groups of WhatsApp’s local database, whoever speaks of the sender how', () => {
    const at = NOON + 1000;
    expect(
      capturedReactions(`false_${ANA}_3A01`, {
        reactions: [
          { senders: [{ sender: wid(ANA), reactionText: '❤️', timestamp: at }] },
          { senders: [{ senderUserJid: ME, reactionText: '👍', timestamp: at / 1000 }] },
          { senders: [{ senderUserJid: 'nobody', reactionText: '👍', timestamp: at }] },
        ],
      }),
    ).toEqual([
      { type: 'reaction', id: `false_${ANA}_3A01`, senderId: ANA, emoji: '❤️', at },
      { type: 'reaction', id: `false_${ANA}_3A01`, senderId: ME, emoji: '👍', at },
    ]);
  });
});

import { thumbnailOf } from '../shop/media-bytes.ts';
import type { WireCard, WireMessage } from '../wire.ts';
import { accountOrThrow } from './account.ts';
import type { CardEntry, MsgAttributes } from './msg-attributes.ts';
import { createWid } from './wid.ts';

type Content = Partial<MsgAttributes>;

/** What the kinds hold beside their text, in WhatsApp's attributes. */
export function contentOf(message: WireMessage): Content {
  return {
    ...mediaOf(message),
    ...placeOf(message),
    ...cardsOf(message),
    ...pollOf(message),
    ...tradeOf(message),
    ...linkOf(message),
    ...callOf(message),
    ...systemEntryOf(message),
    ...disappearingOf(message),
  };
}

const kindsWithPicture = new Set(['image', 'video', 'ptv', 'sticker']);

function mediaOf({ type, stanzaId, media, caption, viewOnce, t }: WireMessage): Content {
  const content: Content = caption === undefined ? {} : { caption };
  if (viewOnce === true) content.isViewOnce = true;
  const hasPicture = kindsWithPicture.has(type) || media?.pageCount !== undefined;
  if (media === undefined && !hasPicture) return content;
  const { thumbnail, ...facts } = media ?? {};
  Object.assign(content, facts);
  if (type === 'sticker') content.isAnimated = false;
  // Of what may be seen once, a linked device gets the fact alone.
  if (viewOnce === true) return content;
  if (hasPicture) content.body = thumbnail ?? thumbnailOf(stanzaId);
  return {
    ...content,
    filehash: btoa(`file of ${stanzaId}`),
    encFilehash: btoa(`encrypted ${stanzaId}`),
    mediaKey: btoa(`key of ${stanzaId}`),
    mediaKeyTimestamp: t,
    directPath: `/v/t62.7118-24/${stanzaId}.enc`,
  };
}

function placeOf({ stanzaId, location }: WireMessage): Content {
  if (location === undefined) return {};
  const { lat, lng, name, address, live } = location;
  const content: Content = { body: thumbnailOf(stanzaId), lat, lng, isLive: live !== undefined };
  const lines = [name, address].filter((line) => line !== undefined);
  if (lines.length > 0) content.loc = lines.join('\n');
  if (live !== undefined) Object.assign(content, { shareDuration: live, accuracy: 12 });
  return content;
}

function cardsOf({ type, cards }: WireMessage): Content {
  if (cards === undefined) return {};
  const entries = cards.map(cardEntry);
  if (type === 'multi_vcard') return { vcardList: entries };
  const [card] = entries;
  return card === undefined ? {} : { body: card.vcard, vcardFormattedName: card.displayName };
}

function cardEntry({ name, phone }: WireCard): CardEntry {
  const lines = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `N:;${name};;;`,
    `FN:${name}`,
    `item1.TEL;waid=${phone}:+${phone}`,
    'item1.X-ABLabel:Celular',
    'END:VCARD',
  ];
  return { displayName: name, vcard: lines.join('\n') };
}

function pollOf({ poll }: WireMessage): Content {
  if (poll === undefined) return {};
  return {
    pollName: poll.name,
    pollOptions: poll.options.map((name, localId) => ({ name, localId })),
    pollSelectableOptionsCount: poll.selectable ?? 0,
  };
}

function tradeOf({ stanzaId, order, product }: WireMessage): Content {
  const { phone } = accountOrThrow();
  if (order !== undefined) {
    return {
      orderId: order.id,
      orderTitle: order.title,
      itemCount: order.items,
      sellerJid: phone,
      token: btoa(`order ${order.id}`),
      message: '',
      totalAmount1000: Math.round(order.total * 1000),
      totalCurrencyCode: order.currency,
      thumbnail: thumbnailOf(stanzaId),
    };
  }
  if (product === undefined) return {};
  return {
    body: thumbnailOf(stanzaId),
    productId: product.id,
    title: product.title,
    ...(product.description === undefined ? {} : { description: product.description }),
    businessOwnerJid: phone,
    productImageCount: 1,
    priceAmount1000: Math.round(product.price * 1000),
    currencyCode: product.currency,
  };
}

function linkOf({ stanzaId, link }: WireMessage): Content {
  if (link === undefined) return {};
  return {
    subtype: 'url',
    title: link.title,
    ...(link.description === undefined ? {} : { description: link.description }),
    matchedText: link.url,
    canonicalUrl: link.url,
    richPreviewType: 0,
    thumbnail: thumbnailOf(stanzaId),
  };
}

function callOf({ call }: WireMessage): Content {
  if (call === undefined) return {};
  const { video, outcome, duration } = call;
  const missed = video ? 'miss_video' : 'miss';
  return {
    ...(outcome === 'Missed' ? { subtype: missed } : {}),
    isVideoCall: video,
    callOutcome: outcome,
    callDuration: duration,
  };
}

function systemEntryOf({ type, system }: WireMessage): Content {
  if (system === undefined) {
    if (type === 'e2e_notification') return { subtype: 'encrypt' };
    return type === 'gp2' ? { subtype: 'create' } : {};
  }
  const { subtype, subject, members, parameters } = system;
  return {
    subtype,
    ...(subject === undefined ? {} : { body: subject }),
    ...(members === undefined ? {} : { recipients: members.map(createWid) }),
    ...(parameters === undefined ? {} : { templateParams: parameters }),
  };
}

function disappearingOf({ ephemeral, t }: WireMessage): Content {
  if (ephemeral === undefined) return {};
  return {
    ephemeralDuration: ephemeral,
    ephemeralStartTimestamp: t,
    ephemeralSettingTimestamp: t,
  };
}

import type { WireChat, WireContact, WireContent, WireMessage } from '../wire.ts';
import { firstNames, lastNames } from './people.ts';
import { Random } from './random.ts';
import type { Shop } from './shop.ts';
import { smallShopIds } from './small-shop.ts';
import { answerToShop, conversation, type Turn } from './talk.ts';

export interface BulkShopOptions {
  chats: number;
  messages: number;
  seed?: number;
  /** Milliseconds since 1970 from which the times count back; default now. */
  now?: number;
  /** How many of each chat's oldest messages only the phone has; default none. */
  onPhoneOnly?: number;
}

/** Seconds between two messages of a chat. */
const pause = 90;

/** `0` is the chat with the most messages and the newest one. */
export function bulkChatId(index: number): string {
  return `5511${String(900_000_000 + index)}@c.us`;
}

/**
 * Any number of messages over any number of chats, a few with most of them, as in real accounts: mostly text, every
 * kind among it. The same options give the same shop. Bodies are unique, so that a lost or doubled one is found.
 */
export function bulkShop(options: BulkShopOptions): Shop {
  const { chats: chatCount, messages: messageCount, seed = 1, now = Date.now() } = options;
  const random = new Random(seed);
  const seconds = Math.floor(now / 1000);
  const counts = share(messageCount, chatCount);
  const contacts: WireContact[] = [];
  const chats: WireChat[] = [];
  const messages: WireMessage[] = [];
  counts.forEach((count, index) => {
    const id = bulkChatId(index);
    const name = `${random.pick(firstNames)} ${random.pick(lastNames)}`;
    contacts.push({
      id,
      pushname: name,
      ...(random.chance(0.6) ? { name: `${name} ${index}` } : {}),
    });
    const onPhoneOnly = Math.min(options.onPhoneOnly ?? 0, Math.max(0, count - 1));
    chats.push({ id, unreadCount: 0, ...(onPhoneOnly === 0 ? {} : { onPhoneOnly }) });
    const newest = seconds - 60 - index * 240;
    for (let number = 0; number < count; number += 1) {
      const t = newest - (count - 1 - number) * pause;
      messages.push(messageOf(random, { chatId: id, number: messages.length, t }));
    }
  });
  const { account, accountLid } = smallShopIds;
  return {
    account: { id: account, lid: accountLid, pushname: 'Loja Aurora', isBusiness: true },
    contacts,
    chats,
    messages,
    lidPairs: [],
  };
}

/** Shares out, the first getting most (as 1, ½, ⅓ …), everybody at least one while there are enough. */
function share(total: number, parts: number): number[] {
  const least = total >= parts ? 1 : 0;
  const weights = Array.from({ length: parts }, (_, index) => 1 / (index + 1));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const free = total - least * parts;
  const counts = weights.map((weight) => least + Math.floor((free * weight) / sum));
  const given = counts.reduce((all, count) => all + count, 0);
  if (counts[0] !== undefined) counts[0] += total - given;
  return counts;
}

function messageOf(
  random: Random,
  { chatId, number, t }: { chatId: string; number: number; t: number },
): WireMessage {
  const fromMe = random.chance(0.45);
  const base = {
    stanzaId: `${fromMe ? '3EB0' : '3A00'}${number.toString(16).toUpperCase().padStart(18, '0')}`,
    chatId,
    fromMe,
    t,
    ack: fromMe ? (3 as const) : (1 as const),
  };
  if (random.chance(0.85)) return { ...base, type: 'chat', body: `${textOf(random)} #${number}` };
  const [type, content] = random.pick(otherKinds);
  return { ...base, type, ...content };
}

function textOf(random: Random): string {
  const texts = conversation(random, 'Ana').filter(
    (turn): turn is Turn & { text: string } => turn.text !== undefined,
  );
  return texts[0]?.text ?? answerToShop(random);
}

const otherKinds: readonly [type: string, content: WireContent][] = [
  [
    'image',
    { media: { mimetype: 'image/jpeg', size: 84_211, width: 960, height: 720 }, caption: 'Olha' },
  ],
  ['video', { media: { mimetype: 'video/mp4', size: 912_002, duration: 14 } }],
  ['video', { media: { mimetype: 'video/mp4', size: 80_120, duration: 3, isGif: true } }],
  ['ptt', { media: { mimetype: 'audio/ogg; codecs=opus', size: 9_120, duration: 7 } }],
  ['audio', { media: { mimetype: 'audio/mpeg', size: 410_233, duration: 121 } }],
  [
    'document',
    {
      media: { mimetype: 'application/pdf', size: 20_233, pageCount: 2, filename: 'orcamento.pdf' },
    },
  ],
  ['sticker', { media: { mimetype: 'image/webp', size: 4_100, width: 512, height: 512 } }],
  ['location', { location: { lat: -23.55, lng: -46.63, name: 'Loja Aurora' } }],
  ['vcard', { cards: [{ name: 'Transportadora', phone: '551140028922' }] }],
  ['poll_creation', { poll: { name: 'Qual cor?', options: ['Azul', 'Verde'] } }],
  ['call_log', { call: { video: false, outcome: 'Missed', duration: 0 } }],
  ['hologram', {}],
];

import type { MessageType, WireContact, WireMedia, WireMessage } from '../wire.ts';
import { everyKind } from './every-kind.ts';
import { newPerson, type Person } from './people.ts';
import { Random } from './random.ts';
import type { Shop } from './shop.ts';
import { conversation, openQuestion, type Turn } from './talk.ts';

const day = 86_400;

/** Ids of the lifelike shop that tests and tours may want to name. */
export const lifelikeShopIds = {
  account: '5511940028922@c.us',
  accountLid: '105500000000922@lid',
  /** "não quero mais receber mensagens" */
  optedOut: '5511976540011@c.us',
  landline: '551132654400@c.us',
  foreign: '351912345678@c.us',
  /** A chat under a private id; the phone behind it is known. */
  lid: '219900112233445@lid',
  lidPhone: '5521987650022@c.us',
  group: '120363025500000001@g.us',
  /** A chat in which every kind of message stands. */
  everyKind: '5511987650077@c.us',
} as const;

interface Cast {
  person: Person;
  chatId: string;
  isSaved: boolean;
  conversations: number;
  waits: boolean;
}

/**
 * Loja Aurora: 55 chats and some 6,000 messages of the past year. The same seed and `now` (in
 * milliseconds) give the same shop.
 */
export function lifelikeShop(now: number, seed = 2026): Shop {
  const random = new Random(seed);
  const ids = lifelikeShopIds;
  const seconds = Math.floor(now / 1000);
  const messages = new MessageWriter(random, seconds);
  const cast = castOf(random);
  // The one who waits longest has waited a day and a half.
  let minutesAgo = 6;

  for (const { person, chatId, conversations, waits } of cast) {
    messages.note(chatId, 'e2e_notification', seconds - 370 * day);
    for (let index = 0; index < conversations; index += 1) {
      // Denser towards today.
      const daysAgo = 1 + 360 * ((conversations - index) / conversations) ** 1.6;
      messages.talk(
        chatId,
        openingOn(random, seconds, daysAgo),
        conversation(random, person.firstName),
      );
    }
    if (waits) {
      messages.talkUntil(
        chatId,
        seconds - Math.round(minutesAgo * 60),
        openQuestion(random, person.firstName),
      );
      minutesAgo *= 2.1;
    }
  }
  addGroup(messages, cast, seconds);
  messages.say(
    ids.optedOut,
    seconds - 20 * day,
    true,
    'Oi! Chegou a coleção nova de inverno, quer ver?',
  );
  messages.say(
    ids.optedOut,
    seconds - 20 * day + 600,
    false,
    'Não quero mais receber mensagens, por favor.',
  );
  messages.say(
    ids.optedOut,
    seconds - 20 * day + 900,
    true,
    'Claro, não enviaremos mais. Obrigada!',
  );

  messages.all.push(...everyKind(ids.everyKind, ids.account, seconds - 26 * 3600));

  const contacts: WireContact[] = cast.map(({ person, chatId, isSaved }) => ({
    id: chatId,
    pushname: person.firstName,
    ...(isSaved ? { name: person.name } : {}),
    ...(chatId === ids.lid ? { phoneId: ids.lidPhone } : {}),
  }));
  // People of the address book with whom there is no chat yet.
  const taken = new Set(cast.flatMap(({ person }) => [person.name, person.phone]));
  for (let count = 0; count < 30; count += 1) {
    const person = newPerson(random, taken);
    contacts.push({ id: `${person.phone}@c.us`, name: person.name });
  }
  return {
    account: { id: ids.account, lid: ids.accountLid, pushname: 'Loja Aurora', isBusiness: true },
    contacts,
    chats: [
      ...cast.map(({ chatId }) => ({ id: chatId, unreadCount: messages.unanswered(chatId) })),
      {
        id: ids.group,
        subject: 'Vizinhas da Rua das Acácias',
        participants: [
          { id: ids.accountLid },
          ...cast.slice(0, 8).map(({ chatId }, index) => ({ id: chatId, isAdmin: index === 0 })),
        ],
        unreadCount: 0,
      },
    ],
    messages: messages.all,
    lidPairs: [[ids.lid, ids.lidPhone]],
  };
}

function castOf(random: Random): Cast[] {
  const ids = lifelikeShopIds;
  const taken = new Set<string>();
  const cast: Cast[] = [];
  for (let index = 0; index < 49; index += 1) {
    const person = newPerson(random, taken);
    cast.push({
      person,
      chatId: `${person.phone}@c.us`,
      isSaved: random.chance(0.75),
      // A few regulars and a long tail.
      conversations: Math.max(1, Math.round(52 / (index + 1) ** 0.5 + random.between(-2, 5))),
      waits: index % 6 === 2,
    });
  }
  const special: [name: string, chatId: string, isSaved: boolean][] = [
    ['Marta Prado', ids.optedOut, true],
    ['Condomínio Solar', ids.landline, true],
    ['Inês Carneiro', ids.foreign, true],
    ['Helena Sampaio', ids.lid, true],
    ['Camila Rocha', ids.everyKind, true],
  ];
  for (const [name, chatId, isSaved] of special) {
    const person = { name, firstName: name.split(' ')[0] ?? name, phone: '' };
    cast.push({ person, chatId, isSaved, conversations: 6, waits: chatId === ids.lid });
  }
  return cast;
}

/** A second within opening hours, so many days before now. */
function openingOn(random: Random, seconds: number, daysAgo: number): number {
  const midnight = seconds - Math.ceil(daysAgo) * day - (seconds % day);
  return midnight + 12 * 3600 + random.between(0, 9 * 3600);
}

function addGroup(messages: MessageWriter, cast: Cast[], seconds: number): void {
  const { group, accountLid } = lifelikeShopIds;
  const lines: [member: number | null, text: string][] = [
    [0, 'Gente, a feira de sábado vai ser na praça mesmo?'],
    [3, 'Vai sim, das 8h às 14h'],
    [null, 'A Loja Aurora vai ter barraca com promoção de almofadas 💜'],
    [5, 'Oba! Guarda duas capas xadrez para mim'],
    [2, 'Alguém sabe se vai ter estacionamento?'],
    [0, 'Atrás da igreja tem'],
    [6, 'Levo bolo de fubá'],
    [null, 'Guardado! Até sábado.'],
  ];
  messages.note(group, 'gp2', seconds - 200 * day);
  lines.forEach(([member, text], index) => {
    const author = member === null ? accountLid : cast[member]?.chatId;
    const at = seconds - 3 * day + index * 1_300;
    Object.assign(messages.say(group, at, member === null, text), { author });
  });
}

class MessageWriter {
  readonly all: WireMessage[] = [];
  readonly #random: Random;
  readonly #now: number;
  readonly #unanswered = new Map<string, number>();

  constructor(random: Random, now: number) {
    this.#random = random;
    this.#now = now;
  }

  /** Customer messages since the shop's last one, of the last two days. */
  unanswered(chatId: string): number {
    return this.#unanswered.get(chatId) ?? 0;
  }

  talk(chatId: string, start: number, turns: Turn[]): void {
    let at = start;
    for (const turn of turns) {
      at += this.#pauseBefore(turn);
      this.#turn(chatId, at, turn);
    }
  }

  /** A conversation whose last turn is at `end`. */
  talkUntil(chatId: string, end: number, turns: Turn[]): void {
    const pauses = turns.map((turn) => this.#pauseBefore(turn));
    let at = end - pauses.slice(1).reduce((sum, pause) => sum + pause, 0);
    turns.forEach((turn, index) => {
      if (index > 0) at += pauses[index] ?? 0;
      this.#turn(chatId, at, turn);
    });
  }

  say(chatId: string, at: number, fromMe: boolean, body: string): WireMessage {
    return this.#add(chatId, at, fromMe, 'chat', { body });
  }

  note(chatId: string, type: MessageType, at: number): void {
    this.#add(chatId, at, false, type, {});
  }

  /** Seconds that somebody takes to write a turn. */
  #pauseBefore(turn: Turn): number {
    return turn.fromMe ? this.#random.between(20, 600) : this.#random.between(15, 240);
  }

  #turn(chatId: string, at: number, turn: Turn): void {
    if (turn.media === undefined) this.say(chatId, at, turn.fromMe, turn.text ?? '');
    else this.#show(chatId, at, turn.fromMe, turn.media, turn.text);
  }

  #show(
    chatId: string,
    at: number,
    fromMe: boolean,
    type: NonNullable<Turn['media']>,
    caption: string | undefined,
  ): void {
    const media = this.#mediaOf(type, fromMe);
    this.#add(chatId, at, fromMe, type, {
      ...(media === undefined ? {} : { media }),
      ...(caption === undefined ? {} : { caption }),
    });
  }

  #mediaOf(type: NonNullable<Turn['media']>, fromMe: boolean): WireMedia | undefined {
    const random = this.#random;
    const size = random.between(20, 900) * 1024;
    switch (type) {
      case 'image':
        return { mimetype: 'image/jpeg', size, width: 1200, height: 1600 };
      case 'video':
        return { mimetype: 'video/mp4', size, duration: random.between(4, 60) };
      case 'ptt':
        return { mimetype: 'audio/ogg; codecs=opus', size, duration: random.between(2, 75) };
      case 'document': {
        const filename = fromMe ? 'tabela-de-medidas.pdf' : 'comprovante-pix.pdf';
        return { mimetype: 'application/pdf', filename, size, pageCount: 1 };
      }
      case 'sticker':
        return { mimetype: 'image/webp', size };
      case 'location':
        return undefined;
    }
  }

  #add(
    chatId: string,
    at: number,
    fromMe: boolean,
    type: MessageType,
    content: Pick<WireMessage, 'body' | 'caption' | 'media'>,
  ): WireMessage {
    const t = Math.min(at, this.#now - 30);
    const hex = Array.from({ length: 9 }, () =>
      this.#random.between(0, 255).toString(16).padStart(2, '0'),
    );
    const message: WireMessage = {
      stanzaId: (fromMe ? '3EB0' : '3A') + hex.join('').toUpperCase(),
      chatId,
      fromMe,
      type,
      ...content,
      t,
      ack: fromMe ? (this.#random.chance(0.85) ? 3 : 2) : 1,
    };
    this.all.push(message);
    const isRecent = t > this.#now - 2 * day;
    if (fromMe) this.#unanswered.delete(chatId);
    else if (isRecent) this.#unanswered.set(chatId, this.unanswered(chatId) + 1);
    return message;
  }
}

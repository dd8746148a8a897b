/**
 * A made-up account: sales chats as rows, with the numbers, links, media and groups of real ones. Says of each message what it
 * holds, so that nobody who checks a search has to read it off the text.
 */
import type { ContactRow, MessageRow } from '@/database/rows';
import { chatOfRank, salesMessages, seededRandom, zipf } from './sales-messages';

/** What a message says in one of its spellings. */
export type Said =
  /** Digits; without an area code when nine. */
  | { kind: 'phone'; digits: string }
  /** Hundredths. */
  | { kind: 'amount'; value: number }
  /** A year, when it is said; month and day from 1. */
  | { kind: 'date'; year?: number; month: number; day: number }
  /** CPF or CNPJ without separators. */
  | { kind: 'document'; value: string }
  | { kind: 'emoji'; value: string }
  | { kind: 'host'; value: string };

export type Holding =
  'photo' | 'audio' | 'video' | 'document' | 'link' | 'price' | 'question' | 'location';

export interface AccountMessage {
  row: MessageRow;
  said: readonly Said[];
  holds: readonly Holding[];
  /** A group's member: their chat's rank. */
  author?: number;
}

type Random = () => number;

export const HOSTS = [
  'loja-azul.com.br',
  'instagram.com',
  'mercadolivre.com.br',
  'modas.com',
  'rastreio.correios.com.br',
  'catalogo.net',
];
export const EMOJI = ['👍', '😀', '🙏', '❤️', '🔥', '🇧🇷', '👩‍💻', '🎉'];
const SKINS = ['', '', '🏽', '🏿'];
const AREAS = ['11', '21', '31', '41', '51', '71', '81'];
const MONTHS = 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro'
  .concat(' dezembro')
  .split(' ');
const FIRST_NAMES = (
  'Ana Bia Caio Davi Elisa Fabio Gilda Heitor Iara Joana Karina Lucas Marta Nadia Otavio Paula Rafael Sonia Tadeu ' +
  'Ursula Vitor Wagner Yara Zilda'
).split(' ');
const MIDDLE_NAMES = 'Alves Barros Campos Duarte Esteves Farias Gomes Horta Inacio Jardim'.split(
  ' ',
);
const LAST_NAMES = (
  'Lacerda Macedo Nogueira Ortega Pacheco Quirino Rezende Sampaio Teixeira Uchoa Valente Xavier Zanini Moraes Peixoto ' +
  'Siqueira Toledo Varela Brandao Coutinho'
).split(' ');
/** Families name sons so. */
const ENDINGS = ['', 'Filho', 'Neto', 'Júnior', 'Sobrinho'];
const GROUPS = ['Vendas Centro', 'Clube Atacado', 'Família Buscapé', 'Condomínio Aurora'];
/** Groups, of every how many messages one is in. */
const GROUP_SHARE = 0.08;
/** Nobody is unambiguously asked when a text begins so. */
const NO_OPENING = /^(?:o|a|e|que|da|por|tem|bom|boa|oi|olá|you|when|você|mas|em)$/u;

const NAMES = FIRST_NAMES.length * MIDDLE_NAMES.length * LAST_NAMES.length;

/** Each its own, up to 24,000. */
export function nameOfRank(rank: number): string {
  const pick = (list: readonly string[], at: number) => list[at % list.length] ?? '';
  const first = Math.floor(rank / LAST_NAMES.length);
  return [
    pick(FIRST_NAMES, first),
    pick(MIDDLE_NAMES, Math.floor(first / FIRST_NAMES.length)),
    pick(LAST_NAMES, rank),
    pick(ENDINGS, Math.floor(rank / NAMES)),
  ]
    .join(' ')
    .trim();
}

export function groupOfRank(rank: number): { id: string; name: string } {
  return { id: `12036304123456789${rank}@g.us`, name: GROUPS[rank] ?? '' };
}

export const GROUP_COUNT = GROUPS.length;

/** The first of them have the chats. */
export function contactOfRank(rank: number): ContactRow {
  const id = chatOfRank(rank);
  return {
    id,
    phone: id.slice(0, -'@c.us'.length),
    savedName: nameOfRank(rank),
    saved: true,
    business: false,
    updatedAt: 0,
  };
}

export const CONTACT_COUNT = 20_000;

export function phone(random: Random): string {
  const rank = zipf(random, 3000);
  const digits = String(60_000_000 + ((rank * 7_919_321) % 39_999_999));
  return `${AREAS[rank % AREAS.length]}9${digits}`;
}

/** @param digits eleven, or nine without the area code */
export function spelledPhone(digits: string, random: Random): string {
  const own = digits.slice(-9);
  const split = `${own.slice(0, 5)}-${own.slice(5)}`;
  if (digits.length === 9)
    return oneOf([split, own, `9 ${own.slice(1, 5)}-${own.slice(5)}`], random);
  const area = digits.slice(0, 2);
  return oneOf(
    [`(${area}) ${split}`, digits, `+55 ${area} ${split}`, `+55${digits}`, `${area} ${own}`],
    random,
  );
}

/** Hundredths; those below a thousand reais are the common ones. */
export function amount(random: Random): number {
  const reais = 1000 + zipf(random, 4000);
  return reais * 100 + (random() < 0.5 ? 0 : 90);
}

/** With a sign of money. */
export function spelledAmount(value: number, random: Random): string {
  const reais = String(Math.floor(value / 100));
  const cents = String(value % 100).padStart(2, '0');
  const grouped = reais.replace(/(?=(?:\d{3})+$)(?!^)/g, '.');
  if (value % 100 === 0 && random() < 0.4)
    return oneOf([`R$ ${reais}`, `R$${reais}`, `${reais} reais`], random);
  return oneOf(
    [
      `R$ ${grouped},${cents}`,
      `R$${reais},${cents}`,
      `R$ ${grouped.replace('.', ',')}.${cents}`,
      `${grouped},${cents} reais`,
    ],
    random,
  );
}

export function date(random: Random): { year: number; month: number; day: number } {
  return {
    year: 2024 + Math.floor(random() * 3),
    month: 1 + Math.floor(random() * 12),
    day: 1 + Math.floor(random() * 28),
  };
}

export function spelledDate(
  { year, month, day }: { year?: number; month: number; day: number },
  random: Random,
): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const name = MONTHS[month - 1] ?? '';
  if (year === undefined) return oneOf([`${two(day)}/${two(month)}`, `${day} de ${name}`], random);
  return oneOf(
    [
      `${two(day)}/${two(month)}/${year}`,
      `${year}-${two(month)}-${two(day)}`,
      `${day} de ${name} de ${year}`,
      `${two(day)}.${two(month)}.${year}`,
    ],
    random,
  );
}

/** A CPF or a CNPJ (some with letters) as the tax office writes it. */
export function document(random: Random): string {
  const rank = zipf(random, 400);
  const digits = String(100_000_000 + ((rank * 7_654_321) % 899_999_999));
  if (rank % 3 === 0)
    return `${digits.slice(0, 3)}.${digits.slice(3, 6)}.${digits.slice(6)}-${10 + (rank % 90)}`;
  const head = rank % 3 === 1 ? digits.slice(0, 2) : `${digits[0]}${'ABCDEF'[rank % 6]}`;
  return `${head}.${digits.slice(2, 5)}.${digits.slice(5, 8)}/0001-${10 + (rank % 90)}`;
}

export function plainDocument(written: string): string {
  return written.replace(/[./-]/g, '');
}

export function oneOf<Value>(values: readonly Value[], random: Random): Value {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error('There is nothing to choose from.');
  return value;
}

/** As people write: some without accents, some in capitals, and more than one of a thing. */
export function written(word: string, random: Random): string {
  const chance = random();
  if (chance < 0.06 && /[aeiou]$/u.test(word) && word.length > 3) return `${word}s`;
  if (chance < 0.12) return word.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  if (chance < 0.15) return word.toUpperCase();
  if (chance < 0.18) return word.charAt(0).toUpperCase() + word.slice(1);
  if (chance < 0.19) return word.normalize('NFD');
  return word;
}

interface Addition {
  text: string;
  said: readonly Said[];
  holds: readonly Holding[];
}

const ADDITIONS: readonly (readonly [share: number, make: (random: Random) => Addition])[] = [
  [
    0.08,
    (random) => {
      const value = amount(random);
      return {
        text: spelledAmount(value, random),
        said: [{ kind: 'amount', value }],
        holds: ['price'],
      };
    },
  ],
  [
    0.04,
    (random) => {
      const digits = random() < 0.7 ? phone(random) : phone(random).slice(2);
      return { text: spelledPhone(digits, random), said: [{ kind: 'phone', digits }], holds: [] };
    },
  ],
  [
    0.03,
    (random) => {
      const value = oneOf(HOSTS, random);
      const begin = oneOf(['https://', 'https://www.', 'www.', ''], random);
      const path = oneOf(['', '/p', `/p?id=${zipf(random, 900)}`, '/ofertas/'], random);
      return { text: begin + value + path, said: [{ kind: 'host', value }], holds: ['link'] };
    },
  ],
  [
    0.03,
    (random) => {
      const { year, month, day } = date(random);
      const said = random() < 0.6 ? { year, month, day } : { month, day };
      return { text: spelledDate(said, random), said: [{ kind: 'date', ...said }], holds: [] };
    },
  ],
  [
    0.01,
    (random) => {
      const text = document(random);
      return { text, said: [{ kind: 'document', value: plainDocument(text) }], holds: [] };
    },
  ],
  [
    0.08,
    (random) => {
      const value = oneOf(EMOJI, random);
      const text = value === '👍' || value === '🙏' ? value + oneOf(SKINS, random) : value;
      return { text, said: [{ kind: 'emoji', value }], holds: [] };
    },
  ],
  [
    0.02,
    (random) => {
      const code = 1000 + zipf(random, 9000);
      return { text: String(code), said: [{ kind: 'amount', value: code * 100 }], holds: [] };
    },
  ],
];

function addition(random: Random): Addition | undefined {
  let chance = random();
  for (const [share, make] of ADDITIONS) {
    if (chance < share) return make(random);
    chance -= share;
  }
  return undefined;
}

type Medium = Pick<MessageRow, 'kind' | 'rawType' | 'media'> & { holds: readonly Holding[] };

function medium(random: Random): Medium | undefined {
  const chance = random();
  if (chance < 0.06) return { kind: 'image', rawType: 'image', media: {}, holds: ['photo'] };
  if (chance < 0.09) return { kind: 'voice', rawType: 'ptt', media: {}, holds: ['audio'] };
  if (chance < 0.1) return { kind: 'video', rawType: 'video', media: {}, holds: ['video'] };
  if (chance < 0.115) {
    const fileName = `Orçamento_${zipf(random, 500)}-${oneOf(['final', 'v2', 'Loja'], random)}.pdf`;
    return { kind: 'document', rawType: 'document', media: { fileName }, holds: ['document'] };
  }
  if (chance < 0.12) return { kind: 'location', rawType: 'location', holds: ['location'] };
  return undefined;
}

/**
 * In the order of their time, one revision each. `known`: messages that are there already.
 * Calls and messages that were taken back are among them.
 */
export function* accountMessages(
  count: number,
  seed: number,
  known = 0,
): Generator<AccountMessage> {
  const random = seededRandom(seed + 77);
  let number = known;
  for (const message of salesMessages(count, seed)) {
    number += 1;
    const words = message.text.split(' ').map((word) => written(word, random));
    if (NO_OPENING.test(words[0]?.toLowerCase() ?? '')) words[0] = 'segue';
    const said: Said[] = [];
    const holds = new Set<Holding>();
    const add = (put: (text: string) => void) => {
      const added = addition(random);
      if (!added) return;
      put(added.text);
      said.push(...added.said);
      for (const thing of added.holds) holds.add(thing);
    };
    // A word at least between them: two numbers side by side may be read as one.
    add((text) => words.splice(1, 0, text));
    add((text) => words.push(text));
    let text = words.join(' ');
    if (random() < 0.12) {
      text += ' ?';
      holds.add('question');
    }
    const carried = medium(random);
    for (const thing of carried?.holds ?? []) holds.add(thing);
    const silent = carried !== undefined && random() < 0.6;
    const isCall = !carried && random() < 0.005;
    const isTaken = !carried && !isCall && random() < 0.003;
    const says = !silent && !isCall && !isTaken;
    const inGroup = random() < GROUP_SHARE;
    const author = inGroup && !message.fromMe ? zipf(random, 60) : undefined;
    const chatId = inGroup ? groupOfRank(zipf(random, GROUP_COUNT)).id : message.chatId;
    // Of an imported group the names alone are known.
    const isNamed = author !== undefined && random() < 0.3;
    const { holds: _, ...kind } = carried ?? { kind: 'text', rawType: 'chat', holds: [] };
    const row: MessageRow = {
      rowid: (message.timestamp / 1000) * 2 ** 20 + number,
      id: `${message.fromMe}_${chatId}_3EB0${number}`,
      stanzaId: `3EB0${number}`,
      chatId,
      fromMe: message.fromMe,
      ...kind,
      ...(isCall && { kind: 'call', rawType: 'call_log' }),
      ...(isTaken && { revokedAt: message.timestamp + 60_000 }),
      ...(author !== undefined &&
        (isNamed ? { senderName: nameOfRank(author) } : { senderId: chatOfRank(author) })),
      text: says ? text : '',
      timestamp: message.timestamp,
      ack: 3,
      capturedAt: message.timestamp,
      revision: number,
    };
    const kept = (thing: Holding) => says || (carried?.holds.includes(thing) ?? false);
    yield {
      row,
      said: says ? said : [],
      holds: [...holds].filter(kept),
      ...(author !== undefined && { author }),
    };
  }
}

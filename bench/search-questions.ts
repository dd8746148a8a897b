/** What people ask of a search, of every kind: as they type it, and what they mean by it. */
import {
  amount,
  date,
  document,
  EMOJI,
  groupOfRank,
  GROUP_COUNT,
  HOSTS,
  nameOfRank,
  oneOf,
  phone,
  plainDocument,
  spelledAmount,
  spelledDate,
  spelledPhone,
  written,
  type AccountMessage,
  type Holding,
} from './account-messages';
import type { Condition, Item, Question } from './plain-search';
import { chatOfRank, seededRandom, wordOfRank, zipf } from './sales-messages';

type Random = () => number;

/** When it is asked: the end of the made-up years. Brazil has had no summer time since 2019. */
export const CLOCK = { now: Date.UTC(2026, 9, 30, 15), timeZone: 'America/Sao_Paulo' };
const ZONE = 3 * 3_600_000;
const DAY = 86_400_000;

const MONTHS =
  'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'.split(
    ' ',
  );
const THINGS: readonly (readonly [typed: string, thing: Holding])[] = [
  ['foto', 'photo'],
  ['áudio', 'audio'],
  ['video', 'video'],
  ['documento', 'document'],
  ['link', 'link'],
  ['preço', 'price'],
  ['pergunta', 'question'],
  ['localização', 'location'],
];

/** A part of what is typed. */
interface Part {
  typed: string;
  items: Item[];
}

function word(text: string): Part {
  return { typed: text, items: [{ words: [text], single: true }] };
}

function someWord(random: Random, size = 2000): string {
  return written(wordOfRank(zipf(random, size)), random);
}

/** Nothing but words: its last may go on, unless a blank follows. */
function ask(kind: string, parts: readonly Part[], random: Random): Question {
  const closed = random() < 0.3;
  const wanted = parts.map(({ items }) => items);
  const last = wanted.at(-1)?.at(-1);
  if (last && !closed) last.open = true;
  const text = parts.map(({ typed }) => typed).join(' ') + (closed ? ' ' : '');
  return { kind, text, wanted, unwanted: [], conditions: [] };
}

function filtered(
  kind: string,
  parts: readonly Part[],
  filters: readonly { typed: string; condition: Condition & { not?: boolean } }[],
): Question {
  return {
    kind,
    text: [...parts, ...filters].map(({ typed }) => typed).join(' '),
    wanted: parts.map(({ items }) => items),
    unwanted: [],
    conditions: filters.map(({ condition }) => condition),
  };
}

/** One letter off, or two: swapped, left out, doubled, another. */
function mistyped(text: string, random: Random): string {
  const at = 1 + Math.floor(random() * (text.length - 2));
  const [head, tail] = [text.slice(0, at), text.slice(at)];
  return oneOf(
    [
      head + tail.slice(1, 2) + tail.slice(0, 1) + tail.slice(2),
      head + tail.slice(1),
      head + tail.slice(0, 1) + tail,
      `${head}w${tail.slice(1)}`,
    ],
    random,
  );
}

/** Some words of a message that stand side by side. */
function quotation(samples: readonly AccountMessage[], random: Random): string {
  for (;;) {
    const words = oneOf(samples, random).row.text.split(' ');
    const at = Math.floor(random() * (words.length - 1));
    const quote = words.slice(at, at + 2 + Math.floor(random() * 2));
    if (quote.length > 1 && quote.every((one) => /^[\p{L}\p{M}]+$/u.test(one)))
      return quote.join(' ');
  }
}

function fact(typed: string, facts: NonNullable<Item['facts']>): Part {
  return { typed, items: [{ words: [typed], facts }] };
}

function thing(random: Random) {
  const [typed, holding] = oneOf(THINGS, random);
  const chance = random();
  const condition = { is: 'holding', thing: holding } as const;
  if (chance < 0.15) return { typed: `-tem:${typed}`, condition: { ...condition, not: true } };
  if (chance < 0.3) return { typed: `sem:${typed}`, condition: { ...condition, not: true } };
  return { typed: chance < 0.6 ? `tem:${typed}` : `has: ${typed}`, condition };
}

function inChat(random: Random) {
  const key = oneOf(['em', 'in'], random);
  if (random() < 0.3) {
    const { id, name } = groupOfRank(zipf(random, GROUP_COUNT));
    return { typed: `${key}:"${name}"`, condition: { is: 'in', chatId: id } as const };
  }
  const rank = zipf(random, 300);
  const condition = { is: 'in', chatId: chatOfRank(rank) } as const;
  return { typed: `${key}:"${nameOfRank(rank)}"`, condition };
}

function from(random: Random) {
  if (random() < 0.2) return { typed: 'eu:', condition: { is: 'mine' } as const };
  const rank = zipf(random, 80);
  const name = random() < 0.5 ? nameOfRank(rank) : nameOfRank(rank).toLowerCase();
  const condition = { is: 'from', chatId: chatOfRank(rank), author: rank } as const;
  const not = random() < 0.2;
  const typed = `${not ? '-' : ''}${oneOf(['de', 'from'], random)}:"${name}"`;
  return { typed, condition: { ...condition, ...(not && { not }) } };
}

/** A day, a month, last week: [from, to) on Brazil's clock. */
function period(random: Random): { typed: string; from: number; to: number } {
  const { year, month, day } = date(random);
  const chance = random();
  if (chance < 0.4) {
    const start = Date.UTC(year, month - 1, day) + ZONE;
    return { typed: spelledDate({ year, month, day }, random), from: start, to: start + DAY };
  }
  if (chance < 0.8) {
    const typed = oneOf(
      [`${MONTHS[month - 1]} de ${year}`, `${year}-${String(month).padStart(2, '0')}`],
      random,
    );
    return { typed, from: Date.UTC(year, month - 1) + ZONE, to: Date.UTC(year, month) + ZONE };
  }
  // The thirtieth of October is a Friday.
  const monday = Date.UTC(2026, 9, 19) + ZONE;
  return { typed: 'semana passada', from: monday, to: monday + 7 * DAY };
}

function time(random: Random) {
  const { typed, from: start, to: end } = period(random);
  const when = (begin: number, finish: number) =>
    ({ is: 'when', from: begin, to: finish }) as const;
  const chance = random();
  if (chance < 0.3)
    return { typed: `${oneOf(['antes', 'before'], random)}:${typed}`, condition: when(0, start) };
  if (chance < 0.6)
    return {
      typed: `${oneOf(['depois', 'after'], random)}:${typed}`,
      condition: when(start, Infinity),
    };
  return { typed: `${oneOf(['durante', 'during'], random)}:${typed}`, condition: when(start, end) };
}

type Make = (random: Random, samples: readonly AccountMessage[]) => Question;

export const QUESTION_KINDS: Readonly<Record<string, Make>> = {
  'common word': (random) => ask('common word', [word(someWord(random, 100))], random),
  'rare word': (random) => ask('rare word', [word(someWord(random, 100_000))], random),
  'two words': (random) =>
    ask('two words', [word(someWord(random)), word(someWord(random))], random),
  prefix: (random) => {
    const whole = wordOfRank(20 + zipf(random, 5000));
    const items = [{ words: [whole.slice(0, 3)], single: true, open: true }];
    return { ...ask('prefix', [], random), text: whole.slice(0, 3), wanted: [items] };
  },
  'one letter': (random) => {
    const [letter = 'a'] = wordOfRank(zipf(random, 5000)).normalize('NFD');
    const items = [{ words: [letter], single: true, open: true }];
    return { ...ask('one letter', [], random), text: letter, wanted: [items] };
  },
  phrase: (random, samples) => {
    const quote = quotation(samples, random);
    const [open, close] = oneOf(['""', '“”', '«»'], random);
    const going = random() < 0.3;
    const item = { words: [quote], open: going };
    const text = `${open}${quote}${going ? '' : close}`;
    return { kind: 'phrase', text, wanted: [[item]], unwanted: [], conditions: [] };
  },
  excluded: (random, samples) => {
    const plain = someWord(random, 300);
    const quote = quotation(samples, random);
    const [typed, other] = random() < 0.5 ? [plain, plain] : [`"${quote}"`, quote];
    const question = ask('excluded', [word(someWord(random, 100)), word('')], () => 0);
    const text = `${question.text.trim()} -${typed}`;
    return {
      ...question,
      text,
      wanted: question.wanted.slice(0, 1),
      unwanted: [[{ words: [other] }]],
    };
  },
  either: (random) => {
    const words = [someWord(random), someWord(random), someWord(random)];
    const between = oneOf([' OR ', ' OU ', ' | ', '|'], random);
    const [one = '', other = '', both = ''] = words;
    const items = [one, other].map((text) => ({ words: [text], single: true }));
    return ask('either', [{ typed: `${one}${between}${other}`, items }, word(both)], random);
  },
  typo: (random) => {
    for (;;) {
      const text = wordOfRank(30 + zipf(random, 20_000))
        .normalize('NFD')
        .replace(/\W/g, '');
      if (text.length < 5) continue;
      const once = mistyped(text, random);
      return ask(
        'typo',
        [word(text.length > 8 && random() < 0.5 ? mistyped(once, random) : once)],
        random,
      );
    }
  },
  plural: (random) => {
    const text = wordOfRank(20 + zipf(random, 3000));
    return ask('plural', [word(/[aeiou]$/.test(text) ? `${text}s` : text)], random);
  },
  phone: (random) => {
    const digits = phone(random);
    const local = random() < 0.3;
    const sought = local ? digits.slice(2) : digits;
    const typed = spelledPhone(sought, random);
    return ask('phone', [fact(typed, [{ kind: 'phone', digits: sought }])], random);
  },
  'last digits': (random) => {
    const digits = phone(random).slice(-4);
    const number = { kind: 'amount', value: Number(digits) * 100 } as const;
    // What begins with a zero is no amount.
    const facts = digits.startsWith('0') ? [] : [number];
    return ask('last digits', [fact(digits, [{ kind: 'tail', digits }, ...facts])], random);
  },
  price: (random) => {
    const value = amount(random);
    return ask('price', [fact(spelledAmount(value, random), [{ kind: 'amount', value }])], random);
  },
  document: (random) => {
    const typed = document(random);
    const facts = [{ kind: 'document', value: plainDocument(typed) } as const];
    return ask('document', [fact(typed, facts)], random);
  },
  date: (random) => {
    const { year, month, day } = date(random);
    const sought = random() < 0.6 ? { year, month, day } : { month, day };
    return ask('date', [fact(spelledDate(sought, random), [{ kind: 'date', ...sought }])], random);
  },
  emoji: (random) => {
    const value = oneOf(EMOJI, random);
    return ask(
      'emoji',
      [word(someWord(random, 100)), fact(value, [{ kind: 'emoji', value }])],
      random,
    );
  },
  host: (random) => {
    const value = oneOf(HOSTS, random);
    const typed = oneOf(['', 'www.', 'https://'], random) + value;
    return ask('host', [fact(typed, [{ kind: 'host', value }])], random);
  },
  'in one chat': (random) => filtered('in one chat', [word(someWord(random))], [inChat(random)]),
  'from a person': (random) =>
    filtered('from a person', [word(someWord(random, 200))], [from(random)]),
  has: (random) => filtered('has', [word(someWord(random, 300))], [thing(random)]),
  'date range': (random) => filtered('date range', [word(someWord(random, 500))], [time(random)]),
  'filter only': (random) => {
    const make = oneOf([thing, inChat, from, time, waiting], random);
    return filtered('filter only', [], [make(random)]);
  },
  'words and filters': (random) =>
    filtered(
      'words and filters',
      [word(someWord(random, 30))],
      [oneOf([from, inChat], random)(random), oneOf([thing, time], random)(random)],
    ),
};

function waiting(random: Random) {
  const typed = oneOf(['sem:resposta', 'is:unanswered'], random);
  return { typed, condition: { is: 'waiting' } as const };
}

/** Of all kinds in turn; the same ones for the same seed. `samples`: what phrases are taken from. */
export function questions(
  count: number,
  seed: number,
  samples: readonly AccountMessage[],
): Question[] {
  const random = seededRandom(seed);
  const kinds = Object.values(QUESTION_KINDS);
  return Array.from({ length: count }, (_, at) => oneOf([kinds[at % kinds.length]], random)).map(
    (make) => {
      if (!make) throw new Error('There are no kinds of questions.');
      return make(random, samples);
    },
  );
}

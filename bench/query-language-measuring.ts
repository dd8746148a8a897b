/** What is measured of the language of searches: facts of messages, and whatever may be typed into the box. */
import { foldText } from '@/domain/folding';
import { factsOf } from '@/domain/search-query/facts';
import { formatQuery } from '@/domain/search-query/format-query';
import { completeQuery } from '@/domain/search-query/complete-query';
import { parseQuery } from '@/domain/search-query/parse-query';
import { thingsOf } from '@/domain/search-query/things';
import { LONGEST, PIECES, randomInput } from './odd-inputs';
import { percentile } from './percentile';
import { salesMessages, seededRandom } from './sales-messages';

const MESSAGES = 20_000;
const ROUNDS = 9;
const CLOCK = { now: Date.UTC(2026, 10, 18, 15), timeZone: 'America/Sao_Paulo' };

/** As much of it as in sales chats: a price in ten, an emoji in five, now and then a phone, a date, a link. */
const ADDED = [
  ' R$ 1.500,00',
  ' 👍🏽',
  ' 😀',
  ' (11) 98765-4321 até 12/03',
  ' https://loja.com.br/p?id=1',
];
const ADDED_IN = 10;

function messages(): string[] {
  return [...salesMessages(MESSAGES, 1)].map(
    ({ text }, index) => text + (ADDED[index % ADDED_IN] ?? ''),
  );
}

/** texts/s in the quietest of the rounds: other programs make a machine busy, not a reader slow. */
function rate(texts: readonly string[], work: (text: string) => unknown): number {
  const rates = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    for (const text of texts) work(text);
    return (texts.length * 1000) / (performance.now() - start);
  });
  return Math.max(...rates);
}

export function messagesPerSecond(): { facts: number; things: number; fold: number } {
  const texts = messages();
  return {
    facts: rate(texts, factsOf),
    things: rate(texts, thingsOf),
    fold: rate(texts, foldText),
  };
}

function withoutPlaces(text: string): string {
  const { clauses, filters, problems } = parseQuery(text, CLOCK);
  return JSON.stringify([clauses, filters, problems], (key, value: unknown) =>
    key === 'span' ? undefined : value,
  );
}

/** `failed`: what threw, or was read otherwise from its canonical form. ms for reading, writing and completing one. */
export function fuzz(count: number): { failed: number; p50: number; p99: number; worst: number } {
  const random = seededRandom(7);
  const times: number[] = [];
  let failed = 0;
  for (let index = 0; index < count; index += 1) {
    const text = randomInput(random);
    try {
      const start = performance.now();
      const canonical = formatQuery(parseQuery(text, CLOCK));
      completeQuery(text, Math.floor(random() * (text.length + 1)), 'pt');
      times.push(performance.now() - start);
      if (withoutPlaces(canonical) !== withoutPlaces(text)) failed += 1;
    } catch {
      // It is counted: the bench fails on one.
      failed += 1;
    }
  }
  return {
    failed,
    p50: percentile(times, 50),
    p99: percentile(times, 99),
    worst: Math.max(...times),
  };
}

/** The largest growth from 10,000 characters to 40,000, over all pieces repeated, as an exponent: 1 is linear. In ms of this process. */
export function hostileGrowth(): { exponent: number; slowest: number } {
  const took = (text: string) => {
    const times = Array.from({ length: 9 }, () => {
      const start = process.cpuUsage();
      factsOf(text);
      thingsOf(text);
      parseQuery(text, CLOCK);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    });
    return Math.min(...times);
  };
  let exponent = 0;
  let slowest = 0;
  for (const piece of PIECES) {
    const one = took(piece.repeat(LONGEST / piece.length));
    const four = took(piece.repeat((4 * LONGEST) / piece.length));
    slowest = Math.max(slowest, one);
    // Shorter times say nothing about growth.
    if (four > 4) exponent = Math.max(exponent, Math.log(four / one) / Math.log(4));
  }
  return { exponent, slowest };
}

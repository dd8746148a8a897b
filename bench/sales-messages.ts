/** Made-up sales chats in pt-BR and English: the same ones for the same seed. Words and chats follow Zipf's law. */

export interface SalesMessage {
  chatId: string;
  fromMe: boolean;
  text: string;
  /** ms */
  timestamp: number;
}

const HEAD = (
  'o de a que e para com não um você do da no na em bom dia tem por uma mais boa tarde oi olá preço pedido ' +
  'entrega hoje amanhã valor obrigado produto frete pagamento pix cartão boleto azul preto branco tamanho loja ' +
  'promoção desconto the you please order price delivery thanks size blue when available camiseta tênis vestido ' +
  'calça sapato bolsa caixa kit unidade atacado varejo orçamento prazo segunda terça quarta quinta sexta sábado ' +
  'endereço retirada motoboy correios nota fiscal garantia troca devolução estoque chegou enviar confirmar'
).split(' ');
const SYLLABLES =
  'ba be bi ca ce ção da do fa fe ga go la le li ma me na no pa pe ra re sa são ta te va vi xa'.split(
    ' ',
  );
/** As many distinct words as a million real messages have. */
const VOCABULARY = 140_000;
const CHATS = 2000;
/** The messages spread over three years. */
const FROM = Date.UTC(2023, 10, 1);
const SPAN = 3 * 365 * 86_400_000;

/** The `rank`-th most common word, from 0. */
export function wordOfRank(rank: number): string {
  const word = HEAD[rank];
  if (word !== undefined) return word;
  let rest = rank;
  let made = '';
  while (rest > 0) {
    made += SYLLABLES[rest % SYLLABLES.length];
    rest = Math.floor(rest / SYLLABLES.length);
  }
  return made;
}

export function chatOfRank(rank: number): string {
  return `55119${String(10_000_000 + rank * 4001)}@c.us`;
}

/** Numbers from 0 up to 1 (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A rank below `size`, with a probability that falls as 1/rank. */
export function zipf(random: () => number, size: number): number {
  return Math.floor(size ** random()) - 1;
}

/** In the order of their time. */
export function* salesMessages(count: number, seed: number): Generator<SalesMessage> {
  const random = seededRandom(seed);
  for (let at = 0; at < count; at += 1) {
    const words = Array.from({ length: 2 + Math.floor(random() ** 2 * 24) }, () =>
      wordOfRank(zipf(random, VOCABULARY)),
    );
    yield {
      chatId: chatOfRank(zipf(random, CHATS)),
      fromMe: random() < 0.5,
      text: words.join(' '),
      timestamp: FROM + Math.floor((at / count) * (SPAN / 1000)) * 1000,
    };
  }
}

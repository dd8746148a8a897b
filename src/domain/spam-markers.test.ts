import { describe, expect, it } from 'vitest';
import { spamMarkers, type SpamMarker } from './spam-markers';

const PIX =
  '00020126580014BR.GOV.BCB.PIX0136123E4567-E12B-12D1-A456-4266554400005204000053039865802BR';

const table: readonly (readonly [string, readonly SpamMarker[]])[] = [
  ['Oi Maria! Temos a camiseta azul no M, quer que eu separe?', []],
  ['Sim!!! 😍', []],
  ['OK, COMBINADO!', []],
  ['Sério???', []],
  [`A chave é ${PIX}`, []],
  ['Pedido ABC123DEF456GHI789JKL012', []],
  ['Quer saber onde clicar? Eu mostro aqui.', []],
  ['Custa R$ 10, ou US$ 2', []],
  ['🎉'.repeat(10), []],
  ['SUPER PROMOÇÃO SÓ HOJE NA LOJA', ['shouting']],
  ['Última chance!!!!', ['punctuation']],
  ['Como assim?!?!', ['punctuation']],
  ['🔥'.repeat(11), ['emoji']],
  ['Clique aqui para ver', ['bait']],
  ['CLIQUE  AQUI', ['bait']],
  ['Parabéns, você foi sorteada', ['bait']],
  ['Click here', ['bait']],
  ['Haga clic aquí', ['bait']],
  ['Ganhe $$$ em casa', ['bait']],
  ['CLIQUE AQUI E GANHE DINHEIRO HOJE!!!!', ['bait', 'shouting', 'punctuation']],
];

describe('the marks of spam', () => {
  it.each(table)('%s: %j', (text, markers) => {
    expect(spamMarkers(text)).toEqual(markers);
  });
});

import { describe, expect, it } from 'vitest';
import { thingsOf } from './things';

describe('a price in a text', () => {
  it.each([
    'R$ 10',
    'r$10,00 cada',
    'fica R$1.500',
    'sai por 10 reais',
    'é 1 real só',
    '50 mil reais',
    '30 conto e fechamos',
    '89,90 à vista',
    'o kit 1.299,00 em 3x',
    '120,00',
    'custa 15rs',
    'US$ 20 each',
    '$35 plus shipping',
    'it is 10.99 plus tax',
    '20 dollars',
    '30€',
    '€ 12',
    '3x de 49,90 sem juros',
    'faço 5 por R$100',
  ])('%s', (text) => {
    expect(thingsOf(text)).toContain('price');
  });

  it.each([
    'bom dia',
    'quero 2 camisetas',
    'tenho 1,80 m',
    '2,50kg de carne',
    'às 14:30',
    'chega às 14.30',
    'versão 2.10.35',
    'dia 12/03',
    '(11) 98765-4321',
    'aumentou 10%',
    '10,50%',
    'rua 25, 100',
    'pedido 123456',
    'preciso do preço',
    'CPF 123.456.789-09',
    'realmente 2 vezes',
    '5,00 metros de fita',
  ])('none: %s', (text) => {
    expect(thingsOf(text)).not.toContain('price');
  });
});

describe('a question', () => {
  it.each([
    'tem azul?',
    'Oi! Quanto custa o frete',
    'bom dia, qual o valor da camiseta',
    'quais cores tem',
    'quando chega meu pedido',
    'onde fica a loja',
    'como faço pra pagar',
    'quem vai entregar',
    'cadê meu pedido',
    'por que não chegou',
    'o que é esse item',
    'que horas vocês abrem',
    'será que chega hoje',
    'vcs entregam em Osasco',
    'tem como mandar foto',
    'pode me mandar o pix',
    'da pra parcelar',
    'Tem azul? obrigado',
    'e a entrega?? 😅',
    'What is the price',
    'hi, how much is it',
    'where are you located',
    'do you ship to Recife',
    'is it available',
    'can I pay by card',
    'hello when will it arrive',
    '¿Cuánto cuesta',
    'hola, cuanto sale',
    'dónde están',
  ])('%s', (text) => {
    expect(thingsOf(text)).toContain('question');
  });

  it.each([
    'bom dia',
    'obrigado!',
    'como combinado, segue o pix',
    'Como falei, chega amanhã.',
    'quando chegar me avisa',
    'quando puder me liga',
    'qualquer coisa me chama',
    'quem quiser é só pedir',
    'porque acabou',
    'ok, pode mandar',
    'quero a azul',
    'segue o link https://loja.com.br/p?id=1',
    'howdy partner',
    'whatever you say',
    'it is available',
    'can do',
    'Isso.',
    '',
  ])('none: %s', (text) => {
    expect(thingsOf(text)).not.toContain('question');
  });
});

describe('a link', () => {
  it.each([
    'https://loja.com.br/p?id=1',
    'veja loja.com.br',
    'www.instagram.com/loja',
    'é esse: http://bit.ly/x',
    '(wa.me/5511987654321)',
  ])('%s', (text) => {
    expect(thingsOf(text)).toContain('link');
  });

  it.each(['amanhã.Você vem', 'R$ 1.500,00', 'ana@loja.com', 'fim...começo', '12.03.2026'])(
    'none: %s',
    (text) => {
      expect(thingsOf(text)).not.toContain('link');
    },
  );
});

it('is done soon with any text', () => {
  for (const piece of [
    '1',
    '1.',
    '1,0',
    ' ',
    'a.',
    'oi ',
    '¿',
    '\u0000',
    '\ud83d',
    'R$',
    '(',
    '-1',
  ])
    expect(Array.isArray(thingsOf(piece.repeat(10_000)))).toBe(true);
}, 5000);

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NEAR_IDENTICAL, fingerprint, similarity } from './similarity';

const alike = (a: string, b: string) => similarity(fingerprint(a), fingerprint(b));

describe('copies of one bulk message', () => {
  it.each([
    [
      'Oi Maria, bom dia! Chegou a nova coleção de verão com até 30% de desconto. Quer ver as fotos?',
      'Oi João Pedro, boa tarde! Chegou a nova coleção de verão com até 50% de desconto. Quer ver as fotos?',
    ],
    [
      'Olá Ana! Seu pedido 1234 está pronto para retirada na loja.',
      'Olá Bruno! Seu pedido 98765 está pronto para retirada na loja.',
    ],
    [
      'Carla, temos uma promoção especial hoje na loja, venha conferir com a gente',
      'Zé, temos uma promoção especial hoje na loja, venha conferir com a gente!',
    ],
    [
      'PROMOÇÃO!!! Frete grátis até sexta-feira, aproveita e garante o seu',
      'promocao: frete gratis ate sexta feira, aproveita e garante o seu 🙂',
    ],
    ['Veja: https://loja.example/a1b2', 'Veja: https://loja.example/zz99'],
    [
      'Hi Kate! Our winter sale starts tomorrow, everything is 20% off in the store',
      'Hi Bob! Our winter sale starts tomorrow, everything is 25% off in the store',
    ],
  ])('are one: %s / %s', (a, b) => {
    expect(alike(a, b)).toBeGreaterThanOrEqual(NEAR_IDENTICAL);
  });
});

describe('different replies', () => {
  it.each([
    [
      'Temos a camiseta azul no tamanho M e no G, quer que eu separe?',
      'A entrega para o seu bairro sai amanhã de manhã, pode ser?',
    ],
    [
      'O vestido vermelho sai por R$ 120 à vista ou em três vezes',
      'A calça jeans sai por R$ 90 à vista, parcelo em duas vezes',
    ],
    [
      'Oi Maria, bom dia! Sim, ainda temos o modelo preto em estoque',
      'Oi Maria, bom dia! Infelizmente o marrom acabou, mas chega na quinta',
    ],
    ['Segue o boleto deste mês em anexo', 'O boleto do mês passado já foi pago, obrigado'],
  ])('are not: %s / %s', (a, b) => {
    expect(alike(a, b)).toBeLessThan(NEAR_IDENTICAL);
  });
});

describe('what everybody says', () => {
  it.each([
    'ok',
    'Bom dia!',
    'Oi Ana, tudo bem?',
    'Bom dia, tudo bem?',
    'Obrigado!',
    '👍',
    '',
    'Sim, temos',
    'São R$ 50',
    'Boa noite Dona Cida, tudo bom?',
  ])('marks no bulk message: %s', (text) => {
    expect(fingerprint(text)).toEqual([]);
  });

  it('but a bare link does', () => {
    expect(fingerprint('www.loja.example/oferta')).toHaveLength(64);
  });
});

describe('a fingerprint', () => {
  it('is the same for the same text, in any composition of its accents', () => {
    const text = 'Promoção imperdível de inverno amanhã';
    expect(fingerprint(text.normalize('NFD'))).toEqual(fingerprint(text.normalize('NFC')));
  });

  it('compares within 0 and 1, both ways alike, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const [one, other] = [fingerprint(a), fingerprint(b)];
        expect(similarity(one, other)).toBe(similarity(other, one));
        expect(similarity(one, other)).toBeGreaterThanOrEqual(0);
        expect(similarity(one, other)).toBeLessThanOrEqual(1);
        expect(similarity(one, one)).toBe(one.length > 0 ? 1 : 0);
      }),
    );
  });

  it('is not compared with one of another length', () => {
    expect(similarity([1, 2], [1])).toBe(0);
  });
});

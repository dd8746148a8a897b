import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkTrap, type LinkTrap } from './links';

const honest: readonly string[] = [
  'Bom dia! Temos a camiseta azul no M.',
  'Veja em https://loja.exemplo.com.br/camisetas?cor=azul#fotos',
  'www.exemplo.com.br',
  'O catálogo: exemplo.com.br/catalogo.',
  'Fale comigo: https://wa.me/5511987654321',
  'Escreva para ana.souza@exemplo.com.br ou contato@loja.shop',
  'A partir de amanhã.Você vem?',
  'data:12/10/2026, hora:10:30',
  'Custa R$ 1.234,56 e pesa 1.2.3.4 kg',
  'Endereço do site: https://ação.com.br e https://são-joão.com.br',
  'https://почта.рф',
  'https://exemplo.com/caminho/@perfil',
  'https://exemplo.com:8443/pedido',
  'Chave: 12345678-1234-1234-1234-123456789012',
];

const traps: readonly (readonly [string, LinkTrap])[] = [
  ['Pague aqui: http://192.168.0.1/pix', 'address'],
  ['192.0.2.7:8080/boleto', 'address'],
  ['http://[2001:db8::1]/', 'address'],
  ['http://3221226219/', 'address'],
  ['https://xn--pple-43d.com', 'look-alike'],
  ['https://www.XN--PPLE-43D.com/entrar', 'look-alike'],
  // Cyrillic а in paypal; all of аррӏе.
  ['https://p\u0430ypal.com', 'look-alike'],
  ['\u0430\u0440\u0440\u04CF\u0435.com', 'look-alike'],
  ['https://banco.com.br@exemplo.net/entrar', 'hidden-host'],
  ['https://usuario:senha@exemplo.net', 'hidden-host'],
  ['javascript:alert(1)', 'scheme'],
  ['data:text/html,oi', 'scheme'],
  ['file:///etc/hosts', 'scheme'],
  ['ftp://exemplo.com/lista', 'scheme'],
  ['Veja: bit.ly/3xyz', 'shortened'],
  ['https://BIT.LY/3xyz', 'shortened'],
  ['(https://tinyurl.com).', 'shortened'],
  ['encurtador.com.br/abc', 'shortened'],
  ['a.com b.com c.com d.com', 'many'],
  // The worst of several.
  ['bit.ly/1 e http://10.0.0.1/x', 'address'],
];

describe('a link', () => {
  it.each(honest)('%s: looks like what it is', (text) => {
    expect(linkTrap(text)).toBeUndefined();
  });

  it.each(traps)('%s: %s', (text, trap) => {
    expect(linkTrap(text)).toBe(trap);
  });

  it('is found wherever it stands', () => {
    const words = fc.array(fc.constantFrom('Oi!', 'veja', 'isto:', 'amanhã', '10h', '🎉'), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(words, fc.constantFrom(...traps), words, (before, [text, trap], after) => {
        expect(linkTrap([...before, text, ...after].join(' '))).toBe(trap);
      }),
    );
  });

  it.each(['a.', 'a-', '1.', '@', 'xn--', 'é', 'http:'])(
    'is looked for in a text of %s alone',
    (piece) => {
      // Within the test's own time limit: nothing here grows with the square of the length.
      expect(linkTrap(piece.repeat(30_000))).toBeUndefined();
    },
  );
});

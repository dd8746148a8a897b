/** Whatever may be typed or pasted into a search box. */

/** characters */
export const LONGEST = 10_000;

export const PIECES = [
  ...['azul', 'preço', 'mar', '11 ', '1500', '98765-4321', '(11) ', '2025', '$ 10', 'R$ 1.500,00 '],
  ...[
    '-',
    '|',
    ' OR ',
    '"',
    '”',
    '«',
    ' ',
    ' ',
    '\n',
    ':',
    '·',
    ',',
    '%',
    '.',
    '/',
    "'",
    '*',
    '(',
    ')',
  ],
  ...[
    'de:',
    'em:',
    'depois:',
    'durante:semana passada ',
    'antes: ',
    'tem:foto',
    'sem:',
    'eu:',
    '-eu:',
  ],
  ...['👍🏽', '\u200d', '\ufe0f', '\u0000', '\ud83d', '\u200f', '\ue000', 'https://x.com/|a', '1️⃣'],
  ...['NEAR(', ' AND ', ' NOT ', '--', ';', '\\', "'; DROP TABLE message", '{a}', '^', '+', 'a.'],
  ...[
    'incoming : ',
    'marks:',
    'NEAR(a b, 2)',
    '" OR "',
    '*)',
    'שלום ',
    'مرحبا',
    'não',
    'pedido ',
    '\u202e',
    'de:"ana',
  ],
];

/** What nobody foresees in a search box: quotes, operators, SQL and FTS syntax, emoji, right-to-left, NUL, halves of characters. */
export function randomInput(random: () => number): string {
  const piece = () => {
    if (random() < 0.8) return PIECES[Math.floor(random() * PIECES.length)] ?? '';
    return String.fromCharCode(Math.floor(random() * 0x10000));
  };
  let text = Array.from({ length: Math.floor(random() * 24) }, piece).join('');
  // One in a hundred is long.
  if (random() < 0.01) text = (text + piece()).repeat(LONGEST).slice(0, LONGEST);
  return text;
}

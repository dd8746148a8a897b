import { expect, it } from 'vitest';
import { LABEL_COLOURS, labelKey, nextColour, tidyLabel } from './label';

it('a name is kept on one line, without blanks around it', () => {
  expect(tidyLabel('  Cliente \n VIP ')).toBe('Cliente VIP');
  expect(tidyLabel(' \n')).toBe('');
});

it('accents, case and blanks do not tell two labels apart, everything else does', () => {
  expect(labelKey(' Orçamento  Enviado')).toBe(labelKey('ORCAMENTO enviado'));
  expect(labelKey('🔥')).not.toBe(labelKey('⭐'));
  // A sign that folding leaves nothing of is a name, too.
  expect(labelKey('\u0301')).not.toBe('');
});

it('a new label takes the colour that is used least, in their order', () => {
  expect(nextColour([])).toBe('blue');
  expect(nextColour(['blue', 'blue', 'amber'])).toBe('green');
  expect(nextColour([...LABEL_COLOURS, 'blue'])).toBe('green');
});

import { describe, expect, it } from 'vitest';
import { readdress } from './readdress';

const maria = { from: ['Maria Aparecida de Souza', 'Cida 🌻'], to: 'Bruno Lima' };

describe('an old reply for another customer', () => {
  it.each([
    ['Oi Maria, temos sim!', 'Oi Bruno, temos sim!'],
    ['Oi, Maria! Temos sim', 'Oi, Bruno! Temos sim'],
    ['Maria, temos sim', 'Bruno, temos sim'],
    ['Bom dia, Maria! Temos sim', 'Boa noite, Bruno! Temos sim'],
    ['oi boa tarde maria, temos', 'oi boa noite Bruno, temos'],
    ['Temos sim, Maria!', 'Temos sim, Bruno!'],
    ['Temos sim, Cida!', 'Temos sim, Bruno!'],
    ['Obrigada, Maria', 'Obrigada, Bruno'],
    ['Bom dia! Temos sim', 'Boa noite! Temos sim'],
    ['Bom diagnóstico', 'Bom diagnóstico'],
    ['Um bom dia para você', 'Um bom dia para você'],
    ['Temos sim, quer que eu separe?', 'Temos sim, quer que eu separe?'],
    // a name that we did not know of
    ['Olá Joana, tudo bem?', 'Olá Bruno, tudo bem?'],
    ['Oi! Tudo bem?', 'Oi! Tudo bem?'],
    ['Olá. Sim, temos', 'Olá. Sim, temos'],
  ])('%s → %s', (text, written) => {
    expect(readdress(text, maria, 'boa noite')).toBe(written);
  });

  it.each([
    'Separei para a Maria buscar',
    'Combinado com a Cida',
    'O pedido da dona Aparecida já saiu',
    'Oi Maria, está no nome de Souza',
    'Falei com a maria ontem',
  ])('is none when the other customer stays named: %s', (text) => {
    expect(readdress(text, maria, 'boa noite')).toBeUndefined();
  });

  it.each([
    ['Oi Maria, temos sim!', 'Oi, temos sim!'],
    ['Maria, temos sim', 'temos sim'],
    ['Bom dia Maria! Temos', 'Boa noite! Temos'],
    ['Temos sim, Maria!', 'Temos sim!'],
  ])('leaves the name out for someone without one: %s → %s', (text, written) => {
    expect(readdress(text, { ...maria, to: '+55 11 98765-4321' }, 'boa noite')).toBe(written);
  });

  it('keeps the greeting when the hour is not known', () => {
    expect(readdress('Bom dia, Maria!', maria, undefined)).toBe('Bom dia, Bruno!');
  });
});

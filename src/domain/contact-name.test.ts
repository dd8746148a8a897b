import { describe, expect, it } from 'vitest';
import { contactName, firstName } from './contact-name';

describe('what a contact is called', () => {
  const id = '5511987654321@c.us';
  it.each([
    [{ id, savedName: 'Ana Cliente', businessName: 'Loja', pushName: 'aninha' }, 'Ana Cliente'],
    [{ id, savedName: '  ', businessName: 'Padaria Sol', pushName: 'Zé' }, 'Padaria Sol'],
    [{ id, pushName: ' Zé \n da  Silva ' }, 'Zé da Silva'],
    [{ id, phone: '5511987654321' }, '+55 11 98765-4321'],
    [{ id, phone: '553187654321' }, '+55 31 8765-4321'],
    [{ id, phone: '12025550123' }, '+12025550123'],
    [{ id: '98765432109876@lid' }, '98765432109876'],
  ])('%j → %s', (contact, name) => {
    expect(contactName(contact)).toBe(name);
  });
});

describe('a first name to greet with', () => {
  it.each([
    ['Maria Aparecida', 'Maria'],
    ['MARIA', 'Maria'],
    ['joão pedro', 'João'],
    ['Dra. Ana Lima', 'Ana'],
    ['🌻 Bia 🌻', 'Bia'],
    ['José', 'José'],
    ['D’Ávila', 'D’Ávila'],
    ['Loja do Zé', undefined],
    ['Auto Peças Silva', undefined],
    ['Silva & Cia Ltda', undefined],
    ['+55 11 98765-4321', undefined],
    ['3 irmãos', undefined],
    ['❤️', undefined],
    ['J', undefined],
    ['', undefined],
  ])('%s → %s', (name, first) => {
    expect(firstName(name)).toBe(first);
  });
});

import { describe, expect, it } from 'vitest';
import { contactName, firstName, namesOf } from './contact-name';

describe('what a contact is called', () => {
  const id = '5511987654321@c.us';
  it.each([
    [{ id, ownName: 'Ana do bolo', savedName: 'Ana Cliente' }, 'Ana do bolo'],
    [{ id, ownName: ' ', savedName: 'Ana Cliente' }, 'Ana Cliente'],
    [{ id, savedName: 'Ana Cliente', businessName: 'Loja', pushName: 'aninha' }, 'Ana Cliente'],
    [{ id, savedName: '  ', businessName: 'Padaria Sol', pushName: 'Zé' }, 'Padaria Sol'],
    [{ id, pushName: ' Zé \n da  Silva ' }, 'Zé da Silva'],
    [{ id, phone: '5511987654321' }, '+55 11 98765-4321'],
    [{ id }, '+55 11 98765-4321'],
    [{ id, phone: '553187654321' }, '+55 31 8765-4321'],
    [{ id, phone: '12025550123' }, '+12025550123'],
    // A private id is no phone, and no name.
    [{ id: '98765432109876@lid' }, ''],
    [{ id: '5511987654321@lid' }, ''],
  ])('%j → %s', (contact, name) => {
    expect(contactName(contact)).toBe(name);
  });

  it('is the first of all their names, each with where it comes from', () => {
    const contact = {
      id,
      pushName: 'aninha',
      businessName: 'Ana  Bolos',
      savedName: 'Ana Cliente',
      ownName: 'Ana do bolo',
    };
    expect(namesOf(contact)).toEqual([
      { name: 'Ana do bolo', source: 'own' },
      { name: 'Ana Cliente', source: 'saved' },
      { name: 'Ana Bolos', source: 'business' },
      { name: 'aninha', source: 'push' },
    ]);
    expect(namesOf({ id })).toEqual([]);
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

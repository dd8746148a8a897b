// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { chatNameOf, isChatFile } from './export-name';

describe('the name of an exported file', () => {
  it.each([
    ['Conversa do WhatsApp com Ana Lima.txt', 'Ana Lima'],
    ['Conversa no WhatsApp com Ana Lima.zip', 'Ana Lima'],
    ['Conversa do WhatsApp com +55 11 98888-7777.txt', '+55 11 98888-7777'],
    ['WhatsApp Chat with Pepe (2).txt', 'Pepe'],
    ['WhatsApp Chat - Pepe.zip', 'Pepe'],
    ['Chat de WhatsApp con Lucía.txt', 'Lucía'],
    ['WhatsApp_Chat_with_Ana_Lima.txt', 'Ana Lima'],
    ['_chat.txt', undefined],
    ['notas.txt', undefined],
    ['WhatsApp Chat with .txt', undefined],
  ])('%s', (file, name) => {
    expect(chatNameOf(file)).toBe(name);
  });

  it.each([
    ['_chat.txt', true],
    ['pasta/_chat.txt', true],
    ['Conversa do WhatsApp com Ana.txt', true],
    ['notas.txt', false],
    ['IMG-1.jpg', false],
    ['__MACOSX/._chat.txt', false],
  ])('%s inside a zip', (path, is) => {
    expect(isChatFile(path)).toBe(is);
  });
});

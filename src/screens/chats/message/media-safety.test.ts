import { describe, expect, it } from 'vitest';
import { ANA, message } from '../../testing/rows';
import { fileName } from './file-name';
import { pictureType, shownType } from './media-type';

describe('the type of a file', () => {
  it.each([
    ['image/jpeg', 'image/jpeg'],
    ['audio/ogg; codecs=opus', 'audio/ogg'],
    ['Video/MP4', 'video/mp4'],
    ['text/html', 'application/octet-stream'],
    ['image/svg+xml', 'application/octet-stream'],
    ['application/pdf', 'application/octet-stream'],
    ['image/jpeg, text/html', 'application/octet-stream'],
    [undefined, 'application/octet-stream'],
  ])('%s is shown as %s', (claimed, shown) => {
    expect(shownType(claimed)).toBe(shown);
  });

  it.each([
    ['iVBORw0KGgoAAA', 'image/png'],
    ['UklGRhIAAAA', 'image/webp'],
    ['/9j/4AAQ', 'image/jpeg'],
  ])('of a small picture that begins %s is %s', (data, type) => {
    expect(pictureType(data)).toBe(type);
  });
});

describe('the name of a saved file', () => {
  const named = (name: string | undefined, mimeType = 'application/pdf') =>
    fileName(message(ANA, '', 0, { kind: 'document', media: { fileName: name, mimeType } }));

  it.each([
    ['Orçamento nº 3.pdf', 'Orçamento nº 3.pdf'],
    ['../../etc/passwd', 'etcpasswd'],
    ['C:\\Windows\\a.exe', 'CWindowsa.exe'],
    ['photo\u202Egpj.exe', 'photogpj.exe'],
    ['a\u0000b.pdf', 'ab.pdf'],
    ['.hidden', 'hidden'],
  ])('%s becomes %s', (given, expected) => {
    expect(named(given)).toBe(expected);
  });

  it('is made up when the sender gave none, and keeps the ending of a long one', () => {
    expect(named(undefined)).toBe('document-2026-11-18T13-00-00.pdf');
    expect(named('///', 'x/y')).toBe('document-2026-11-18T13-00-00.bin');
    expect(named(`${'x'.repeat(400)}.pdf`)).toMatch(/^x{116}\.pdf$/);
  });
});

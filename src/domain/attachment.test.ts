import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ATTACHMENT_LIMITS, attachmentContent, describeFile } from './attachment';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
const told = (text: string, name: string, size = text.length) =>
  describeFile({ head: bytes(text), name, size });

describe('what a file is', () => {
  it.each([
    ['\u00ff\u00d8\u00ff\u00e0JFIF', 'foto.JPG', 'image', 'image/jpeg', 'foto.jpg'],
    ['\u0089PNG\r\n\u001a\n…', 'tela.png', 'image', 'image/png', 'tela.png'],
    ['RIFF1234WEBPVP8 ', 'a.webp', 'image', 'image/webp', 'a.webp'],
    ['%PDF-1.4', 'Orçamento 12.pdf', 'document', 'application/pdf', 'Orçamento 12.pdf'],
    ['OggS\u0000', 'recado.opus', 'audio', 'audio/ogg', 'recado.opus'],
    ['ID3\u0004', 'jingle.mp3', 'audio', 'audio/mpeg', 'jingle.mp3'],
    ['\u0000\u0000\u0000\u0020ftypM4A ', 'nota.m4a', 'audio', 'audio/mp4', 'nota.m4a'],
    ['nome;preço\r\nsofá;10', 'tabela.csv', 'document', 'text/csv', 'tabela.csv'],
    ['PK\u0003\u0004\u0014', 'fotos.zip', 'document', 'application/zip', 'fotos.zip'],
    // The content beats the name, and the name then says so.
    ['%PDF-1.4', 'foto.jpg', 'document', 'application/pdf', 'foto.jpg.pdf'],
    ['\u00ff\u00d8\u00ff\u00e0', 'boleto.pdf', 'image', 'image/jpeg', 'boleto.pdf.jpg'],
    ['PK\u0003\u0004\u0014', 'app.apk', 'document', 'application/zip', 'app.apk.zip'],
    // Marks that would turn "gpj.exe" round, and ways out of a folder.
    ['%PDF-1.4', '../../fdp.\u202eoterces', 'document', 'application/pdf', 'fdp.oterces.pdf'],
    ['%PDF-1.4', '', 'document', 'application/pdf', 'document.pdf'],
  ])('%j named %j', (content, name, kind, mimeType, shown) => {
    expect(told(content, name)).toEqual({ kind, mimeType, name: shown });
  });

  it('is a document of an office by its name, within a container that says no more', () => {
    expect(told('PK\u0003\u0004', 'proposta.docx')).toMatchObject({
      mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    });
    expect(told('\u00d0\u00cf\u0011\u00e0', 'conta.xls')).toMatchObject({
      mimeType: 'application/vnd.ms-excel',
    });
  });
});

describe('what is not sent', () => {
  it.each([
    ['MZ\u0090\u0000', 'foto.jpg'],
    ['\u007fELF\u0002', 'a.pdf'],
    ['#!/bin/sh\nrm', 'a.sh'],
    ['<!doctype html>', 'a.html'],
    ['alert(1)', 'a.js'],
    ['a\u0000b', 'a.txt'],
    ['\u00d0\u00cf\u0011\u00e0', 'setup.msi'],
  ])('%j named %j: of a kind that nobody should open unseen', (content, name) => {
    expect(told(content, name)).toEqual({ reason: 'unknown-kind' });
  });

  it('is empty, or larger than its kind may be', () => {
    expect(told('', 'a.pdf')).toEqual({ reason: 'empty' });
    const { image, document } = ATTACHMENT_LIMITS;
    const jpeg = '\u00ff\u00d8\u00ff';
    expect(told(jpeg, 'a.jpg', image)).toMatchObject({ kind: 'image' });
    expect(told(jpeg, 'a.jpg', image + 1)).toEqual({ reason: 'too-large', limit: image });
    expect(told('%PDF-', 'a.pdf', image + 1)).toMatchObject({ kind: 'document' });
    expect(told('%PDF-', 'a.pdf', document + 1)).toEqual({ reason: 'too-large', limit: document });
  });
});

it('whatever a file is called, its name ends as its content says, and leads nowhere', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (name) => {
      const file = told('%PDF-1.7', name);
      if ('reason' in file) throw new Error(file.reason);
      expect(file.name).toMatch(/^[^./\\\p{Cc}\p{Cf}][^/\\\p{Cc}\p{Cf}]*\.pdf$/u);
      expect(file.name.length).toBeLessThan(260);
    }),
  );
});

it('an approval binds bytes, kind, name and type', () => {
  const part = fc.string({ maxLength: 2 });
  const attachment = fc.record({
    hash: part,
    kind: fc.constantFrom('image' as const, 'document' as const, 'audio' as const),
    name: part,
    mimeType: part,
  });
  fc.assert(
    fc.property(attachment, attachment, (a, b) => {
      const same =
        a.hash === b.hash && a.kind === b.kind && a.name === b.name && a.mimeType === b.mimeType;
      expect(attachmentContent(a) === attachmentContent(b)).toBe(same);
    }),
  );
});

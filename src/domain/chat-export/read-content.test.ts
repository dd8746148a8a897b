// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { ChatExportParser } from './parser';
import { readContent, type ExportedContent } from './read-content';

const MARK = '\u200e';

/** What the body says when Ana says it; `nobody` when no name stands before it. */
function content(body: string, who: 'Ana: ' | '' = 'Ana: '): ExportedContent {
  const parser = new ChatExportParser();
  const [entry] = [...parser.push(`19/11/2026 15:07 - ${who}${body}\n`), ...parser.end()];
  if (!entry) throw new Error('No entry was read.');
  return readContent(entry);
}

describe('what an exported line says', () => {
  it.each([
    ['imagem ocultada', 'image'],
    ['imagem não revelada', 'image'],
    ['image omitted', 'image'],
    ['imagen omitida', 'image'],
    ['vídeo omitido', 'video'],
    ['vídeo não revelado', 'video'],
    ['video omitted', 'video'],
    ['GIF omitted', 'video'],
    ['GIF omitido', 'video'],
    ['mensagem de vídeo omitida', 'video'],
    ['áudio ocultado', 'audio'],
    ['ficheiro de áudio não revelado', 'audio'],
    ['audio omitted', 'audio'],
    ['audio omitido', 'audio'],
    ['figurinha omitida', 'sticker'],
    ['sticker não revelado', 'sticker'],
    ['sticker omitted', 'sticker'],
    ['sticker omitido', 'sticker'],
    ['documento omitido', 'document'],
    ['documento não revelado', 'document'],
    ['document omitted', 'document'],
    ['Cartão do contato omitido', 'contact'],
    ['Contact card omitted', 'contact'],
    ['Tarjeta de contacto omitida', 'contact'],
  ])('%s', (body, kind) => {
    const omitted = { kind, text: '', captionUnknown: true };
    expect(content(body)).toEqual(omitted);
    expect(content(MARK + body)).toEqual(omitted);
    expect(content(`isso foi uma ${body}`).kind).toBe('text');
  });

  it.each([
    '<Mídia oculta>',
    '<Mídia omitida>',
    '<Media omitted>',
    '<Ficheiro não revelado>',
    '<Multimedia omitido>',
    '<Archivo omitido>',
    '<Arquivo de mídia oculto>',
  ])('%s: some medium', (body) => {
    expect(content(body)).toEqual({
      kind: 'unknown',
      text: '',
      anyMedia: true,
      captionUnknown: true,
    });
    expect(content(`${body}\na legenda`)).toEqual({
      kind: 'unknown',
      text: 'a legenda',
      anyMedia: true,
    });
    expect(content(body.slice(1, -1)).kind).toBe('text');
  });

  it.each([
    ['IMG-20261119-WA0001.jpg', 'image', 'image/jpeg'],
    ['STK-20261119-WA0001.webp', 'sticker', 'image/webp'],
    ['VID-20261119-WA0001.mp4', 'video', 'video/mp4'],
    ['PTT-20261119-WA0001.opus', 'voice', 'audio/ogg; codecs=opus'],
    ['AUD-20261119-WA0001.opus', 'audio', 'audio/ogg; codecs=opus'],
    ['00000013-PHOTO-2026-11-19-15-08-09.jpg', 'image', 'image/jpeg'],
    ['00000013-STICKER-2026-11-19-15-08-09.webp', 'sticker', 'image/webp'],
    ['00000013-GIF-2026-11-19-15-08-09.mp4', 'video', 'video/mp4'],
    ['Ana Lima (2).vcf', 'contact', 'text/vcard'],
    ['Tabela de preços (novos).pdf', 'document', 'application/pdf'],
    ['planta.dwg', 'document', undefined],
  ])('%s', (fileName, kind, mimeType) => {
    const file = { kind, fileName, ...(mimeType && { mimeType }) };
    for (const behind of [
      'file attached',
      'arquivo anexado',
      'ficheiro anexado',
      'archivo adjunto',
    ])
      expect(content(`${MARK}${fileName} (${behind})\nlinha 1\nlinha 2`)).toEqual({
        ...file,
        text: 'linha 1\nlinha 2',
      });
    for (const before of ['attached', 'anexado', 'adjunto'])
      expect(content(`olha: ${MARK}<${before}: ${fileName}>`)).toEqual({ ...file, text: 'olha:' });
  });

  it('reads the name of a document that was left out', () => {
    expect(content(`Tabela.pdf • ${MARK}2 páginas ${MARK}documento omitido`)).toEqual({
      kind: 'document',
      text: '',
      captionUnknown: true,
      fileName: 'Tabela.pdf',
      mimeType: 'application/pdf',
    });
  });

  it('reads the caption of a picture that was left out', () => {
    expect(content(`a vermelha ${MARK}imagem ocultada`)).toEqual({
      kind: 'image',
      text: 'a vermelha',
    });
  });

  it.each([
    'Mensagem apagada',
    'Esta mensagem foi apagada',
    'Você apagou esta mensagem',
    'Esta mensagem foi eliminada',
    'Eliminou esta mensagem',
    'This message was deleted',
    'This message was deleted.',
    'This message was deleted by admin Bia',
    'You deleted this message',
    'You deleted this message as admin',
    'Se eliminó este mensaje',
    'Se eliminó este mensaje.',
    'Este mensaje fue eliminado',
    'Eliminaste este mensaje',
  ])('%s: taken back', (body) => {
    expect(content(body)).toEqual({ kind: 'revoked', text: '' });
    expect(content(`${MARK}${body}`)).toEqual({ kind: 'revoked', text: '' });
    expect(content(`e agora? ${body}`).kind).toBe('text');
  });

  it.each([
    '<This message was edited>',
    '<Mensagem editada>',
    '<Esta mensagem foi editada>',
    '<Este mensaje fue editado>',
    '<Se editó este mensaje.>',
  ])('%s', (mark) => {
    expect(content(`Fechado ${MARK}${mark}`)).toEqual({
      kind: 'text',
      text: 'Fechado',
      edited: true,
    });
    expect(content(`um\ndois ${mark}`)).toEqual({ kind: 'text', text: 'um\ndois', edited: true });
    expect(content(`${mark} não`)).toEqual({ kind: 'text', text: `${mark} não` });
  });

  it.each([
    'Você recebeu uma mensagem de visualização única. Para maior privacidade, só é possível abri-la no celular.',
    'You received a view once message. For added privacy, you can only open it on your phone.',
    '<View once voice message omitted>',
    'null',
  ])('%s: seen once', (body) => {
    expect(content(body)).toMatchObject({ viewOnce: true, anyMedia: true, text: '' });
  });

  it.each([
    'Ligação de voz perdida',
    'Ligação de vídeo perdida',
    'Chamada de voz perdida',
    'Missed voice call',
    'Missed video call. Tap to call back',
    'Missed group video call',
    'Silenced voice call',
    'Llamada perdida',
    'Llamada de voz perdida',
    'Videollamada perdida',
  ])('%s: a call', (body) => {
    expect(content(body)).toEqual({ kind: 'call', text: body });
    expect(content(body, '')).toEqual({ kind: 'call', text: body });
  });

  it.each(['Ligação de voz', 'Video call', 'Llamada', 'Chamada de vídeo'])(
    '%s: a call only where WhatsApp itself says it',
    (body) => {
      expect(content(body).kind).toBe('text');
      expect(content(MARK + body).kind).toBe('call');
      expect(content(`${MARK}${body}. ${MARK}2 min`)).toEqual({
        kind: 'call',
        text: `${body}. 2 min`,
      });
    },
  );

  it.each(['localização', 'Localização', 'location', 'ubicación', 'Ubicación'])(
    '%s: a place',
    (word) => {
      expect(content(`${MARK}${word}: https://maps.google.com/?q=-23.5505,-46.6333`)).toEqual({
        kind: 'location',
        text: `${word}: https://maps.google.com/?q=-23.5505,-46.6333`,
        coordinates: { latitude: -23.5505, longitude: -46.6333 },
      });
    },
  );

  it.each([
    'localização em tempo real compartilhada',
    'live location shared',
    'ubicación en tiempo real compartida',
    'Está a partilhar a sua localização',
  ])('%s', (body) => {
    expect(content(body).kind).toBe('location');
  });

  it.each([
    ['ENQUETE', 'OPÇÃO', 'votos'],
    ['POLL', 'OPTION', 'votes'],
    ['ENCUESTA', 'OPCIÓN', 'votos'],
  ])('%s', (poll, option, votes) => {
    expect(
      content(
        `${MARK}${poll}:\nQual?\n${MARK}${option}: Azul (céu) (${MARK}2 ${votes})\n${MARK}${option}: Verde`,
      ),
    ).toEqual({
      kind: 'poll',
      text: 'Qual?\nAzul (céu)\nVerde',
      poll: { question: 'Qual?', options: [{ text: 'Azul (céu)', votes: 2 }, { text: 'Verde' }] },
    });
    expect(content(`${poll}: quem vem?`).kind).toBe('text');
  });

  it('keeps what it does not know as text', () => {
    expect(content(`${MARK}Bild weggelassen`)).toEqual({ kind: 'text', text: 'Bild weggelassen' });
    expect(content('')).toEqual({ kind: 'text', text: '' });
    expect(content('Bia fez algo novo', '')).toEqual({ kind: 'system', text: 'Bia fez algo novo' });
  });

  it('keeps joiners in emoji and the marks of a mention', () => {
    expect(content('👨‍👩‍👧 @\u2068Ana Lima\u2069 \u202aoi\u202c').text).toBe(
      '👨‍👩‍👧 @\u2068Ana Lima\u2069 oi',
    );
  });
});

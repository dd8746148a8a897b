// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DateOrderEvidence } from './date-order';
import { ChatExportParser } from './parser';
import { readContent } from './read-content';
import { wallDay } from './written-date';

const NOW = Date.UTC(2026, 10, 21);

/** One line an entry: when, who, what. */
function read(name: string): { order: string; entries: string[] } {
  const parser = new ChatExportParser();
  const text = readFileSync(`test/fixtures/chat-exports/${name}`, 'utf8');
  const entries = [...parser.push(text), ...parser.end()];
  expect(parser.unread).toEqual([]);
  const evidence = new DateOrderEvidence(NOW);
  for (const { date, style } of entries) evidence.add(date, style);
  const { order } = evidence.read();
  if (!order) throw new Error('The order of the dates was not decided.');
  return {
    order,
    entries: entries.map((entry) => {
      const { hour, minute, second } = entry;
      const seconds = (hour * 60 + minute) * 60 + (second ?? 0);
      const at = new Date((wallDay(entry.date, order) ?? Number.NaN) + seconds * 1000)
        .toISOString()
        .slice(0, second === undefined ? 16 : 19);
      const { kind, text: said, ...rest } = readContent(entry);
      const more = Object.keys(rest).length > 0 ? ` ${JSON.stringify(rest)}` : '';
      return `${at} ${entry.author ?? '–'}: ${kind} ${JSON.stringify(said)}${more}`;
    }),
  };
}

describe('exports as phones write them', () => {
  it('Android, Brazil', () => {
    expect(read('android-pt-BR.txt')).toMatchInlineSnapshot(`
      {
        "entries": [
          "2026-10-03T09:12 –: system "As mensagens e ligações são protegidas com a criptografia de ponta a ponta. Somente as pessoas que fazem parte da conversa podem ler, ouvir e compartilhar esse conteúdo. Saiba mais."",
          "2026-10-03T09:12 Ana Lima: text "Oi, bom dia! Vocês têm a camiseta azul?"",
          "2026-10-03T09:13 Loja da Bia: text "Bom dia, Ana 😊"",
          "2026-10-03T09:13 Loja da Bia: text "Temos sim:\\n\\n- P e M: R$ 59,90\\n- G: R$ 64,90"",
          "2026-10-03T09:15 Ana Lima: unknown "" {"anyMedia":true,"captionUnknown":true}",
          "2026-10-03T09:15 Ana Lima: unknown "essa aqui" {"anyMedia":true}",
          "2026-10-03T09:16 Loja da Bia: image "Modelo novo: chegou hoje" {"fileName":"IMG-20261003-WA0001.jpg","mimeType":"image/jpeg"}",
          "2026-10-03T09:17 Ana Lima: revoked """,
          "2026-10-03T09:18 Loja da Bia: text "Qual tamanho?" {"edited":true}",
          "2026-10-03T09:20 Ana Lima: text "ok"",
          "2026-10-03T09:20 Ana Lima: text "ok"",
          "2026-10-03T09:25 Ana Lima: call "Ligação de voz perdida"",
          "2026-10-03T10:01 Loja da Bia: voice "" {"fileName":"PTT-20261003-WA0002.opus","mimeType":"audio/ogg; codecs=opus"}",
          "2026-10-03T10:05 Ana Lima: location "localização: https://maps.google.com/?q=-23.5505,-46.6333" {"coordinates":{"latitude":-23.5505,"longitude":-46.6333}}",
          "2026-10-03T10:06 Ana Lima: contact "" {"fileName":"Bruno Costa.vcf","mimeType":"text/vcard"}",
          "2026-10-03T10:07 Loja da Bia: document "Tabela de preços" {"fileName":"Tabela de preços.pdf","mimeType":"application/pdf"}",
          "2026-10-03T10:09 Ana Lima: unknown "" {"anyMedia":true,"captionUnknown":true,"viewOnce":true}",
          "2026-10-15T18:30 Ana Lima: text "Prazo: 3 dias? Ela disse \\"19h: pode ser\\""",
          "2026-10-15T18:31 –: system "Seu código de segurança com Ana Lima mudou. Toque para saber mais."",
          "2026-10-15T23:59 Loja da Bia: text "03/10/2026 foi quando você pediu"",
          "2026-10-16T00:00 Ana Lima: text "isso mesmo"",
        ],
        "order": "day-month-year",
      }
    `);
  });
  it('Android, Portugal', () => {
    expect(read('android-pt-PT.txt')).toMatchInlineSnapshot(`
      {
        "entries": [
          "2025-11-19T15:07 –: system "As mensagens e as chamadas são encriptadas ponto a ponto. Apenas as pessoas nesta conversa podem lê-las, ouvi-las ou partilhá-las. Saiba mais."",
          "2025-11-19T15:07 Rui Sá: text "Boa tarde, ainda tem a encomenda?"",
          "2025-11-19T15:08 Oficina Sul: text "Tenho, sim senhor"",
          "2025-11-19T15:08 Rui Sá: unknown "" {"anyMedia":true,"captionUnknown":true}",
          "2025-11-19T15:09 Rui Sá: image "" {"fileName":"IMG-20251119-WA0003.jpg","mimeType":"image/jpeg"}",
          "2025-11-19T15:10 Rui Sá: revoked """,
          "2025-11-19T15:11 Oficina Sul: text "Até amanhã" {"edited":true}",
          "2025-11-20T09:00 Rui Sá: call "Chamada de vídeo perdida"",
          "2025-11-20T09:02 Rui Sá: location "localização: https://maps.google.com/?q=38.7223,-9.1393" {"coordinates":{"latitude":38.7223,"longitude":-9.1393}}",
        ],
        "order": "day-month-year",
      }
    `);
  });
  it('Android, United States: twelve hours, a narrow space before AM and PM, a number for a name', () => {
    expect(read('android-en-US.txt')).toMatchInlineSnapshot(`
      {
        "entries": [
          "2026-11-19T15:07 –: system "Messages and calls are end-to-end encrypted. Only people in this chat can read, listen to, or share them. Learn more."",
          "2026-11-19T15:07 +1 (202) 555-0123: text "Hi, is the blue one available?"",
          "2026-11-19T15:08 Blue Shop: text "Yes it is"",
          "2026-11-19T15:08 Blue Shop: unknown "" {"anyMedia":true,"captionUnknown":true}",
          "2026-11-19T23:59 +1 (202) 555-0123: revoked """,
          "2026-11-20T00:00 +1 (202) 555-0123: text "Midnight: still awake?"",
          "2026-11-20T12:30 Blue Shop: revoked """,
          "2026-11-20T12:31 Blue Shop: text "Order 7 is ready" {"edited":true}",
          "2026-11-20T12:32 Blue Shop: audio "" {"fileName":"AUD-20261120-WA0001.m4a","mimeType":"audio/mp4"}",
          "2026-11-20T12:33 Blue Shop: poll "Which day?\\nMonday\\nTuesday" {"poll":{"question":"Which day?","options":[{"text":"Monday","votes":2},{"text":"Tuesday","votes":1}]}}",
          "2026-11-20T13:00 –: call "Missed voice call"",
          "2026-11-20T13:01 Blue Shop: location """,
        ],
        "order": "month-day-year",
      }
    `);
  });
  it('Android, United Kingdom', () => {
    expect(read('android-en-GB.txt')).toMatchInlineSnapshot(`
      {
        "entries": [
          "2026-03-05T09:00 –: system "Messages and calls are end-to-end encrypted. Only people in this chat can read, listen to, or share them. Learn more."",
          "2026-03-05T09:00 Emma Hill: text "Morning!"",
          "2026-03-05T09:01 Corner Shop: text "Morning Emma"",
          "2026-03-28T09:01 Emma Hill: sticker "" {"fileName":"STK-20260328-WA0000.webp","mimeType":"image/webp"}",
          "2026-03-28T09:02 Emma Hill: text "Thanks"",
          "2026-04-01T17:45 Corner Shop: text "Video call"",
          "2026-04-01T17:46 Corner Shop: document "" {"fileName":"DOC-20260401-WA0001."}",
        ],
        "order": "day-month-year",
      }
    `);
  });
  it('Android, Spanish: "p. m."', () => {
    expect(read('android-es.txt')).toMatchInlineSnapshot(`
      {
        "entries": [
          "2026-08-03T15:07 –: system "Los mensajes y las llamadas están cifrados de extremo a extremo. Solo las personas en este chat pueden leerlos, escucharlos o compartirlos. Obtén más información."",
          "2026-08-03T15:07 Lucía Gómez: text "Hola, ¿qué tal?"",
          "2026-08-03T15:09 Tienda Sol: text "¡Hola, Lucía!"",
          "2026-08-04T00:05 Lucía Gómez: unknown "" {"anyMedia":true,"captionUnknown":true}",
          "2026-08-21T12:05 Lucía Gómez: image "La roja" {"fileName":"IMG-20260821-WA0009.jpg","mimeType":"image/jpeg"}",
          "2026-08-21T12:06 Lucía Gómez: revoked """,
          "2026-08-21T12:07 Tienda Sol: text "Te espero" {"edited":true}",
          "2026-08-21T12:08 Lucía Gómez: location "ubicación: https://maps.google.com/?q=40.4168,-3.7038" {"coordinates":{"latitude":40.4168,"longitude":-3.7038}}",
          "2026-08-21T12:09 Lucía Gómez: poll "¿Cuándo?\\nHoy\\nMañana" {"poll":{"question":"¿Cuándo?","options":[{"text":"Hoy","votes":1},{"text":"Mañana","votes":0}]}}",
        ],
        "order": "day-month-year",
      }
    `);
  });
  it('iOS, Brazil: brackets, seconds, marks, a byte order mark', () => {
    expect(read('ios-pt-BR.txt')).toMatchInlineSnapshot(`
      {
        "entries": [
          "2026-11-19T15:07:33 –: system "As mensagens e ligações são protegidas com a criptografia de ponta a ponta. Somente as pessoas que fazem parte da conversa podem ler, ouvir e compartilhar esse conteúdo."",
          "2026-11-19T15:07:33 Ana Lima: text "Oi, tudo bem?"",
          "2026-11-19T15:07:40 Loja da Bia: text "Tudo! E você?\\nPosso ajudar?"",
          "2026-11-19T15:08:02 Ana Lima: image "" {"captionUnknown":true}",
          "2026-11-19T15:08:05 Ana Lima: image "" {"fileName":"00000012-PHOTO-2026-11-19-15-08-05.jpg","mimeType":"image/jpeg"}",
          "2026-11-19T15:08:09 Ana Lima: video "olha esse" {"fileName":"00000013-VIDEO-2026-11-19-15-08-09.mp4","mimeType":"video/mp4"}",
          "2026-11-19T15:09:00 Ana Lima: audio "" {"captionUnknown":true}",
          "2026-11-19T15:09:10 Ana Lima: sticker "" {"captionUnknown":true}",
          "2026-11-19T15:09:20 Loja da Bia: video "" {"captionUnknown":true}",
          "2026-11-19T15:09:30 Loja da Bia: document "" {"captionUnknown":true,"mimeType":"application/pdf","fileName":"Tabela.pdf"}",
          "2026-11-19T15:09:40 Loja da Bia: contact "" {"captionUnknown":true}",
          "2026-11-19T15:10:00 Ana Lima: revoked """,
          "2026-11-19T15:10:30 Loja da Bia: text "São 3 peças" {"edited":true}",
          "2026-11-19T15:11:00 Ana Lima: call "Ligação de voz. 2 min"",
          "2026-11-19T15:12:00 Ana Lima: location "Localização: https://maps.google.com/?q=-23.550500,-46.633300" {"coordinates":{"latitude":-23.5505,"longitude":-46.6333}}",
          "2026-11-19T15:13:00 Ana Lima: poll "Qual cor?\\nAzul\\nVerde" {"poll":{"question":"Qual cor?","options":[{"text":"Azul","votes":2},{"text":"Verde","votes":0}]}}",
          "2026-11-19T15:14:00 Ana Lima: unknown "" {"anyMedia":true,"captionUnknown":true,"viewOnce":true}",
          "2026-11-20T08:00:00 Ana Lima: text "Até a próxima"",
        ],
        "order": "day-month-year",
      }
    `);
  });
  it('iOS, United States', () => {
    expect(read('ios-en-US.txt')).toMatchInlineSnapshot(`
      {
        "entries": [
          "2026-01-05T09:15:02 –: system "Messages and calls are end-to-end encrypted. Only people in this chat can read, listen to, or share them."",
          "2026-01-05T09:15:02 Pepe Ruiz: text "Hey"",
          "2026-01-05T09:15:30 Pepe Ruiz: image "" {"captionUnknown":true}",
          "2026-01-05T12:15:30 Vinyl Shop: voice "" {"fileName":"00000004-AUDIO-2026-01-05-12-15-30.opus","mimeType":"audio/ogg; codecs=opus"}",
          "2026-01-05T12:16:00 Vinyl Shop: call "Missed voice call. Tap to call back"",
          "2026-01-05T12:17:00 Vinyl Shop: revoked """,
          "2026-01-25T23:59:59 Pepe Ruiz: text "Bye" {"edited":true}",
        ],
        "order": "month-day-year",
      }
    `);
  });
  it('iOS, Spanish', () => {
    expect(read('ios-es.txt')).toMatchInlineSnapshot(`
      {
        "entries": [
          "2026-08-03T15:07:33 –: system "Los mensajes y las llamadas están cifrados de extremo a extremo."",
          "2026-08-03T15:07:33 Lucía Gómez: text "Hola"",
          "2026-08-03T15:08:33 Lucía Gómez: image "" {"captionUnknown":true}",
          "2026-08-03T15:09:33 Lucía Gómez: image "" {"fileName":"00000003-PHOTO-2026-08-03-15-09-33.jpg","mimeType":"image/jpeg"}",
          "2026-08-13T15:10:00 Tienda Sol: call "Llamada de voz perdida"",
        ],
        "order": "day-month-year",
      }
    `);
  });
  it('a group, Android', () => {
    expect(read('android-pt-BR-group.txt')).toMatchInlineSnapshot(`
      {
        "entries": [
          "2026-10-02T08:00 –: system "Bia criou o grupo \\"Vendas: Sul\\""",
          "2026-10-02T08:00 –: system "Você foi adicionado(a)"",
          "2026-10-02T08:01 Ana Lima: text "Bom dia"",
          "2026-10-02T08:01 Bruno: text "Bom dia"",
          "2026-10-17T08:02 –: system "Bruno saiu"",
          "2026-10-17T08:03 –: system "Bia mudou o nome do grupo de \\"Vendas: Sul\\" para \\"Vendas: Norte\\""",
        ],
        "order": "day-month-year",
      }
    `);
  });
  it('a group, iOS', () => {
    expect(read('ios-pt-BR-group.txt')).toMatchInlineSnapshot(`
      {
        "entries": [
          "2026-10-02T08:00:00 –: system "As mensagens e ligações são protegidas com a criptografia de ponta a ponta."",
          "2026-10-02T08:00:00 –: system "Bia criou este grupo"",
          "2026-10-02T08:00:10 –: system "Bia adicionou Ana Lima"",
          "2026-10-02T08:01:00 Ana Lima: text "Bom dia, time"",
          "2026-10-02T08:02:00 Zeca: text "cheguei @⁨Ana Lima⁩"",
          "2026-10-02T08:03:00 +55 11 98888-7777: text "👨‍👩‍👧 meta: 100"",
          "2026-10-18T08:04:00 –: system "Bia mudou o nome do grupo para “Vendas: SP”."",
          "2026-10-18T08:05:00 Bia: text "reunião às 10: todos"",
        ],
        "order": "day-month-year",
      }
    `);
  });
});

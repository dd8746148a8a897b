import type { WireContent, WireMessage } from '../wire.ts';

type Life = Pick<WireMessage, 'edited' | 'revoked' | 'reactions' | 'quoted'>;
type Line = WireContent & Life & { fromMe?: boolean; type?: string; body?: string };

const minute = 60;

/**
 * One afternoon with a customer in which every kind of message comes by, and everything that can happen to one. Ends
 * with the shop's word, so that nobody waits.
 */
export function everyKind(chatId: string, own: string, start: number): WireMessage[] {
  const at = (index: number) => start + index * 3 * minute;
  const stanza = (index: number, fromMe = false) =>
    `${fromMe ? '3EB0' : '3A00'}E1${String(index).padStart(16, '0')}`;
  const lines: Line[] = [
    { body: 'Boa tarde! Vi o sofá no site de vocês' },
    {
      body: 'É este aqui: https://lojaaurora.example/sofa-retratil',
      link: {
        url: 'https://lojaaurora.example/sofa-retratil',
        title: 'Sofá retrátil 2,30 m — Loja Aurora',
        description: 'Tecido suede, três cores, entrega na Grande São Paulo.',
      },
    },
    {
      fromMe: true,
      type: 'image',
      caption: 'Temos nessa cor, pronta entrega',
      media: { mimetype: 'image/jpeg', size: 248_211, width: 1280, height: 960 },
      reactions: [{ stanzaId: '3A00R1', author: chatId, emoji: '😍', at: (at(2) + 40) * 1000 }],
    },
    {
      body: 'Amei! Quanto fica com a entrega?',
      quoted: { stanzaId: stanza(2, true), author: own, fromMe: true, type: 'image' },
    },
    {
      fromMe: true,
      body: 'Fica R$ 2.390,00 com a entrega inclusa',
      edited: { stanzaId: '3EB0E1ED17', at: (at(4) + 90) * 1000 },
    },
    { type: 'ptt', media: { mimetype: 'audio/ogg; codecs=opus', size: 31_120, duration: 19 } },
    {
      type: 'location',
      location: { lat: -23.5614, lng: -46.6559, name: 'Meu prédio', address: 'Av. Paulista, 1578' },
    },
    {
      type: 'vcard',
      cards: [{ name: 'Seu Jorge (portaria)', phone: '5511940028933' }],
    },
    {
      fromMe: true,
      type: 'poll_creation',
      poll: {
        name: 'Qual dia é melhor para a entrega?',
        options: ['Quinta de manhã', 'Sexta à tarde', 'Sábado'],
        selectable: 1,
      },
    },
    {
      fromMe: true,
      type: 'order',
      order: {
        id: '1',
        title: 'Sofá retrátil + 2 almofadas',
        items: 3,
        total: 2490,
        currency: 'BRL',
      },
    },
    {
      fromMe: true,
      type: 'document',
      media: {
        mimetype: 'application/pdf',
        size: 182_233,
        pageCount: 2,
        filename: 'proposta-sofa.pdf',
      },
      starred: true,
    },
    { type: 'call_log', call: { video: false, outcome: 'Missed', duration: 0 } },
    {
      type: 'revoked',
      revoked: { stanzaId: '3A00E1DE1', by: chatId, at: (at(12) + 30) * 1000, admin: false },
    },
    { body: 'Encaminhando o que o arquiteto mandou: medida máxima 2,35 m', forwarded: 1 },
    { type: 'video', media: { mimetype: 'video/mp4', size: 2_912_002, duration: 24 } },
    { type: 'image', viewOnce: true, media: { mimetype: 'image/jpeg', size: 80_100 } },
    { type: 'sticker', media: { mimetype: 'image/webp', size: 14_100, width: 512, height: 512 } },
    { type: 'hologram' },
    { body: 'Fechado! Pode ser na sexta?' },
    { fromMe: true, body: 'Combinado, sexta à tarde. Obrigada! 💜' },
  ];
  return lines.map(({ fromMe = false, type = 'chat', ...content }, index) => ({
    stanzaId: stanza(index, fromMe),
    chatId,
    fromMe,
    type,
    t: at(index),
    ack: fromMe ? 3 : 1,
    ...content,
  }));
}

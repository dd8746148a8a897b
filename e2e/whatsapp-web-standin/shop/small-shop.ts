import type { WireMessage } from '../wire.ts';
import type { Shop } from './shop.ts';

/** The ids of the small shop, so that tests need not spell them. */
export const smallShopIds = {
  account: '5511999990001@c.us',
  accountLid: '100000000000001@lid',
  ana: '5511988880001@c.us',
  bruno: '5511988880002@c.us',
  /** Written at the old id without the ninth digit. */
  carla: '553188880003@c.us',
  /** A chat under a private id; the phone behind it is known. */
  dora: '200000000000004@lid',
  doraPhone: '5521988880004@c.us',
  /** Not in the address book, and never written to. */
  unsaved: '5511988880005@c.us',
  group: '120363000000000001@g.us',
} as const;

/** Six chats with a few messages each; twelve with Ana. `now` in milliseconds. */
export function smallShop(now: number): Shop {
  const ids = smallShopIds;
  const seconds = Math.floor(now / 1000);
  const messages: WireMessage[] = [];
  let count = 0;

  function write(chatId: string, minutesAgo: number, fromMe: boolean, body: string): WireMessage {
    count += 1;
    const message: WireMessage = {
      stanzaId: `${fromMe ? '3EB0' : '3A00'}${count.toString(16).toUpperCase().padStart(16, '0')}`,
      chatId,
      fromMe,
      type: 'chat',
      body,
      t: seconds - minutesAgo * 60,
      ack: fromMe ? 3 : 1,
    };
    messages.push(message);
    return message;
  }

  const talk = [
    'Oi, vocês têm o vestido azul no tamanho M?',
    'Oi, Ana! Temos sim, sai por R$ 129,90.',
    'Qual o prazo de entrega para o centro?',
    'Entregamos em até 2 dias úteis.',
    'E o frete, quanto fica?',
    'O frete para o centro é R$ 12,00.',
    'Aceita pix?',
    'Aceitamos! A chave é o nosso CNPJ.',
    'Fiz o pix agora',
    'Recebido, obrigada! Separo ainda hoje.',
    'Oba, obrigada',
    'Nós que agradecemos!',
  ];
  talk.forEach((body, index) => write(ids.ana, 600 - index * 10, index % 2 === 1, body));
  write(ids.bruno, 90, true, 'Oi, Bruno, sua encomenda chegou.');
  write(ids.bruno, 60, false, 'Que bom! Vocês abrem sábado?');
  write(ids.bruno, 58, false, 'E até que horas?');
  write(ids.carla, 3000, false, 'Não quero mais receber mensagens, por favor.');
  write(ids.dora, 200, false, 'Boa tarde, tem jogo de cama casal?');
  write(ids.dora, 190, true, 'Boa tarde! Temos de 200 e de 300 fios.');
  write(ids.unsaved, 30, false, 'Oi, vi o anúncio. Qual o valor da toalha?');
  Object.assign(write(ids.group, 45, false, 'Chegou a coleção nova?'), { author: ids.ana });
  Object.assign(write(ids.group, 44, true, 'Chegou sim!'), { author: ids.accountLid });

  return {
    account: { id: ids.account, lid: ids.accountLid, pushname: 'Loja Aurora', isBusiness: true },
    contacts: [
      { id: ids.ana, name: 'Ana Souza', pushname: 'Ana' },
      { id: ids.bruno, name: 'Bruno Lima', pushname: 'Bru' },
      { id: ids.carla, name: 'Carla Dias', pushname: 'Carla' },
      { id: ids.dora, name: 'Dora Reis', pushname: 'Dora', phoneId: ids.doraPhone },
      { id: ids.unsaved, pushname: 'Edu' },
    ],
    chats: [
      { id: ids.ana, unreadCount: 0 },
      { id: ids.bruno, unreadCount: 2 },
      { id: ids.carla, unreadCount: 0 },
      { id: ids.dora, unreadCount: 0 },
      { id: ids.unsaved, unreadCount: 1 },
      {
        id: ids.group,
        subject: 'Clientes da Aurora',
        participants: [{ id: ids.accountLid, isAdmin: true }, { id: ids.ana }, { id: ids.bruno }],
        unreadCount: 0,
      },
    ],
    messages,
    lidPairs: [[ids.dora, ids.doraPhone]],
  };
}

export function emptyShop(): Shop {
  const { account, accountLid } = smallShopIds;
  return {
    account: { id: account, lid: accountLid, pushname: 'Loja Aurora', isBusiness: true },
    contacts: [],
    chats: [],
    messages: [],
    lidPairs: [],
  };
}

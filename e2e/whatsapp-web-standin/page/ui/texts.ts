import type { Ack, PageLanguage } from '../../wire.ts';

interface Texts {
  title: string;
  notice: string;
  chats: string;
  compose: (name: string) => string;
  placeholder: string;
  send: string;
  earlier: string;
  nothingOpen: string;
  nothingOpenHint: string;
  qrTitle: string;
  qrHint: string;
  qrScan: string;
  offline: string;
  phone: string;
  conflict: string;
  useHere: string;
  you: string;
  yesterday: string;
  unread: (count: number) => string;
  members: (count: number) => string;
  ack: Record<Ack, string>;
  kinds: Record<string, string>;
  edited: string;
  forwarded: string;
  hour12: boolean;
}

const portuguese: Texts = {
  title: 'Stand-in chat',
  notice: 'Página de teste. Não é o WhatsApp.',
  chats: 'Lista de conversas',
  compose: (name) => `Digite uma mensagem para ${name}`,
  placeholder: 'Digite uma mensagem',
  send: 'Enviar',
  earlier: 'Mostrar mensagens anteriores',
  nothingOpen: 'Nenhuma conversa aberta',
  nothingOpenHint: 'Escolha uma conversa ao lado.',
  qrTitle: 'Conecte um aparelho',
  qrHint: 'Esta página imita a tela de conexão. Nenhum telefone de verdade é usado.',
  qrScan: 'Simular a leitura do código',
  offline: 'Sem conexão. As mensagens saem quando ela voltar.',
  phone: 'O telefone não responde.',
  conflict: 'A conversa está aberta em outra janela.',
  useHere: 'Usar aqui',
  you: 'Você',
  yesterday: 'Ontem',
  members: (count) => `${count} participantes`,
  unread: (count) => (count === 1 ? '1 mensagem não lida' : `${count} mensagens não lidas`),
  ack: {
    [-1]: ' Falhou ',
    0: ' Pendente ',
    1: ' Enviada ',
    2: ' Entregue ',
    3: ' Lida ',
    4: ' Reproduzida ',
  },
  kinds: {
    image: 'Foto',
    video: 'Vídeo',
    gif: 'GIF',
    ptv: 'Recado de vídeo',
    ptt: 'Mensagem de voz',
    audio: 'Áudio',
    document: 'Documento',
    sticker: 'Figurinha',
    location: 'Localização',
    vcard: 'Contato',
    multi_vcard: 'Contatos',
    poll_creation: 'Enquete',
    order: 'Pedido',
    product: 'Produto',
    revoked: 'Mensagem apagada',
    ciphertext: 'Aguardando mensagem. Isso pode levar alguns instantes.',
    e2e_notification: 'As mensagens são protegidas com a criptografia de ponta a ponta.',
    gp2: 'O grupo foi criado.',
    call_log: 'Ligação perdida',
  },
  edited: 'Editada',
  forwarded: 'Encaminhada',
  hour12: false,
};

const english: Texts = {
  title: 'Stand-in chat',
  notice: 'A page for tests. Not WhatsApp.',
  chats: 'Chat list',
  compose: (name) => `Type a message to ${name}`,
  placeholder: 'Type a message',
  send: 'Send',
  earlier: 'Show earlier messages',
  nothingOpen: 'No chat is open',
  nothingOpenHint: 'Choose a chat on the left.',
  qrTitle: 'Link a device',
  qrHint: 'This page imitates the linking screen. No real phone is used.',
  qrScan: 'Simulate scanning the code',
  offline: 'Offline. Messages leave when the connection is back.',
  phone: 'The phone does not answer.',
  conflict: 'The chat is open in another window.',
  useHere: 'Use here',
  you: 'You',
  yesterday: 'Yesterday',
  members: (count) => `${count} members`,
  unread: (count) => (count === 1 ? '1 unread message' : `${count} unread messages`),
  ack: {
    [-1]: ' Failed ',
    0: ' Pending ',
    1: ' Sent ',
    2: ' Delivered ',
    3: ' Read ',
    4: ' Played ',
  },
  kinds: {
    image: 'Photo',
    video: 'Video',
    gif: 'GIF',
    ptv: 'Video note',
    ptt: 'Voice message',
    audio: 'Audio',
    document: 'Document',
    sticker: 'Sticker',
    location: 'Location',
    vcard: 'Contact',
    multi_vcard: 'Contacts',
    poll_creation: 'Poll',
    order: 'Order',
    product: 'Product',
    revoked: 'This message was deleted',
    ciphertext: 'Waiting for this message. This may take a while.',
    e2e_notification: 'Messages are end-to-end encrypted.',
    gp2: 'The group was created.',
    call_log: 'Missed call',
  },
  edited: 'Edited',
  forwarded: 'Forwarded',
  hour12: true,
};

const spanish: Texts = {
  title: 'Stand-in chat',
  notice: 'Página de prueba. No es WhatsApp.',
  chats: 'Lista de chats',
  compose: (name) => `Escribe un mensaje a ${name}`,
  placeholder: 'Escribe un mensaje',
  send: 'Enviar',
  earlier: 'Mostrar mensajes anteriores',
  nothingOpen: 'Ningún chat abierto',
  nothingOpenHint: 'Elige un chat al lado.',
  qrTitle: 'Vincula un dispositivo',
  qrHint: 'Esta página imita la pantalla de vinculación. No se usa ningún teléfono de verdad.',
  qrScan: 'Simular la lectura del código',
  offline: 'Sin conexión. Los mensajes salen cuando vuelva.',
  phone: 'El teléfono no responde.',
  conflict: 'El chat está abierto en otra ventana.',
  useHere: 'Usar aquí',
  you: 'Tú',
  yesterday: 'Ayer',
  members: (count) => `${count} miembros`,
  unread: (count) => (count === 1 ? '1 mensaje no leído' : `${count} mensajes no leídos`),
  ack: {
    [-1]: ' Falló ',
    0: ' Pendiente ',
    1: ' Enviado ',
    2: ' Entregado ',
    3: ' Leído ',
    4: ' Reproducido ',
  },
  kinds: {
    image: 'Foto',
    video: 'Video',
    gif: 'GIF',
    ptv: 'Nota de video',
    ptt: 'Mensaje de voz',
    audio: 'Audio',
    document: 'Documento',
    sticker: 'Sticker',
    location: 'Ubicación',
    vcard: 'Contacto',
    multi_vcard: 'Contactos',
    poll_creation: 'Encuesta',
    order: 'Pedido',
    product: 'Producto',
    revoked: 'Se eliminó este mensaje.',
    ciphertext: 'Esperando el mensaje. Esto puede tardar.',
    e2e_notification: 'Los mensajes están cifrados de extremo a extremo.',
    gp2: 'Se creó el grupo.',
    call_log: 'Llamada perdida',
  },
  edited: 'Editado',
  forwarded: 'Reenviado',
  hour12: false,
};

/** The page's language; WhatsApp's follows the user's settings. */
export let texts: Texts = portuguese;
export let language: PageLanguage = 'pt-BR';

export function setLanguage(next: PageLanguage): void {
  language = next;
  texts = { 'pt-BR': portuguese, 'en-US': english, 'es-ES': spanish }[next];
  document.documentElement.lang = next;
}

export function timeOf(seconds: number): string {
  return new Date(seconds * 1000).toLocaleTimeString(language, {
    hour: texts.hour12 ? 'numeric' : '2-digit',
    minute: '2-digit',
    hour12: texts.hour12,
  });
}

export function dateOf(seconds: number): string {
  return new Date(seconds * 1000).toLocaleDateString(language);
}

/** Today: the time; yesterday: the word; else the date. */
export function whenOf(seconds: number): string {
  const days = (time: number): string => new Date(time).toDateString();
  const then = seconds * 1000;
  const now = Date.now();
  if (days(then) === days(now)) return timeOf(seconds);
  if (days(then) === days(now - 86_400_000)) return texts.yesterday;
  return dateOf(seconds);
}

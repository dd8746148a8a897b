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
    ptt: 'Mensagem de voz',
    audio: 'Áudio',
    document: 'Documento',
    sticker: 'Figurinha',
    location: 'Localização',
    vcard: 'Contato',
    ciphertext: 'Aguardando mensagem. Isso pode levar alguns instantes.',
    e2e_notification: 'As mensagens são protegidas com a criptografia de ponta a ponta.',
    gp2: 'O grupo foi criado.',
    call_log: 'Ligação perdida',
  },
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
    ptt: 'Voice message',
    audio: 'Audio',
    document: 'Document',
    sticker: 'Sticker',
    location: 'Location',
    vcard: 'Contact',
    ciphertext: 'Waiting for this message. This may take a while.',
    e2e_notification: 'Messages are end-to-end encrypted.',
    gp2: 'The group was created.',
    call_log: 'Missed call',
  },
  hour12: true,
};

/** The page's language; WhatsApp's follows the user's settings. */
export let texts: Texts = portuguese;
export let language: PageLanguage = 'pt-BR';

export function setLanguage(next: PageLanguage): void {
  language = next;
  texts = next === 'en-US' ? english : portuguese;
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

import { accountOrThrow } from './account.ts';
import { Emitter } from './emitter.ts';
import { Model } from './model.ts';
import type { Chat } from './models.ts';
import { chatStore } from './stores.ts';
import type { Wid } from './wid.ts';

// How WhatsApp's page says where it stands: names and values as wa-js reads them.

const socketStates = [
  'CONFLICT',
  'CONNECTED',
  'DEPRECATED_VERSION',
  'OPENING',
  'PAIRING',
  'PROXYBLOCK',
  'SMB_TOS_BLOCK',
  'TIMEOUT',
  'TOS_BLOCK',
  'UNLAUNCHED',
  'UNPAIRED',
  'UNPAIRED_IDLE',
] as const;

export type SocketState = (typeof socketStates)[number];

export const SOCKET_STATE = Object.fromEntries(socketStates.map((state) => [state, state]));

export const SOCKET_STREAM = Object.fromEntries(
  ['CONNECTED', 'DISCONNECTED', 'RESUMING', 'SYNCING'].map((stream) => [stream, stream]),
);

export class StreamModel extends Model<{
  mode: 'QR' | 'MAIN' | 'SYNCING' | 'OFFLINE' | 'CONFLICT';
  info: 'OFFLINE' | 'OPENING' | 'PAIRING' | 'SYNCING' | 'RESUMING' | 'CONNECTING' | 'NORMAL';
  displayInfo: string;
  needsUpdate: boolean | undefined;
}> {
  markAvailable(): void {}

  markUnavailable(): void {}
}

export class SocketModel extends Model<{
  state: SocketState;
  stream: string;
  hasSynced: boolean;
}> {
  /** Set by the page's start: both are requests to the server. */
  onLogout: () => void = () => {};
  onTakeover: () => void = () => {};

  logout(): void {
    this.onLogout();
  }

  takeover(): void {
    this.onTakeover();
  }

  poke(): void {}
}

export class ConnImpl extends Model<{
  ref: string | undefined;
  connected: boolean;
  platform: string;
  pushname: string | undefined;
  isSMB: boolean;
  wid: Wid | undefined;
}> {}

export class NetworkStatusModel extends Model<{ online: boolean }> {
  checkOnline(): boolean {
    return this.get('online') === true;
  }
}

interface OpenChatRequest {
  chat: Chat;
  msgContext?: { key?: unknown };
  chatEntryPoint?: string;
}

export class CmdImpl extends Emitter {
  isMainLoaded = false;
  /** Set by the page's start: shows a chat as if the human had opened it. */
  onOpenChat: (chat: Chat | null, messageKey?: unknown) => void = () => {};

  async openChatBottom(request: OpenChatRequest): Promise<boolean> {
    return this.#open(request);
  }

  async openChatAt(request: OpenChatRequest): Promise<boolean> {
    return this.#open(request);
  }

  async openChatFromUnread(request: OpenChatRequest): Promise<boolean> {
    return this.#open(request);
  }

  closeChat(): void {
    this.onOpenChat(null);
  }

  refreshQR(): void {}

  #open({ chat, msgContext }: OpenChatRequest): boolean {
    // Present builds take one object; given the older positional arguments they find no chat.
    if (!chat) throw new TypeError("Cannot read properties of undefined (reading 'id')");
    this.onOpenChat(chatStore.assertGet(chat.id), msgContext?.key);
    return true;
  }
}

export const Stream = new StreamModel({
  mode: 'SYNCING',
  info: 'OPENING',
  displayInfo: 'OPENING',
  needsUpdate: undefined,
});
export const Socket = new SocketModel({
  state: 'OPENING',
  stream: 'DISCONNECTED',
  hasSynced: false,
});
export const Conn = new ConnImpl({
  ref: undefined,
  connected: false,
  platform: 'android',
  pushname: undefined,
  isSMB: false,
  wid: undefined,
});
export const NetworkStatus = new NetworkStatusModel({ online: true });
export const Cmd = new CmdImpl();

export function showQrPage(): void {
  Conn.set({ connected: false, wid: undefined, pushname: undefined });
  Socket.set({ state: 'UNPAIRED', stream: 'DISCONNECTED', hasSynced: false });
  Stream.set({ mode: 'QR', info: 'PAIRING' });
}

export function showMain(isBusiness: boolean): void {
  const { phone, pushname } = accountOrThrow();
  Conn.set({ connected: true, wid: phone, pushname, isSMB: isBusiness });
  Socket.set({ state: 'CONNECTED', stream: 'CONNECTED', hasSynced: true });
  Cmd.isMainLoaded = true;
  Cmd.trigger('main_loaded');
  Stream.set({ mode: 'MAIN', info: 'NORMAL' });
}

/** What WhatsApp Core needs of WhatsApp's page, whoever provides it (wa-js today; other drivers capability by capability later). */
import type { Ack } from '@/domain/message';
import type {
  CapturedChat,
  CapturedContact,
  CapturedMessage,
  ConnectionState,
  PageEventOf,
} from '@/protocol/page-event';

export type CapabilityReport = PageEventOf<'capabilities'>['capabilities'];

/** What WhatsApp's own store says of a message of ours. */
export interface StoredMessage {
  readonly id: string;
  readonly ack: Ack;
}

/** WhatsApp refused, or could not be asked. `code` is one of ours or wa-js's, never content. */
export class DriverError extends Error {
  override readonly name = 'DriverError';
  readonly code: string;
  constructor(code: string) {
    super(`WhatsApp driver: ${code}`);
    this.code = code;
  }
}

export interface WhatsAppDriver {
  /** '' until known. */
  version(): string;
  /** The WhatsApp id that is logged in, or null. */
  account(): string | null;
  connection(): ConnectionState;
  capabilities(): CapabilityReport;
  activeChat(): string | null;
  /** All chats, unsorted; ids only: rows are read one batch at a time. */
  chatIds(): string[];
  readChat(chatId: string): CapturedChat | undefined;
  contactIds(): string[];
  readContact(contactId: string): Promise<CapturedContact | undefined>;
  /**
   * The newest messages of a chat in WhatsApp's local store, oldest first; with `before`, the ones older than it.
   * Fewer than `count`: the local store holds no more.
   */
  messages(chatId: string, count: number, before?: string): Promise<CapturedMessage[]>;
  /** @throws DriverError when WhatsApp refuses the message before it is in its store. May never resolve. */
  sendText(order: { chatId: string; stanzaId: string; text: string }): Promise<void>;
  findOwnMessage(stanzaId: string, chatIds: readonly string[]): Promise<StoredMessage | undefined>;
  /** Shows the chat (at the message) in WhatsApp's own window. */
  openChat(chatId: string, messageId?: string): Promise<void>;

  /** Something about readiness, login or connection may have changed: ask again. */
  onChange(listener: () => void): void;
  onMessage(listener: (message: CapturedMessage) => void): void;
  onAcks(listener: (acks: { id: string; ack: Ack }[]) => void): void;
  onActiveChat(listener: (chatId: string | null) => void): void;
  onChatChange(listener: (chat: CapturedChat) => void): void;
  /** Lets go of every listener. */
  stop(): void;
}

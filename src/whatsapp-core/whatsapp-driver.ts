/** What WhatsApp Core needs of WhatsApp's page, whoever provides it (see driver-chain.ts). */
import type { Ack } from '@/domain/message';
import type { PageCommandOf } from '@/protocol/page-command';
import type {
  CapturedChat,
  CapturedContact,
  CapturedMessage,
  ConnectionState,
  MessageChange,
  PageEventOf,
} from '@/protocol/page-event';

export type CapabilityReport = PageEventOf<'capabilities'>['capabilities'];

/** What WhatsApp's own store says of a message of ours. */
export interface StoredMessage {
  /** Unknown where only the screen shows it, in a group. */
  readonly id?: string;
  readonly ack: Ack;
}

/** A page of a chat's history: the messages, oldest first, and what is known of their later life (reactions). */
export interface HistoryPage {
  readonly messages: CapturedMessage[];
  readonly changes: MessageChange[];
}

/** What only WhatsApp's servers can tell of a contact. */
export type ContactDetails = Pick<CapturedContact, 'about' | 'photo'>;

/** What became of a request for older history to the phone. `arrived`: the local store now holds more. */
export type PhoneAnswer = 'arrived' | 'start' | 'silent' | 'unavailable';

export type MediaAnswer =
  | { readonly outcome: 'complete'; readonly file: Blob }
  | { readonly outcome: 'gone' | 'too-large' | 'failed' | 'not-allowed' };

/** WhatsApp refused, or could not be asked. `code` is one of ours or wa-js's, never content. */
export class DriverError extends Error {
  override readonly name = 'DriverError';
  readonly code: string;
  constructor(code: string) {
    super(`WhatsApp driver: ${code}`);
    this.code = code;
  }
}

export interface TextOrder {
  readonly chatId: string;
  readonly stanzaId: string;
  readonly text: string;
  /** The message (id) that it quotes. */
  readonly quotes?: string;
}

export interface FileOrder extends Pick<
  PageCommandOf<'send-file'>,
  'chatId' | 'stanzaId' | 'caption' | 'kind' | 'quotes'
> {
  readonly file: File;
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
  /** The newest message (id) of a chat, where WhatsApp's list says it; undefined: only reading tells. */
  newestId?(chatId: string): string | undefined;
  contactIds(): string[];
  readContact(contactId: string): Promise<CapturedContact | undefined>;
  /** Asks WhatsApp's servers: the caller keeps the pace. Undefined when the account does not show them. */
  readContactDetails(contactId: string): Promise<ContactDetails | undefined>;
  /**
   * The newest messages of a chat in WhatsApp's local store; with `before`, the ones older than it.
   * `reachedStart`: the local store holds nothing older.
   */
  history(
    chatId: string,
    count: number,
    before?: string,
  ): Promise<HistoryPage & { reachedStart: boolean }>;
  /** Whether WhatsApp's local store still holds this message. */
  holds(messageId: string): Promise<boolean>;
  /** Asks the phone for messages older than the local store holds; the caller keeps the pace. */
  askPhone(chatId: string, stop: AbortSignal): Promise<PhoneAnswer>;
  /** The file of a medium, decrypted; from WhatsApp's cache or its servers. Never of a view-once message. */
  fetchMedia(messageId: string, maxSize: number): Promise<MediaAnswer>;
  /** @throws DriverError when WhatsApp refuses the message before it is in its store. May never resolve. */
  sendText(order: TextOrder): Promise<void>;
  /** @throws DriverError as above. */
  sendFile(order: FileOrder): Promise<void>;
  findOwnMessage(stanzaId: string, chatIds: readonly string[]): Promise<StoredMessage | undefined>;
  /** Shows the chat (at the message) in WhatsApp's own window. */
  openChat(chatId: string, messageId?: string): Promise<void>;

  /** Something about readiness, login or connection may have changed: ask again. */
  onChange(listener: () => void): void;
  /** `seen`: it was there before; only now it is read. */
  onMessage(listener: (message: CapturedMessage, seen?: 'before') => void): void;
  /** Edits, revocations, reactions, stars: as they happen. */
  onChanges(listener: (changes: MessageChange[]) => void): void;
  /** The two ids of one person, learned without asking anybody. */
  onPairs(listener: (pairs: { lid: string; phoneId: string }[]) => void): void;
  onAcks(listener: (acks: { id: string; ack: Ack }[]) => void): void;
  onActiveChat(listener: (chatId: string | null) => void): void;
  onChatChange(listener: (chat: CapturedChat) => void): void;
  /** Lets go of every listener. */
  stop(): void;
}

/** What the parts of WhatsApp Core speak to: for each capability the driver that works. */
export interface WhatsApp extends WhatsAppDriver {
  /** Since when every new message is heard, ms; undefined: not every one is. */
  hearingSince(): number | undefined;
  /** ms; how long a hand-over may take before nobody knows: WhatsApp alone, or a human who must press Send. */
  sendTimeout(): number;
  diagnose(): PageEventOf<'diagnostics'>;
}

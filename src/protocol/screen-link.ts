/**
 * What WhatsApp Core (MAIN world) and the reader of WhatsApp's screen (isolated world) tell each other, over the private port. The
 * reader sees names where the stores know ids: each needs the other.
 */
import type { CapturedMessage, ConnectionState } from './page-event';
import type { Capability } from './page-limits';

/** A chat as WhatsApp's own stores know it. */
export interface KnownChat {
  readonly id: string;
  readonly name: string;
}

/** MAIN → isolated. */
export type ScreenOrder =
  /** Watch the screen, or let it be: it costs something. */
  | { type: 'watch'; on: boolean }
  /** Which chat is open by the stores; null: none. Undefined: the stores cannot be read. */
  | { type: 'stores'; open: KnownChat | null | undefined }
  /** Show this chat. Answered by `shown`. */
  | { type: 'show'; chat: KnownChat }
  /** Show this chat and put this approved text into its composer, for the human to send. Answered by `placed`; `sent` may follow. */
  | { type: 'place'; chat: KnownChat; text: string; stanzaId: string };

/** isolated → MAIN. */
export type ScreenReport =
  | {
      type: 'state';
      account: string | null;
      connection: ConnectionState;
      /** What a capability lacks; those that are not here work. */
      missing: Partial<Record<Capability, string>>;
      /** The chat on the screen, where it is certain. */
      openChatId: string | null;
    }
  /** `seen`: they were on the screen before; only now they are read. */
  | { type: 'messages'; chatId: string; messages: CapturedMessage[]; seen?: 'before' }
  /** `refusal`: why not; a code. */
  | { type: 'shown'; chatId: string; refusal?: string }
  | { type: 'placed'; stanzaId: string; refusal?: string }
  /** The human has sent it: the text has become a message. `id` is not known in a group. */
  | { type: 'sent'; stanzaId: string; id?: string; ack: CapturedMessage['ack'] };

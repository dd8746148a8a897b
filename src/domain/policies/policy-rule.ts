import type { QuietHours, SendingLimits } from '../limits';
import type { ChatKind } from '../message';
import type { SendBudget } from '../send-budgets';
import type { Policy, PolicyFinding } from '../verdict';

/** All that a verdict depends on; delivery reads it in the transaction that claims the message. */
export interface PolicyInput {
  readonly now: number;
  readonly text: string;
  /** A file goes with it; the text is its caption. */
  readonly hasFile: boolean;
  /** SHA-256 (hex) of that file's bytes; absent while nothing is known of it. */
  readonly fileHash?: string;
  readonly chatId: string;
  readonly chatKind: ChatKind;
  readonly recipient: {
    /** E.164 digits without '+', when the recipient has a phone (a @lid alone has none). */
    readonly phone?: string;
    /** In the user's address book. */
    readonly saved: boolean;
    /** What the user knows of their zone, IANA: counts more than what the phone tells. */
    readonly timeZone?: string;
  };
  readonly consent: 'opt-out' | 'opt-in' | 'ask' | 'none';
  /** On a list of whom not to contact, and no opt-in since. */
  readonly onDoNotContact: boolean;
  readonly conversation: {
    /** They have written to us at least once. */
    readonly hasIncoming: boolean;
    /** Our messages since their last one. */
    readonly unanswered: number;
    /** They wrote last: this is a reply to someone waiting. */
    readonly waiting: boolean;
  };
  /** Hand-overs of the last 24 hours, any order. */
  readonly recentSends: readonly {
    readonly at: number;
    readonly chatId: string;
    readonly fingerprint: readonly number[];
    readonly fileHash?: string;
  }[];
  /** When the human approved it; absent while they have not. */
  readonly approvedAt?: number;
  /** Instants of approvals within a few seconds of that one, its own among them, any order. */
  readonly approvals: readonly number[];
  readonly limits: SendingLimits;
  /** What this send counts against besides the windows. */
  readonly budgets?: readonly SendBudget[];
  readonly quietHours: QuietHours;
  /** The zone to use when the recipient's is unknown: the user's own, IANA. */
  readonly userTimeZone: string;
  readonly safeMode: boolean;
  /** What the user relaxed; hard policies among them stay hard. */
  readonly relaxed: readonly Policy[];
}

/** What one policy (or one family of them) finds; nothing when it has nothing to say. Decides by its argument alone. */
export type PolicyRule = (input: PolicyInput) => readonly PolicyFinding[];

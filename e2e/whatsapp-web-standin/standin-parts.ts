import type { PhoneHistory, WireMessage } from './wire.ts';

export interface LifeMoment {
  /** Milliseconds since 1970; default now. */
  at?: number;
}

export type MemberAction = 'add' | 'remove' | 'leave' | 'promote' | 'demote';

/**
 * What becomes of messages after they were written. A message is named by the stanza id that it was written with, also
 * when it was revoked. One that the page does not have (late, or on the phone alone) changes in the truth only.
 */
export interface MessageLives {
  customerEdits(stanzaId: string, text: string, more?: LifeMoment): Promise<WireMessage>;
  ownPhoneEdits(stanzaId: string, text: string, more?: LifeMoment): Promise<WireMessage>;
  /** The author deletes it for everybody. */
  customerRevokes(stanzaId: string, more?: LifeMoment): Promise<WireMessage>;
  ownPhoneRevokes(stanzaId: string, more?: LifeMoment): Promise<WireMessage>;
  /** An admin of the group deletes somebody else's message. */
  adminRevokes(stanzaId: string, admin: string, more?: LifeMoment): Promise<WireMessage>;
  /** `author`: an id, or `me`. An empty emoji takes the reaction back. */
  react(stanzaId: string, author: string, emoji: string, more?: LifeMoment): Promise<void>;
  star(stanzaId: string, on: boolean): Promise<void>;
  /** `options`: the names of all options that this person wants now. */
  vote(stanzaId: string, voter: string, options: string[], more?: LifeMoment): Promise<void>;
  /** Brings a message that was written with `late`, as it is by now. */
  deliverLate(stanzaId: string): Promise<WireMessage>;
}

export interface GroupLives {
  /** `by` defaults to the first member who is not the account. Resolves with the entry in the chat. */
  changeSubject(groupId: string, subject: string, by?: string): Promise<WireMessage>;
  changeMembers(
    groupId: string,
    action: MemberAction,
    ids: string[],
    by?: string,
  ): Promise<WireMessage>;
}

export interface PhoneHistoryRequest {
  chatId: string;
  /** The oldest message that the page had. */
  oldestStanzaId: string | null;
  at: number;
}

export interface ServerLookUp {
  /** `exists`: under which id a phone is registered. */
  kind: 'picture' | 'about' | 'exists';
  id: string;
  at: number;
}

export interface MediaDownload {
  stanzaId: string;
  at: number;
  /** Whether the server still had it. */
  found: boolean;
}

/** What the page asks WhatsApp's servers and the phone for, and how they answer. */
export interface OutsideRequests {
  readonly phoneHistoryRequests: readonly PhoneHistoryRequest[];
  readonly serverLookUps: readonly ServerLookUp[];
  readonly mediaDownloads: readonly MediaDownload[];
  /** Default: answers with 50 messages after 50 ms; the page gives up after 2 s. */
  setPhoneHistory(change: Partial<PhoneHistory>): Promise<void>;
  /** A medium that the servers no longer have. */
  setMediaGone(stanzaId: string, gone: boolean): void;
}

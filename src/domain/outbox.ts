/**
 * The life of an outgoing message.
 *
 * draft → approved → sending → sent → delivered → read; a draft may be rejected (skipped); an approved one may be
 * refused by a policy or go back to draft (voided); a sending one ends as failed or unconfirmed when it was not sent.
 */
export const OUTBOX_STATUSES = [
  'draft',
  'approved',
  'sending',
  'sent',
  'delivered',
  'read',
  'rejected',
  'refused',
  'failed',
  'unconfirmed',
] as const;
export type OutboxStatus = (typeof OUTBOX_STATUSES)[number];

const TRANSITIONS: Readonly<Record<OutboxStatus, readonly OutboxStatus[]>> = {
  draft: ['approved', 'rejected'],
  // back to draft: voided by an edit, an opt-out or a newer incoming message, or undone by the human
  approved: ['sending', 'draft', 'refused'],
  // back to approved: the page proved that it never handed the message over
  sending: ['sent', 'failed', 'unconfirmed', 'approved', 'delivered', 'read'],
  sent: ['delivered', 'read', 'failed'],
  delivered: ['read'],
  read: [],
  rejected: [],
  // the human may change the text, or the reason may be gone
  refused: ['draft', 'rejected'],
  // WhatsApp may say −1 and deliver all the same
  failed: ['sent', 'delivered', 'read', 'draft', 'rejected'],
  // the truth may still come in late; otherwise the human decides
  unconfirmed: ['sent', 'delivered', 'read', 'failed', 'draft', 'rejected'],
};

export function canMove(from: OutboxStatus, to: OutboxStatus): boolean {
  return TRANSITIONS[from].includes(to);
}

/** @throws Error when the life of an outgoing message has no such step. */
export function assertMove(from: OutboxStatus, to: OutboxStatus): void {
  if (!canMove(from, to)) throw new Error(`An outgoing message cannot go from ${from} to ${to}.`);
}

const HOUR = 60 * 60_000;
/** A whole quiet night and a holiday after it; what is held for longer, a human looks at again. */
const APPROVAL_LASTS = 36 * HOUR;
/** How late a message may be that was meant for one instant: over a quiet night, not a day. */
const SCHEDULE_LASTS = 12 * HOUR;

/** The last instant at which what was approved may still be taken for true. All in ms. */
export function expiresAt(approved: {
  readonly at: number;
  readonly scheduledFor?: number;
}): number {
  const { at, scheduledFor = 0 } = approved;
  return scheduledFor > at ? scheduledFor + SCHEDULE_LASTS : at + APPROVAL_LASTS;
}

/**
 * Why an approval was taken back. `try-again`: the human wants what was not sent as a draft. `restored`: it came out of a
 * backup, or was there while one was restored. `stopped`: the user stopped everything.
 */
export type VoidReason =
  | 'newer-message'
  | 'opt-out'
  | 'undone'
  | 'text-changed'
  | 'try-again'
  | 'restored'
  | 'stopped'
  | 'expired';

/** Who is waiting for it: decides the order and the pace of sending. */
export type OutboxPriority = 'reply' | 'follow-up' | 'batch';

/** The bytes that an approval binds: text, recipient, file and the message that it quotes, unambiguous. */
export function approvalContent(draft: {
  chatId: string;
  text: string;
  /** Stands for the file's bytes, kind, name and type (`attachmentId` in domain/attachment). */
  attachmentId?: string;
  /** The quoted message's id. */
  quotes?: string;
}): string {
  const { chatId, text, attachmentId = null, quotes } = draft;
  // Without a quote as it was before there were any: what was approved then stays approved.
  return JSON.stringify([chatId, text, attachmentId, ...(quotes === undefined ? [] : [quotes])]);
}

import type { QuietHours, SendingLimits } from './limits';
import type { ChatKind } from './message';
import { zoneOfPhone } from './phone-zone';
import { quietUntil } from './quiet-hours';
import { DAY, countInWindow, nextPlace, sendWindows } from './send-windows';
import { NEAR_IDENTICAL, fingerprint, similarity } from './similarity';
import { unresolvedVariables } from './template';
import type { PolicyFinding, Verdict } from './verdict';

/** All that a verdict depends on; delivery reads it in the transaction that claims the message. */
export interface PolicyInput {
  readonly now: number;
  readonly text: string;
  readonly chatId: string;
  readonly chatKind: ChatKind;
  readonly recipient: {
    /** E.164 digits without '+', when the recipient has a phone (a @lid alone has none). */
    readonly phone?: string;
    /** In the user's address book. */
    readonly saved: boolean;
  };
  readonly consent: 'opt-out' | 'opt-in' | 'ask' | 'none';
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
  }[];
  readonly limits: SendingLimits;
  readonly quietHours: QuietHours;
  /** The zone to use when the recipient's is unknown: the user's own, IANA. */
  readonly userTimeZone: string;
  readonly safeMode: boolean;
}

type Rule = (input: PolicyInput) => PolicyFinding | readonly PolicyFinding[] | undefined;

const emptyText: Rule = ({ text }) =>
  text.trim() === '' ? { policy: 'empty-text', decision: 'refuse' } : undefined;

const unresolvedVariable: Rule = ({ text }) => {
  const count = unresolvedVariables(text).length;
  // How many, not which: a variable's name is part of the message's text.
  return count > 0
    ? { policy: 'unresolved-variable', decision: 'refuse', values: { count } }
    : undefined;
};

/** Groups where somebody has written may be answered; nothing that reaches strangers in bulk is written to. */
const group: Rule = ({ chatKind, conversation }) => {
  if (chatKind === 'person' || (chatKind === 'group' && conversation.hasIncoming)) return undefined;
  return { policy: 'group', decision: 'refuse', values: { kind: chatKind } };
};

const optOut: Rule = ({ consent }) => {
  if (consent === 'opt-out')
    return { policy: 'opt-out', decision: 'refuse', values: { state: 'yes' } };
  // Perhaps an opt-out: no clock settles that, only a human.
  if (consent === 'ask') return { policy: 'opt-out', decision: 'hold', values: { state: 'maybe' } };
  return undefined;
};

const safeMode: Rule = (input) =>
  input.safeMode ? { policy: 'safe-mode', decision: 'hold' } : undefined;

const firstContact: Rule = ({ chatKind, recipient, consent, conversation }) =>
  chatKind === 'person' && !recipient.saved && !conversation.hasIncoming && consent !== 'opt-in'
    ? { policy: 'first-contact', decision: 'refuse' }
    : undefined;

const unanswered: Rule = ({ conversation, limits }) =>
  conversation.unanswered >= limits.unansweredInARow
    ? {
        policy: 'unanswered',
        decision: 'refuse',
        values: { count: conversation.unanswered, limit: limits.unansweredInARow },
      }
    : undefined;

/** A person who asked may be given the answer that others were given; the same text to those who did not ask is bulk. */
const nearIdentical: Rule = ({ text, chatId, now, conversation, recentSends, limits }) => {
  if (conversation.waiting) return undefined;
  const own = fingerprint(text);
  const others = new Set<string>();
  for (const send of recentSends)
    if (
      send.chatId !== chatId &&
      send.at > now - DAY &&
      similarity(own, send.fingerprint) >= NEAR_IDENTICAL
    )
      others.add(send.chatId);
  return others.size >= limits.nearIdenticalPerDay && others.size > 0
    ? {
        policy: 'near-identical',
        decision: 'refuse',
        values: { count: others.size, limit: limits.nearIdenticalPerDay },
      }
    : undefined;
};

/** Holds everything but the answer to a person who waits: they chose the hour. */
const quietHours: Rule = (input) => {
  if (input.conversation.waiting) return undefined;
  const { phone } = input.recipient;
  const zone = (phone === undefined ? undefined : zoneOfPhone(phone)) ?? input.userTimeZone;
  const until = quietUntil(input.now, zone, input.quietHours);
  return until === undefined
    ? undefined
    : {
        policy: 'quiet-hours',
        decision: 'hold',
        until,
        values: {
          from: clock(input.quietHours.fromMinute),
          to: clock(input.quietHours.toMinute),
          zone,
        },
      };
};

const caps: Rule = ({ recentSends, limits, now }) => {
  const sentAt = recentSends.map(({ at }) => at);
  return sendWindows(limits).flatMap((window): PolicyFinding[] => {
    const until = nextPlace(sentAt, window, now);
    if (until <= now) return [];
    const values = { count: countInWindow(sentAt, window, now), limit: window.max };
    return [{ policy: window.policy, decision: 'hold', until, values }];
  });
};

/** Hardest first: the first finding is the one to show when there is room for one. */
const RULES: readonly Rule[] = [
  optOut,
  emptyText,
  unresolvedVariable,
  group,
  firstContact,
  unanswered,
  nearIdentical,
  safeMode,
  quietHours,
  caps,
];

function clock(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/**
 * May this text go to this recipient now? Looks at every policy, so that the human sees all reasons at once.
 * `refuse` beats `hold` beats `allow`; a hold's `until` is the latest of its findings', absent when one has none.
 * Decides by its arguments alone.
 * @throws RangeError when `userTimeZone` is no IANA zone.
 */
export function judge(input: PolicyInput): Verdict {
  const findings = RULES.flatMap((rule) => rule(input) ?? []);
  if (findings.some(({ decision }) => decision === 'refuse'))
    return { decision: 'refuse', findings };
  if (findings.length === 0) return { decision: 'allow', findings };
  const ends = findings.map(({ until }) => until);
  const known = ends.filter((end) => end !== undefined);
  return known.length < ends.length
    ? { decision: 'hold', findings }
    : { decision: 'hold', findings, until: Math.max(...known) };
}

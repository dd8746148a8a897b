/** The sending limits of one account. The defaults are the product's; the user may lower them, or raise them with a warning. */
export interface SendingLimits {
  /** Token bucket: how many sends may follow each other at once. */
  readonly bucketCapacity: number;
  /** Token bucket: tokens that come back per second. */
  readonly refillPerSecond: number;
  /** Share of each gap by which it is varied, 0–1, so that sends do not fall on an exact beat. */
  readonly jitter: number;
  readonly perMinute: number;
  readonly perHour: number;
  readonly perDay: number;
  /** In any 30 days. */
  readonly perMonth: number;
  /** First messages, to people who had never written, that nobody has answered, in any 30 days. */
  readonly firstMessagesPerMonth: number;
  /** How many messages in a row may go to someone who has not answered. Hard. */
  readonly unansweredInARow: number;
  /** Near-identical texts to different people within a day before the rest is refused. */
  readonly nearIdenticalPerDay: number;
}

export const DEFAULT_LIMITS: SendingLimits = {
  bucketCapacity: 20,
  refillPerSecond: 1,
  jitter: 0.2,
  perMinute: 20,
  perHour: 200,
  perDay: 1000,
  // Half of what thirty full days would give: nobody who answers by hand comes near.
  perMonth: 15_000,
  // WhatsApp tries out a monthly limit of unanswered messages to strangers, and does not say how many. A hundred are about
  // four a working day: enough for who writes to people that asked for it elsewhere, too few for who writes to a list.
  firstMessagesPerMonth: 100,
  unansweredInARow: 2,
  nearIdenticalPerDay: 5,
};

/** Quiet hours in the recipient's zone, as minutes since midnight. `from` after `to` spans midnight; equal means none. */
export interface QuietHours {
  readonly enabled: boolean;
  readonly fromMinute: number;
  readonly toMinute: number;
}

export const DEFAULT_QUIET_HOURS: QuietHours = {
  enabled: true,
  fromMinute: 21 * 60,
  toMinute: 8 * 60,
};

/** What asks WhatsApp's servers or the phone about older history or a contact: 10 a minute, one after the other. */
export const LOOK_UP_LIMITS = {
  bucketCapacity: 1,
  refillPerSecond: 10 / 60,
  jitter: 0.2,
} as const satisfies Pick<SendingLimits, 'bucketCapacity' | 'refillPerSecond' | 'jitter'>;

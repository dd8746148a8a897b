/** When an approved message would leave, as far as anybody can say: for the human who is about to approve it. */
import type { SendingLimits } from './limits';
import { STEADY_GAP, type BucketState } from './token-bucket';
import type { Verdict } from './verdict';

export type ExpectedSend =
  | { readonly kind: 'at-once' }
  /** In about so many ms: it takes its turn. */
  | { readonly kind: 'in'; readonly wait: number }
  /** Not before this instant (ms): chosen by the human, or held until then. */
  | { readonly kind: 'at'; readonly at: number; readonly because: 'scheduled' | 'held' }
  /** `refused`: never as it is; the others: not before something changes. */
  | { readonly kind: 'refused' | 'held' | 'paused' };

/** Less than this is at once: the undo window is as long. */
const SOON = 10_000;

export function expectedSend(ask: {
  readonly now: number;
  /** The instant that the human chose. */
  readonly sendAt?: number | undefined;
  /** As of `sendAt`, or else of `now`. */
  readonly verdict: Verdict;
  readonly paused: boolean;
  /** A reply to someone who waits may use the burst; everything else goes one by one. */
  readonly isReply: boolean;
  /** Approved messages that go before it. */
  readonly ahead: number;
  readonly bucket: BucketState | undefined;
  readonly limits: Pick<SendingLimits, 'bucketCapacity' | 'refillPerSecond'>;
}): ExpectedSend {
  const { now, sendAt = 0, verdict, limits, bucket } = ask;
  if (verdict.decision === 'refuse') return { kind: 'refused' };
  if (verdict.decision === 'hold' && verdict.until === undefined) return { kind: 'held' };
  if (ask.paused) return { kind: 'paused' };
  const heldUntil = verdict.decision === 'hold' ? (verdict.until ?? 0) : 0;
  if (Math.max(sendAt, heldUntil) > now)
    return heldUntil > sendAt
      ? { kind: 'at', at: heldUntil, because: 'held' }
      : { kind: 'at', at: sendAt, because: 'scheduled' };
  const elapsed = bucket ? Math.max(0, now - bucket.updatedAt) / 1000 : 0;
  const tokens = bucket
    ? Math.min(limits.bucketCapacity, bucket.tokens + elapsed * limits.refillPerSecond)
    : limits.bucketCapacity;
  const byTokens = (Math.max(0, ask.ahead + 1 - tokens) / limits.refillPerSecond) * 1000;
  const byGap = ask.isReply
    ? 0
    : ask.ahead * STEADY_GAP + Math.max(0, (bucket?.nextAt ?? now) - now);
  const wait = Math.max(byTokens, byGap);
  return wait < SOON ? { kind: 'at-once' } : { kind: 'in', wait };
}

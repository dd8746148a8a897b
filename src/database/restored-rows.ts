/**
 * What becomes of rows when a backup is restored beside what is here now. Two rules above all: nothing that was captured is
 * lost, and nothing is sent without a human who approves it anew.
 */
import { addRange } from '@/domain/coverage';
import { labelKey } from '@/domain/label';
import type { OutboxStatus } from '@/domain/outbox';
import { laterAck, withChange, withoutContent, withoutNews, withSight } from './message-life';
import type {
  BucketRow,
  ChatRow,
  CounterRow,
  CoverageRow,
  DoNotContactListRow,
  JobRow,
  LabelRow,
  MessageRow,
  MinuteRow,
  OutboxRow,
  PersonLabelRow,
  SendingStateRow,
  SettingsRow,
} from './rows';

/** One message as both knew it: every wording, reaction and acknowledgement. `drop`: the user wants no text of what was taken back. */
export function joinedMessage(
  restored: MessageRow,
  present: MessageRow,
  drop: boolean,
): MessageRow {
  const { rowid: _rowid, capturedAt: _capturedAt, revision: _revision, ...sight } = present;
  let joined = withSight(restored, sight);
  for (const reaction of present.reactions ?? [])
    joined = withChange(joined, { type: 'reaction', id: present.id, ...reaction });
  joined = { ...joined, ack: laterAck(restored.ack, present.ack) };
  if (joined.revokedAt !== undefined && drop) joined = withoutContent(joined);
  return withoutNews(restored, joined);
}

/** Nothing of a backup is approved or on its way: a human decides again. Returns `row` itself when it is neither. */
export function unapproved(row: OutboxRow, now: number): OutboxRow {
  if (row.status !== 'approved' && row.status !== 'sending') return row;
  const { approval: _approval, waiting: _waiting, verdict: _verdict, ...rest } = row;
  const next = { ...rest, updatedAt: now, version: row.version + 1 };
  return row.status === 'approved'
    ? { ...next, status: 'draft', voided: { reason: 'restored', at: now } }
    : { ...next, status: 'unconfirmed' };
}

/** How much is known to have left; what may have left is never forgotten for what has not. */
const LEFT: Readonly<Record<OutboxStatus, number>> = {
  draft: 0,
  approved: 0,
  rejected: 0,
  refused: 0,
  sending: 1,
  unconfirmed: 1,
  failed: 2,
  sent: 3,
  delivered: 4,
  read: 5,
};

export function joinedOutbox(restored: OutboxRow | undefined, present: OutboxRow): OutboxRow {
  if (!restored) return present;
  const newest = { ...present, version: Math.max(present.version, restored.version) };
  return LEFT[restored.status] > LEFT[present.status]
    ? { ...restored, version: newest.version }
    : newest;
}

/**
 * The backup's settings, on the safe side: a stop stays a stop (with its reason), no policy is relaxed that is not relaxed here,
 * no model is asked that was not switched on here, and nothing is pruned before the user has seen what would go.
 */
export function joinedSettings(
  restored: SettingsRow,
  present: SettingsRow | undefined,
): SettingsRow {
  const {
    retention: _retention,
    safeModeSince: _since,
    safeModeBecause: _because,
    safeModeLeftAt: _leftAt,
    ...settings
  } = restored;
  const stopped = [present, restored].find((one) => one?.safeMode);
  const assistantHere =
    present?.assistant.enabled === true &&
    present.assistant.endpoint === restored.assistant.endpoint;
  return {
    ...settings,
    safeMode: stopped !== undefined,
    ...(stopped?.safeModeSince !== undefined && { safeModeSince: stopped.safeModeSince }),
    ...(stopped?.safeModeBecause !== undefined && { safeModeBecause: stopped.safeModeBecause }),
    ...(present?.safeModeLeftAt !== undefined && { safeModeLeftAt: present.safeModeLeftAt }),
    relaxed: restored.relaxed.filter((policy) => present?.relaxed.includes(policy) === true),
    paused: restored.paused || present?.paused === true,
    revokedText: present?.revokedText === 'drop' ? 'drop' : restored.revokedText,
    assistant: { ...restored.assistant, enabled: restored.assistant.enabled && assistantHere },
  };
}

/** The later reckoning; not before either one's next instant. */
export function joinedBucket(restored: BucketRow | undefined, present: BucketRow): BucketRow {
  if (!restored) return present;
  const later = restored.updatedAt > present.updatedAt ? restored : present;
  return {
    ...later,
    tokens: Math.min(restored.tokens, present.tokens),
    nextAt: Math.max(restored.nextAt, present.nextAt),
  };
}

/** What limits sending, on the safe side: the slower pace, the clock that is further on, the breaker that saw more failures. */
export function joinedSendingState(
  restored: SendingStateRow | undefined,
  present: SendingStateRow,
): SendingStateRow {
  if (!restored) return present;
  if (restored.key === 'pace' && present.key === 'pace')
    return restored.share < present.share ? restored : present;
  if (restored.key === 'clock' && present.key === 'clock')
    return { ...present, tick: Math.max(restored.tick, present.tick) };
  if (restored.key === 'age' && present.key === 'age')
    // Both are facts about one number.
    return { ...present, usedSince: Math.min(restored.usedSince, present.usedSince) };
  if (restored.key === 'breaker' && present.key === 'breaker') {
    const worse = restored.failures > present.failures ? restored : present;
    return { ...worse, until: Math.max(restored.until, present.until) };
  }
  return present;
}

/** The row that knows the newer message; of two alike, the present one. */
export function joinedChat(restored: ChatRow | undefined, present: ChatRow): ChatRow {
  if (!restored) return present;
  const [newer, older] =
    restored.lastMessageAt > present.lastMessageAt ? [restored, present] : [present, restored];
  return { ...newer, name: newer.name || older.name };
}

export function joinedCoverage(
  restored: CoverageRow | undefined,
  present: CoverageRow,
): CoverageRow {
  if (!restored) return present;
  return {
    ...restored,
    ...present,
    ranges: present.ranges.reduce(addRange, restored.ranges),
    reachedLocalStart: restored.reachedLocalStart || present.reachedLocalStart,
  };
}

/** Of a list that was being imported, what both hold is kept. */
export function joinedList(
  restored: DoNotContactListRow | undefined,
  present: DoNotContactListRow,
): DoNotContactListRow {
  return restored && restored.numbers > present.numbers ? restored : present;
}

/** Numbers that only grow: the larger one counted longer. The lines of a chain are those of the restored one. */
export function joinedCounter(restored: CounterRow | undefined, present: CounterRow): CounterRow {
  if (restored && present.name === 'consent-lines') return restored;
  return restored && restored.value > present.value ? restored : present;
}

export function joinedMinute(restored: MinuteRow | undefined, present: MinuteRow): MinuteRow {
  return restored && restored.count > present.count ? restored : present;
}

/** Nobody is at a job of a backup. */
export function stoppedJob(row: JobRow): JobRow {
  return row.state === 'running' ? { ...row, state: 'stopped' } : row;
}

/** Of two rows about the same thing, the later one, with what only the other one says. */
export function laterRow<Row extends object>(
  restored: Row | undefined,
  present: Row,
  timeOf: (row: Row) => number,
): Row {
  if (!restored) return present;
  return timeOf(restored) > timeOf(present)
    ? { ...present, ...restored }
    : { ...restored, ...present };
}

/** Labels, and who has them, under the ids that labels of the same name have in the restored database. */
export function underKnownIds(
  restored: readonly LabelRow[],
  present: { labels: readonly LabelRow[]; personLabels: readonly PersonLabelRow[] },
): { labels: LabelRow[]; personLabels: PersonLabelRow[] } {
  const known = new Map(restored.map(({ id, name }) => [labelKey(name), id]));
  const own = new Set(present.labels.map(({ id }) => id));
  const ids = new Map(
    present.labels.flatMap(({ id, name }) => {
      const other = known.get(labelKey(name));
      return other === undefined || own.has(other) ? [] : [[id, other] as const];
    }),
  );
  const moved = (id: string) => ids.get(id) ?? id;
  return {
    labels: present.labels.map((label) => ({ ...label, id: moved(label.id) })),
    personLabels: present.personLabels.map((row) => ({ ...row, labelId: moved(row.labelId) })),
  };
}

/**
 * The outbox's way from approved to sent, and the records that go with it. Written by the background alone. Each step is a
 * compare-and-set in one transaction with its audit line; nothing here can make a message approved that no human approved.
 */
import { mayGoAt, noteTimes, runsOutAt } from '@/domain/approval-clock';
import { approvalContent, canMove, type VoidReason } from '@/domain/outbox';
import { judge } from '@/domain/policy-enforcer';
import { LONGEST_PAUSE, retryDelay } from '@/domain/retry';
import { PATIENCE, sendOrder } from '@/domain/send-order';
import { countInWindow, DAY, sendWindows } from '@/domain/send-windows';
import { fingerprint } from '@/domain/similarity';
import type { ClockState } from '@/domain/sending-clock';
import type { Verdict } from '@/domain/verdict';
import { strictly, type AccountDatabase } from './account-database';
import { breakerAnswer, passBreaker, tellBreaker } from './breaker';
import { count } from './counters';
import { auditHold, findingsOf, sameFindings } from './judgement-audit';
import { judgedTables, readPolicyInput } from './judgement';
import { newestIncoming } from './newest-incoming';
import { move } from './outbox-move';
import type { MessageRow, OutboxRow } from './rows';
import {
  keepClock,
  noteSent,
  readMoment,
  slowDown,
  takeSendingToken,
  type Clocks,
} from './sending-pace';
import { stopForFailure } from './safe-mode';
import { readSettings } from './settings';
import { sha256 } from './sha256';
import { stopped } from './stop-all';

type Approval = NonNullable<OutboxRow['approval']>;

const CAPS = new Set(['minute-cap', 'hour-cap', 'day-cap', 'month-cap']);

/** What waits to be sent, in the order in which it may go. */
export async function approvedInOrder(
  database: AccountDatabase,
  now: number,
): Promise<OutboxRow[]> {
  const rows = await approvedRows(database);
  const others = await database.outbox
    .where('updatedAt')
    .aboveOrEqual(now - PATIENCE)
    .filter(({ priority }) => priority !== 'reply')
    .toArray();
  const queued = rows.map((row) => ({
    row,
    priority: row.priority,
    approvedAt: row.approval?.at ?? 0,
    held: isHeld(row, now),
  }));
  const otherSentAt = Math.max(0, ...others.map(({ sendingAt = 0 }) => sendingAt));
  return sendOrder(queued, otherSentAt, now).map(({ row }) => row);
}

function approvedRows(database: AccountDatabase): Promise<OutboxRow[]> {
  return database.outbox.where('status').equals('approved').toArray();
}

/** Something else than its turn keeps it. */
function isHeld({ waiting }: OutboxRow, now: number): boolean {
  return (waiting?.until ?? 0) > now || (waiting?.reason === 'hold' && waiting.until === undefined);
}

/** Whether anything is approved or on its way. */
export async function isAnythingOpen({ outbox }: AccountDatabase): Promise<boolean> {
  return (await outbox.where('status').anyOf('approved', 'sending').count()) > 0;
}

export function inSending(database: AccountDatabase): Promise<OutboxRow[]> {
  return database.outbox.where('status').equals('sending').toArray();
}

/**
 * Looks at every approval, whether WhatsApp is there or not: what has run out is taken back, and what is new is noted by the
 * sending clock.
 * @returns when the next one runs out, by the computer's clock; undefined: nothing is approved
 */
export function reviewApprovals(
  relaxed: AccountDatabase,
  clocks: Clocks,
): Promise<number | undefined> {
  const database = strictly(relaxed);
  const { outbox, audit, sendingState, settings } = database;
  return database.transaction('rw', [outbox, audit, sendingState, settings], async () => {
    const { clock } = await readMoment(database, clocks);
    let next: number | undefined;
    let noted = false;
    for (const row of await approvedRows(database)) {
      const { approval, scheduledFor } = row;
      // Approved by nobody: the claim says so.
      if (!approval || (await takenBackExpired(database, row, clock))) continue;
      if (approval.tick?.sendAfter === undefined) {
        const tick = noteTimes(approval, await pauseOf(database, row, approval), clock);
        // The version stays: what the human approved has not changed.
        await outbox.put({ ...row, approval: { ...approval, tick } });
        noted = true;
      }
      next = Math.min(next ?? Infinity, runsOutAt(approval, scheduledFor, clock));
    }
    // What was noted is by the clock as it is now: the next process must not begin with an older one.
    if (noted) await sendingState.put(clock);
    return next;
  });
}

/** What an approval waits for besides its turn: its undo window, or the pause before another try. */
async function pauseOf(
  database: AccountDatabase,
  { attempts }: OutboxRow,
  { at, sendAfter }: Approval,
): Promise<{ end: number; longest: number }> {
  if (attempts !== undefined) return { end: sendAfter, longest: LONGEST_PAUSE };
  const longest = (await readSettings(database)).undoSeconds * 1000;
  return { end: Math.min(sendAfter, at + longest), longest };
}

/** Part of the caller's transaction. */
async function takenBackExpired(
  database: AccountDatabase,
  row: OutboxRow,
  clock: Pick<ClockState, 'tick' | 'wall'>,
): Promise<boolean> {
  const { approval, scheduledFor, inReplyTo } = row;
  if (!approval || clock.wall <= runsOutAt(approval, scheduledFor, clock)) return false;
  await takeBack(database, row, { reason: 'expired', inReplyTo }, clock.wall);
  return true;
}

type ClaimedRow = Readonly<OutboxRow> & { readonly stanzaId: string };

/**
 * What may be handed over. Only `claim` makes one: whoever needs one needs a row that a human approved, that is what they
 * approved, and that is `sending` on the disk.
 */
class ClaimedMessage {
  readonly #row: ClaimedRow;
  constructor(row: ClaimedRow) {
    this.#row = row;
  }
  static rowOf(claimed: ClaimedMessage): ClaimedRow {
    return claimed.#row;
  }
}
export type { ClaimedMessage };

/** @throws TypeError for what no claim gave. */
export function claimedRow(claimed: ClaimedMessage): ClaimedRow {
  return ClaimedMessage.rowOf(claimed);
}

export type ClaimAnswer =
  | { kind: 'claimed'; message: ClaimedMessage; row: OutboxRow; stanzaId: string }
  /** Not now; `until` absent: not before something changes. */
  | { kind: 'wait'; until?: number }
  | { kind: 'refused' }
  /** No longer an approved row, or not what was approved. */
  | { kind: 'gone' };

/**
 * Claims one approved message for sending: reads row, contact, consent, recent sends and bucket in one transaction, and
 * only there decides. A claimed row is `sending` on the disk before anything leaves.
 */
export async function claim(
  relaxed: AccountDatabase,
  shown: OutboxRow,
  world: Clocks & { random: () => number; userTimeZone: string; pageInstance: string },
): Promise<ClaimAnswer> {
  const { now } = world;
  const database = strictly(relaxed);
  // Hash first: an IndexedDB transaction dies across crypto.subtle. The row is compared again inside.
  const hash = await sha256(approvalContent(shown));
  const stanzaId = newStanzaId();
  return database.transaction(
    'rw',
    [
      ...judgedTables(database),
      database.outbox,
      database.buckets,
      database.sendingState,
      database.audit,
      database.counters,
      database.minutes,
    ],
    async (): Promise<ClaimAnswer> => {
      const row = await database.outbox.get(shown.id);
      if (!row || row.status !== 'approved') return { kind: 'gone' };
      const approved =
        row.approval?.hash === hash && approvalContent(row) === approvalContent(shown);
      if (row.version !== shown.version || !approved || !row.approval) {
        if (row.version === shown.version)
          await move(
            database,
            row,
            'draft',
            now,
            { by: 'delivery', reason: 'text-changed' },
            {
              approval: undefined,
              voided: { reason: 'text-changed', at: now },
              waiting: undefined,
            },
          );
        return { kind: 'gone' };
      }
      const sending = await readMoment(database, world);
      if (await takenBackExpired(database, row, sending.clock)) return { kind: 'gone' };
      // They wrote while it was on its way and came back unsent: it would answer something else.
      const newest = await newestIncoming(database, row.chatId);
      if (newest && isUnheard(row, row.approval, newest)) {
        await takeBack(database, row, { reason: 'newer-message', inReplyTo: newest.id }, now);
        return { kind: 'gone' };
      }
      const settings = await readSettings(database);
      if (settings.paused) return wait(database, row, { reason: 'paused' });
      const notBefore = mayGoAt(row.approval, row.scheduledFor, sending.clock);
      if (notBefore > now)
        return wait(database, row, {
          reason: row.attempts === undefined ? 'undo-window' : 'retry',
          until: notBefore,
        });

      await keepClock(database, sending.clock);
      const input = await readPolicyInput(database, row, world);
      const verdict = judge(input);
      if (verdict.decision === 'refuse') {
        await move(
          database,
          row,
          'refused',
          now,
          { by: 'delivery', reason: reasonOf(verdict), findings: findingsOf(verdict) },
          {
            verdict,
            waiting: undefined,
          },
        );
        await count(database, 'blocked', 1, now);
        return { kind: 'refused' };
      }
      if (verdict.decision === 'hold') {
        if (hitsCap(verdict) && !hitsCap(row.verdict)) await count(database, 'limit-hits', 1, now);
        await auditHold(database, row, verdict, now);
        return wait(database, row, { reason: 'hold', until: verdict.until }, verdict);
      }

      const breaker = await breakerAnswer(database, now);
      if (!breaker.pass)
        return wait(database, row, { reason: 'breaker', until: breaker.until }, verdict);

      const pace = input.conversation.waiting ? 'burst' : 'steady';
      const limits = input.limits;
      const nextToken = await takeSendingToken(database, sending, limits, pace, world.random);
      if (nextToken !== undefined) {
        if (row.waiting?.reason !== 'pace') await count(database, 'limit-hits', 1, now);
        return wait(database, row, { reason: 'pace', until: nextToken });
      }

      await passBreaker(database, breaker);
      const claimed = await move(
        database,
        row,
        'sending',
        now,
        { by: 'delivery', findings: findingsOf(verdict) },
        {
          stanzaId,
          pageInstance: world.pageInstance,
          sendingAt: now,
          verdict,
          waiting: undefined,
        },
      );
      await database.sendLedger.add({
        outboxId: row.id,
        chatId: row.chatId,
        at: sending.clock.tick,
        ...(pace === 'steady' && { steady: true }),
        fingerprint: fingerprint(row.text),
        ...(input.fileHash !== undefined && { fileHash: input.fileHash }),
        firstContact: !input.conversation.hasIncoming,
      });
      await noteSent(database, sending);
      await countViolations(database, limits, sending.clock.tick, now);
      const message = new ClaimedMessage({ ...claimed, stanzaId });
      return { kind: 'claimed', message, row: claimed, stanzaId };
    },
  );
}

/** Was it written after the approval? `heard` is younger than some rows: they know what they answer. */
function isUnheard(
  { inReplyTo }: OutboxRow,
  approval: Approval,
  newest: { id: string; at: number },
): boolean {
  const heard = approval.heard ?? inReplyTo;
  return heard === undefined ? newest.at > approval.at : newest.id !== heard;
}

/** Counts again, over the ledger and apart from the policy's own reckoning: a cap that was passed is a violation. */
async function countViolations(
  database: AccountDatabase,
  limits: Parameters<typeof sendWindows>[0],
  tick: number,
  now: number,
): Promise<void> {
  const ledger = await database.sendLedger
    .where('at')
    .above(tick - DAY)
    .toArray();
  const passed = sendWindows(limits).filter(
    (window) =>
      countInWindow(
        ledger.map((line) => line.at),
        window,
        tick,
      ) > window.max,
  );
  await count(database, 'violations', passed.length, now);
}

function hitsCap(verdict: Verdict | undefined): boolean {
  return verdict?.findings.some((finding) => CAPS.has(finding.policy)) ?? false;
}

function reasonOf(verdict: Verdict): string {
  return verdict.findings
    .filter((finding) => finding.decision === verdict.decision)
    .map((finding) => finding.policy)
    .join(', ');
}

async function wait(
  database: AccountDatabase,
  row: OutboxRow,
  waiting: NonNullable<OutboxRow['waiting']>,
  verdict?: Verdict,
): Promise<ClaimAnswer> {
  const same = row.waiting?.reason === waiting.reason && row.waiting.until === waiting.until;
  if (!same || (verdict && !sameFindings(row.verdict, verdict)))
    // The version stays: what the human approved has not changed.
    await database.outbox.put({ ...row, waiting, verdict: verdict ?? row.verdict });
  return { kind: 'wait', until: waiting.until };
}

/** Says on every approved row that it waits for WhatsApp. */
export async function markDisconnected(database: AccountDatabase): Promise<void> {
  await database.transaction('rw', database.outbox, async () => {
    for (const row of await approvedRows(database))
      await wait(database, row, { reason: 'disconnected' });
  });
}

/** Says on this row that it is more than a text, and that WhatsApp takes only texts from us at present. */
export async function markTextOnly(database: AccountDatabase, id: string): Promise<void> {
  await database.transaction('rw', database.outbox, async () => {
    const row = await database.outbox.get(id);
    if (row?.status === 'approved') await wait(database, row, { reason: 'text-only' });
  });
}

export interface Settlement {
  stanzaId: string;
  outcome: 'sent' | 'failed' | 'unknown' | 'unsent';
  messageId?: string;
  code?: string;
}

/**
 * Writes what became of a hand-over. A row that is no longer open to that news stays as it is.
 * @param random gives numbers in [0, 1), for the jitter of what comes next
 */
export function settle(
  relaxed: AccountDatabase,
  { stanzaId, outcome, messageId, code }: Settlement,
  now: number,
  random: () => number = Math.random,
): Promise<void> {
  const database = strictly(relaxed);
  return database.transaction(
    'rw',
    [
      database.outbox,
      database.audit,
      database.sendLedger,
      database.sendingState,
      database.settings,
      database.log,
      database.counters,
      database.minutes,
    ],
    async () => {
      const row = await database.outbox.where('stanzaId').equals(stanzaId).first();
      if (!row) return;
      // "Not sent" is only believed of a row that is still on its way.
      if (outcome === 'unsent' && row.status !== 'sending') return;
      const retry = outcome === 'unsent' ? afterUnsent(row, now, random) : undefined;
      const to = (
        {
          sent: 'sent',
          failed: 'failed',
          unknown: 'unconfirmed',
          unsent: retry ? 'approved' : 'failed',
        } as const
      )[outcome];
      if (!canMove(row.status, to)) return;
      const settled = await move(
        database,
        row,
        to,
        now,
        { by: 'whatsapp', reason: code },
        {
          messageId: messageId ?? row.messageId,
          ...(outcome === 'sent' && { sentAt: now, failure: undefined }),
          ...(to === 'failed' && { failure: { code: code ?? 'unknown', at: now } }),
          ...(outcome === 'unsent' && { attempts: attemptsOf(row) }),
          ...retry,
        },
      );
      if (row.status === 'sending')
        await tellBreaker(
          database,
          { worked: outcome === 'sent', handedOverAt: row.sendingAt ?? now },
          now,
          random,
        );
      if (settled.status === 'approved' && row.stoppedAt !== undefined)
        await stopped(database, settled, now);
      if (outcome === 'unsent') await forgetSends(database, row);
      if (to !== 'approved') await count(database, to, 1, now);
      if (outcome === 'failed') {
        await slowDown(database, 'failures', now);
        await stopForFailure(database, code ?? 'unknown', now);
      }
    },
  );
}

/** What was claimed is not what was approved: it never left, and no fault of WhatsApp's is in it. */
export function refuseHandOver(
  relaxed: AccountDatabase,
  stanzaId: string,
  code: string,
  now: number,
): Promise<void> {
  const database = strictly(relaxed);
  const { outbox, audit, sendLedger, counters, minutes } = database;
  return database.transaction('rw', [outbox, audit, sendLedger, counters, minutes], async () => {
    const row = await outbox.where('stanzaId').equals(stanzaId).first();
    if (row?.status !== 'sending') return;
    const failure = { code, at: now };
    await move(database, row, 'failed', now, { by: 'delivery', reason: code }, { failure });
    await forgetSends(database, row);
    await count(database, 'blocked', 1, now);
  });
}

/** The caps count what left. */
async function forgetSends(database: AccountDatabase, row: OutboxRow): Promise<void> {
  await database.sendLedger
    .where('[chatId+at]')
    .between([row.chatId, -Infinity], [row.chatId, Infinity])
    .and((line) => line.outboxId === row.id)
    .delete();
}

function attemptsOf(row: OutboxRow): number {
  return (row.attempts ?? 0) + 1;
}

/** The approval stands, the hand-over is forgotten, and it goes again later; undefined: it has been tried often enough. */
function afterUnsent(
  row: OutboxRow,
  now: number,
  random: () => number,
): Partial<OutboxRow> | undefined {
  const delay = retryDelay(attemptsOf(row), random);
  if (delay === undefined || !row.approval) return undefined;
  const sendAfter = now + delay;
  const tick = row.approval.tick && { at: row.approval.tick.at };
  return {
    stanzaId: undefined,
    pageInstance: undefined,
    sendingAt: undefined,
    approval: { ...row.approval, sendAfter, tick },
    waiting: { reason: 'retry', until: sendAfter },
  };
}

/** An acknowledgement of one of our messages, from wherever it was heard. Part of the caller's transaction. */
export async function acknowledge(
  database: AccountDatabase,
  message: Pick<MessageRow, 'id' | 'stanzaId' | 'ack'>,
  now: number,
): Promise<void> {
  const row = await database.outbox.where('stanzaId').equals(message.stanzaId).first();
  if (!row || message.ack < 1) return;
  const to = message.ack >= 3 ? 'read' : message.ack === 2 ? 'delivered' : 'sent';
  if (!canMove(row.status, to)) return;
  if (row.sentAt === undefined) await count(database, 'sent', 1, now);
  if (row.status === 'sending')
    await tellBreaker(
      database,
      { worked: true, handedOverAt: row.sendingAt ?? now },
      now,
      Math.random,
    );
  await move(
    database,
    row,
    to,
    now,
    { by: 'whatsapp' },
    {
      messageId: message.id,
      sentAt: row.sentAt ?? now,
      failure: undefined,
      waiting: undefined,
    },
  );
}

/** Takes approvals of a chat back: what was approved no longer answers what they wrote. Part of the caller's transaction. */
export async function voidApprovals(
  database: AccountDatabase,
  voiding: { chatId: string; reason: VoidReason; approvedBefore: number; inReplyTo: string },
  now: number,
): Promise<void> {
  const rows = await database.outbox
    .where('[chatId+status]')
    .equals([voiding.chatId, 'approved'])
    .toArray();
  for (const row of rows) {
    if (voiding.approvedBefore > 0 && (row.approval?.at ?? 0) >= voiding.approvedBefore) continue;
    await takeBack(database, row, voiding, now);
  }
}

function takeBack(
  database: AccountDatabase,
  row: OutboxRow,
  voiding: { reason: VoidReason; inReplyTo: string | undefined },
  now: number,
): Promise<OutboxRow> {
  return move(
    database,
    row,
    'draft',
    now,
    { by: 'delivery', reason: voiding.reason },
    {
      approval: undefined,
      waiting: undefined,
      voided: { reason: voiding.reason, at: now },
      inReplyTo: voiding.inReplyTo,
    },
  );
}

/** As WhatsApp Web makes them: 3EB0 and nine random bytes in capital hexadecimal digits. */
function newStanzaId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(9));
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `3EB0${digits.toUpperCase()}`;
}

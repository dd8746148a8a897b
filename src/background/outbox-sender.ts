/**
 * Carries approved rows to WhatsApp, one claim at a time, and settles what it finds in between after a death of the service
 * worker. It remembers nothing that matters: rows do.
 */
import { accountDatabase, type AccountDatabase } from '@/database/account-database';
import { approvedAttachment } from '@/database/attachments';
import {
  approvedInOrder,
  claim,
  claimedRow,
  inSending,
  isAnythingOpen,
  markDisconnected,
  markTextOnly,
  refuseHandOver,
  reviewApprovals,
  settle,
  type ClaimedMessage,
  type Settlement,
} from '@/database/delivery';
import { personIds } from '@/database/person-ids';
import { stopForRestriction } from '@/database/safe-mode';
import type { OutboxRow } from '@/database/rows';
import { noteAge, noteClock, noteRestriction, type Clocks } from '@/database/sending-pace';
import { currentAccount, findAccount, readLink } from '@/database/registry';
import { noteFailure, writeLog } from '@/database/log';
import type { PageRequest, SendOrder } from '@/protocol/page-command';
import type { PageEventOf } from '@/protocol/page-event';
import { handOver } from './hand-over';

/** Longer than the page itself watches for an acknowledgement: then it is dead, or its word was lost. */
export const UNSETTLED_MS = 45_000;
/** A message that nobody could ask WhatsApp about for so long is for the human to decide. */
export const UNCONFIRMED_MS = 120_000;
/** A file has to be uploaded first. */
const UNCONFIRMED_FILE_MS = 10 * 60_000;
/** A round that is cut off is begun again after this: no alarm comes sooner. */
const REVIVE_MS = 30_000;
/** The service worker may sleep after 30 s: beyond this the alarm takes over. */
const LONGEST_TIMER_MS = 25_000;

export interface OutboxSender {
  /** Settles what is open and sends what may be sent now; arranges to be called again when more may be. Runs once at a time. */
  pump(): Promise<void>;
  /** Begins a round. Resolves as soon as an alarm would begin it again, should this worker die. */
  nudged(): Promise<void>;
  settled(database: AccountDatabase, event: PageEventOf<'send-result'>, now: number): Promise<void>;
  lookedUp(
    database: AccountDatabase,
    event: PageEventOf<'look-up-result'>,
    now: number,
  ): Promise<void>;
}

export function outboxSender(world: {
  command(order: PageRequest | SendOrder): Promise<boolean>;
  /** Call `pump` at this instant, even if the service worker dies before. undefined: nothing is open. */
  wakeAt(instant: number | undefined): Promise<void>;
  now(): number;
  /** How long this worker has lived; absent: only the computer's clock is there. */
  uptime?: () => Clocks['uptime'];
  random(): number;
}): OutboxSender {
  /** Handed over by this very service worker: its result will come. All others are looked for. */
  const ownHandOvers = new Set<string>();
  let running: Promise<void> | undefined;
  let again = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function round(): Promise<void> {
    const account = await currentAccount();
    // Nobody's messages: a nudge's alarm must not go on for ever.
    if (!account) return world.wakeAt(undefined);
    const database = accountDatabase(account.id);
    const link = await readLink();
    const online = link.state === 'connected';
    // The alarm that woke this worker is spent: were it to die now, nobody would send what is approved.
    if (await isAnythingOpen(database)) await world.wakeAt(world.now() + REVIVE_MS);
    const clocks = { now: world.now(), uptime: world.uptime?.() };
    await noteClock(database, clocks);
    const runsOut = await reviewApprovals(database, clocks);
    if (link.state === 'restricted') {
      await noteRestriction(database, link.since, world.now());
      await stopForRestriction(database, link.since, world.now());
    }
    await settleOpen(database, online ? link.pageInstance : undefined);
    const sending = link.capabilities.find(({ capability }) => capability === 'send');
    let next: number | undefined;
    if (online && sending?.status !== 'missing')
      next = await sendAll(
        database,
        account.whatsAppId,
        link.pageInstance,
        sending?.driver === 'dom',
      );
    else await markDisconnected(database);
    await schedule(database, next, runsOut);
  }

  /**
   * The earliest instant at which more may go.
   * @param byHand in WhatsApp a human presses Send: one text at a time stands in the composer
   */
  async function sendAll(
    database: AccountDatabase,
    account: string,
    pageInstance: string,
    byHand: boolean,
  ): Promise<number | undefined> {
    let next: number | undefined;
    await noteAge(database, world.now());
    for (const row of await approvedInOrder(database, world.now())) {
      if (byHand && (await inSending(database)).length > 0) return next;
      if (byHand && (row.quotes !== undefined || row.attachmentId !== undefined)) {
        await markTextOnly(database, row.id);
        continue;
      }
      const answer = await claim(database, row, {
        now: world.now(),
        uptime: world.uptime?.(),
        random: world.random,
        userTimeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        pageInstance,
      });
      if (answer.kind === 'wait' && answer.until !== undefined)
        next = Math.min(next ?? Infinity, answer.until);
      if (answer.kind !== 'claimed') continue;
      const delivered = await handOverOnce(database, account, answer.message);
      // Whatever is there, it is not the page that was: the next round finds out, and loses no other row to it.
      if (!delivered || (await readLink()).pageInstance !== pageInstance) return next;
    }
    return next;
  }

  async function handOverOnce(
    database: AccountDatabase,
    account: string,
    claimed: ClaimedMessage,
  ): Promise<boolean> {
    // A restored backup may have taken the database's place since: there a human decides anew.
    if ((await findAccount(account))?.id !== database.accountId) return false;
    const { stanzaId, attachmentId } = claimedRow(claimed);
    const file =
      attachmentId === undefined ? undefined : await approvedAttachment(database, attachmentId);
    if (attachmentId !== undefined && !file) {
      // Not what the human approved, or gone: nothing leaves.
      await refuseHandOver(database, stanzaId, 'file-changed', world.now());
      return true;
    }
    ownHandOvers.add(stanzaId);
    const delivered = await handOver(world.command, claimed, account, file);
    // Not delivered is no proof: the answer may have been lost. The look-up settles it.
    if (!delivered) ownHandOvers.delete(stanzaId);
    await writeLog(database, {
      at: world.now(),
      level: 'info',
      context: 'background',
      code: delivered ? 'handed-over' : 'hand-over-unanswered',
    });
    return delivered;
  }

  /** At most once: what is found in `sending` is looked for in WhatsApp, never sent again by itself. */
  async function settleOpen(
    database: AccountDatabase,
    pageInstance: string | undefined,
  ): Promise<void> {
    const now = world.now();
    for (const row of await inSending(database)) {
      const { stanzaId, sendingAt = 0 } = row;
      if (stanzaId === undefined) continue;
      // A clock that was put back must not leave it open for as long.
      const age = Math.abs(now - sendingAt);
      // Of a page that is gone no result will come.
      const expected = ownHandOvers.has(stanzaId) && row.pageInstance === pageInstance;
      if (pageInstance !== undefined && (!expected || age > UNSETTLED_MS))
        await lookFor(database, row, stanzaId);
      // Asked again and again without an answer, or with nobody to ask.
      const open = await database.outbox.get(row.id);
      const patience = row.attachmentId === undefined ? UNCONFIRMED_MS : UNCONFIRMED_FILE_MS;
      if (age > patience && open?.status === 'sending')
        await settle(
          database,
          { stanzaId, outcome: 'unknown', code: 'no-answer' },
          now,
          world.random,
        );
    }
  }

  async function lookFor(
    database: AccountDatabase,
    row: OutboxRow,
    stanzaId: string,
  ): Promise<void> {
    await world.command({
      type: 'look-up',
      stanzaId,
      chatIds: (await personIds(database, row.chatId)).slice(0, 4),
      pageInstance: row.pageInstance ?? '',
    });
  }

  /**
   * @param next when more may go
   * @param runsOut when an approval runs out: nothing to stay awake for
   */
  async function schedule(
    database: AccountDatabase,
    next: number | undefined,
    runsOut: number | undefined,
  ): Promise<void> {
    clearTimeout(timer);
    const open = await inSending(database);
    const wake = open.length > 0 ? Math.min(next ?? Infinity, world.now() + 5000) : next;
    // That instant itself is still in time.
    const alarm = Math.min(wake ?? Infinity, (runsOut ?? Infinity) + 1);
    await world.wakeAt(alarm === Infinity ? undefined : alarm);
    if (wake === undefined) return;
    const delay = Math.min(Math.max(0, wake - world.now()), LONGEST_TIMER_MS);
    timer = setTimeout(() => void pump(), delay);
  }

  function pump(): Promise<void> {
    if (running) {
      again = true;
      return running;
    }
    running = (async () => {
      do {
        again = false;
        await round();
      } while (again);
    })()
      .catch((error: unknown) =>
        // Sending that fails must not keep capture waiting: rows tell where they stand, and the next event looks again.
        noteFailure('background', error instanceof Error ? error.name : 'unknown', world.now()),
      )
      .finally(() => {
        running = undefined;
      });
    return running;
  }

  return {
    pump,
    async nudged() {
      await world.wakeAt(world.now() + REVIVE_MS);
      void pump();
    },
    async settled(database, event, now) {
      const settlement: Settlement = {
        stanzaId: event.stanzaId,
        outcome: event.outcome,
        messageId: event.messageId,
        code: event.code,
      };
      await settle(database, settlement, now, world.random);
      ownHandOvers.delete(event.stanzaId);
      void pump();
    },
    async lookedUp(database, event, now) {
      if (event.outcome === 'pending') return;
      const found = event.outcome === 'found';
      const outcome = found
        ? (event.ack ?? 0) > 0
          ? 'sent'
          : 'failed'
        : event.outcome === 'unsent'
          ? 'unsent'
          : 'unknown';
      await settle(
        database,
        {
          stanzaId: event.stanzaId,
          outcome,
          messageId: event.messageId,
          code: found && outcome === 'failed' ? 'whatsapp-refused' : `look-up-${event.outcome}`,
        },
        now,
        world.random,
      );
      void pump();
    },
  };
}

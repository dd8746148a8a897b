/**
 * Reads the older history of all chats, chat by chat, the newest first. The service worker remembers nothing: which chat has
 * its turn is a row, how far each chat is read is its coverage, so that any death costs one chunk at most.
 */
import { accountDatabase, type AccountDatabase } from '@/database/account-database';
import {
  beginBackfill,
  changeBackfill,
  isFinished,
  markMore,
  markStart,
  readBackfill,
  type BackfillRow,
} from '@/database/backfill-job';
import { backfillAnchors } from '@/database/known-history';
import { currentAccount, readLink } from '@/database/registry';
import type { BackfillProgress } from '@/database/rows';
import { LOOK_UP_LIMITS } from '@/domain/limits';
import { fullBucket, takeToken } from '@/domain/token-bucket';
import type { PageRequest } from '@/protocol/page-command';
import type { PageEventOf } from '@/protocol/page-event';

/** How many chats are looked at together for the one whose turn it is. */
const CHATS_AT_ONCE = 100;

export interface Backfill {
  start(order: { phone: boolean; chatIds?: string[] }): Promise<void>;
  stop(): Promise<void>;
  /** Gives the page its next order, if there is one. Safe to call at any time, and again. */
  step(): Promise<void>;
  /** The page has read a chunk, or could not. */
  read(event: PageEventOf<'history-read'>): Promise<void>;
}

export function backfill(outside: {
  command(order: PageRequest): Promise<boolean>;
  wakeAt(instant: number): Promise<void>;
  now(): number;
  random(): number;
}): Backfill {
  const { now } = outside;

  async function database(): Promise<AccountDatabase | undefined> {
    const account = await currentAccount();
    return account && accountDatabase(account.id);
  }

  async function wait(
    account: AccountDatabase,
    reason: NonNullable<BackfillProgress['reason']>,
  ): Promise<void> {
    await changeBackfill(account, now(), (row) => ({
      ...row,
      backfill: { ...row.backfill, reason },
    }));
  }

  async function end(
    account: AccountDatabase,
    state: 'done' | 'stopped' | 'failed',
    reason?: BackfillProgress['reason'],
  ): Promise<void> {
    await changeBackfill(account, now(), (row) => ({
      ...row,
      state,
      backfill: withReason(row.backfill, reason),
    }));
  }

  /** The chat whose turn it is: the present one while something is left of it, or the next below it. */
  async function nextChat(account: AccountDatabase, row: BackfillRow): Promise<string | undefined> {
    const { chatIds, phone, skipped } = row.backfill;
    const wanted = chatIds && new Set(chatIds);
    const left = async (chatId: string) =>
      (!wanted || wanted.has(chatId)) &&
      !skipped.includes(chatId) &&
      !(await isFinished(account, chatId, phone));
    const { chatId: present } = row.backfill;
    if (present !== undefined && (await left(present))) return present;
    // A chat that moved up while its turn had not come is found by the second look, from the top.
    for (const turn of [row.backfill.turn, Infinity])
      for (let passed = 0; ; passed += CHATS_AT_ONCE) {
        // By their number, not by their time: many chats may share one, above all those without a message.
        const page = await account.chats
          .where('lastMessageAt')
          .belowOrEqual(turn)
          .reverse()
          .offset(passed)
          .limit(CHATS_AT_ONCE)
          .toArray();
        for (const chat of page)
          if (await left(chat.id)) {
            await changeBackfill(account, now(), (running) => ({
              ...running,
              done: Math.min(running.total, running.done + (present === undefined ? 0 : 1)),
              backfill: { ...running.backfill, chatId: chat.id, turn: chat.lastMessageAt },
            }));
            return chat.id;
          }
        if (page.length < CHATS_AT_ONCE) break;
      }
    return undefined;
  }

  /** A token for one question to the phone, or when there is one. */
  async function takeLookUp(account: AccountDatabase): Promise<number | undefined> {
    return account.transaction('rw', account.buckets, async () => {
      const state = (await account.buckets.get('look-ups')) ?? fullBucket(LOOK_UP_LIMITS, now());
      const answer = takeToken({
        state,
        limits: LOOK_UP_LIMITS,
        now: now(),
        random: outside.random,
        pace: 'burst',
      });
      await account.buckets.put({ key: 'look-ups', ...answer.state });
      return answer.granted ? undefined : answer.until;
    });
  }

  const self: Backfill = {
    async start(order) {
      const account = await database();
      if (!account) return;
      await beginBackfill(account, order, now());
      await self.step();
    },

    async stop() {
      const account = await database();
      if (account) await end(account, 'stopped');
      await outside.command({ type: 'stop-reading' });
    },

    async step() {
      const account = await database();
      const row = account && (await readBackfill(account));
      if (!account || row?.state !== 'running') return;
      const { state } = await readLink();
      if (state === 'restricted') return end(account, 'stopped', 'restricted');
      if (state !== 'connected') return wait(account, 'disconnected');
      const chatId = await nextChat(account, row);
      if (chatId === undefined) {
        await changeBackfill(account, now(), (last) => ({ ...last, done: last.total }));
        return end(account, 'done');
      }
      const anchors = await backfillAnchors(account, chatId);
      const source = anchors === undefined ? 'phone' : 'local';
      if (source === 'phone') {
        const until = await takeLookUp(account);
        if (until !== undefined) {
          await wait(account, 'pace');
          return outside.wakeAt(until);
        }
      }
      await changeBackfill(account, now(), (running) => ({
        ...running,
        backfill: withReason(running.backfill, undefined),
      }));
      const order = { type: 'read-history', chatId, source, anchors: anchors ?? [] } as const;
      if (!(await outside.command(order))) await wait(account, 'disconnected');
    },

    async read({ chatId, source, outcome, read }) {
      const account = await database();
      if (!account) return;
      if (outcome === 'start') await markStart(account, chatId, source);
      // WhatsApp's own store holds more than it did.
      if (outcome === 'more' && source === 'phone') await markMore(account, chatId);
      const stuck =
        outcome === 'failed' ||
        outcome === 'silent' ||
        // Read to its start, and a gap remains: WhatsApp itself has nothing there.
        (outcome === 'start' && !(await isFinished(account, chatId, false)));
      await changeBackfill(account, now(), (row) => ({
        ...row,
        backfill: {
          ...row.backfill,
          // What WhatsApp does not offer for one chat it offers for none.
          phone: row.backfill.phone && outcome !== 'unavailable',
          read: row.backfill.read + read,
          skipped: stuck ? [...row.backfill.skipped, chatId] : row.backfill.skipped,
        },
      }));
      if (outcome === 'busy' || outcome === 'stopped') return;
      if (outcome === 'memory') return end(account, 'stopped', 'memory');
      await self.step();
    },
  };
  return self;
}

function withReason(
  { reason: _reason, ...progress }: BackfillProgress,
  reason: BackfillProgress['reason'],
): BackfillProgress {
  return { ...progress, ...(reason && { reason }) };
}

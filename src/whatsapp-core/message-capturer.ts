import type {
  CapturedChat,
  CapturedMessage,
  ConnectionState,
  MessageChange,
  PageEventOf,
} from '@/protocol/page-event';
import { MAX_BATCH } from '@/protocol/page-limits';
import type { PageCommandOf } from '@/protocol/page-command';
import type { EventSender } from './event-sender';
import { pause } from './pause';
import { runJob, type JobRun } from './page-job';
import type { WhatsApp, WhatsAppDriver } from './whatsapp-driver';

/** How long live events gather before they leave as one batch. Far below what an eye notices. */
const GATHER_MS = 5;
/** Of each chat, so many of the newest messages are read when catching up; older ones are a matter of the backfill. */
export const NEWEST_PER_CHAT = 250;
const PAGE_SIZE = 50;
/** After so many messages (or chats) read from WhatsApp's local store the page gets its thread back for a moment. */
const PAUSE_AFTER = 50;
const PAUSE_AFTER_CHATS = 10;
const READ_PAUSE_MS = 20;
/** So many pages may be under way to the database: it sets the pace, and no single answer holds up the reading. */
const PAGES_AHEAD = 10;

type Known = NonNullable<PageCommandOf<'start-job'>['known']>[number];

export interface MessageCapturer {
  /** Catches up with what came while nobody listened. `known`: what is stored already. */
  history: JobRun<readonly Known[] | undefined>;
  onState(state: ConnectionState): void;
  /** Events were lost on their way: what was said to be without a hole since then is so no more. */
  lost(): void;
}

/** Tells of every message as it comes, of what happens to messages, and reads what came before. */
export function messageCapturer(
  driver: WhatsApp,
  events: EventSender,
  signal: AbortSignal,
): MessageCapturer {
  /** Since when every message was heard; undefined while not connected. */
  let since: number | undefined;

  const live = gather<CapturedMessage>((messages) => {
    const hearing = driver.hearingSince();
    const whole = since !== undefined && hearing !== undefined && Math.max(since, hearing);
    events.send({
      type: 'messages',
      source: 'live',
      messages,
      ...(whole && { since: whole }),
    });
  });
  const found = gather<CapturedMessage>((messages) =>
    events.send({ type: 'messages', source: 'history', messages }),
  );
  const change = gather<MessageChange>((changes) => events.send({ type: 'changes', changes }));
  const pair = gather<PageEventOf<'pairs'>['pairs'][number]>((pairs) =>
    events.send({ type: 'pairs', pairs }),
  );
  const chat = gather<CapturedChat>((chats) => events.send({ type: 'chats', chats }));
  const ack = gather<PageEventOf<'acks'>['acks'][number]>((acks) =>
    events.send({ type: 'acks', acks }),
  );
  driver.onMessage(
    (message, seen) => signal.aborted || (seen === 'before' ? found : live)(message),
  );
  driver.onChanges((changes) => signal.aborted || changes.forEach(change));
  driver.onPairs((pairs) => signal.aborted || pairs.forEach(pair));
  driver.onAcks((acks) => signal.aborted || acks.forEach(ack));
  driver.onActiveChat((chatId) => {
    if (!signal.aborted) events.send({ type: 'active-chat', chatId });
  });
  driver.onChatChange((changed) => signal.aborted || chat(changed));

  return {
    history: runJob('history', events, signal, async function* (stop, known = []) {
      const stored = new Map(known.map((chat) => [chat.chatId, chat]));
      const chats = await newestFirst(driver, stop);
      const total = chats.length;
      yield { done: 0, total };
      const pages = pageSender(events, stop);
      let quiet: PageEventOf<'covered'>['ranges'] = [];
      const tellQuiet = async () => {
        if (quiet.length === 0) return;
        await events.stored(events.send({ type: 'covered', ranges: quiet }), stop);
        quiet = [];
      };
      for (const [index, { id, newestAt }] of chats.entries()) {
        const before = stored.get(id);
        if (before && nothingNewer(driver, { id, newestAt }, before)) {
          quiet.push({ chatId: id, from: before.coveredTo, to: Date.now() });
          if (quiet.length === MAX_BATCH) await tellQuiet();
        } else await readNewest(driver, pages, id, before?.newestId);
        yield { done: index + 1, total };
      }
      await tellQuiet();
      await pages.allStored();
    }),
    onState(state) {
      since = state === 'connected' ? (since ?? Date.now()) : undefined;
    },
    lost() {
      if (since !== undefined) since = Date.now();
    },
  };
}

/** So many chats are looked at before the page gets its thread back. */
const CHATS_AT_ONCE = 200;

async function newestFirst(
  driver: Pick<WhatsAppDriver, 'chatIds' | 'readChat'>,
  stop: AbortSignal,
): Promise<{ id: string; newestAt: number | undefined }[]> {
  const chats: { id: string; newestAt: number | undefined }[] = [];
  for (const id of driver.chatIds()) {
    chats.push({ id, newestAt: driver.readChat(id)?.lastMessageAt });
    if (chats.length % CHATS_AT_ONCE === 0) await pause(0, stop);
  }
  return chats.sort((a, b) => (b.newestAt ?? 0) - (a.newestAt ?? 0));
}

/**
 * What was said shortly before we left may have been taken back since (WhatsApp allows it for two days and a half) or edited, and
 * the chat's list shows nothing of that: such a chat is read again.
 */
const CHANGEABLE_MS = 60 * 60 * 60_000;

/** By WhatsApp's own times, because our clock may be ahead of its; and they are seconds, in which two messages may stand. */
function nothingNewer(
  driver: Pick<WhatsAppDriver, 'newestId'>,
  chat: { id: string; newestAt: number | undefined },
  stored: Known,
): boolean {
  if (chat.newestAt === undefined || chat.newestAt > stored.newestAt) return false;
  if (stored.newestAt > stored.coveredTo - CHANGEABLE_MS) return false;
  return chat.newestAt < stored.newestAt || driver.newestId?.(chat.id) === stored.newestId;
}

type ReadPage = Awaited<ReturnType<WhatsAppDriver['history']>>;

interface PageSender {
  /** `to`: ms; the page is whole up to here. */
  send(chatId: string, page: ReadPage, to: number): Promise<void>;
  allStored(): Promise<void>;
}

function pageSender(events: EventSender, stop: AbortSignal): PageSender {
  const underWay: number[] = [];
  let messages = 0;
  let chats = 0;
  return {
    async send(chatId, page, to) {
      const seq = sendHistory(events, chatId, page, to);
      if (seq !== undefined) underWay.push(seq);
      if (underWay.length > PAGES_AHEAD) await events.stored(underWay.shift() ?? 0, stop);
      messages += page.messages.length;
      chats += 1;
      if (messages < PAUSE_AFTER && chats < PAUSE_AFTER_CHATS) return;
      messages = 0;
      chats = 0;
      await pause(READ_PAUSE_MS, stop);
    },
    async allStored() {
      const last = underWay.at(-1);
      if (last !== undefined) await events.stored(last, stop);
    },
  };
}

/** Newest page first, so that what matters most is there first, down to what is stored already. */
async function readNewest(
  driver: Pick<WhatsAppDriver, 'history'>,
  pages: PageSender,
  chatId: string,
  newestId: string | undefined,
): Promise<void> {
  let before: string | undefined;
  let read = 0;
  // Whatever comes from now on is heard live.
  let to = Date.now();
  for (;;) {
    const page = await driver.history(chatId, PAGE_SIZE, before);
    const oldest = page.messages[0];
    if (!oldest) return;
    read += page.messages.length;
    await pages.send(chatId, page, to);
    const met = page.messages.some(({ id }) => id === newestId);
    if (met || page.reachedStart || read >= NEWEST_PER_CHAT || before === oldest.id) return;
    before = oldest.id;
    to = oldest.timestamp;
  }
}

/** Sends one page; `to`: ms, the page is whole up to here. Returns the number of the last envelope, undefined for an empty page. */
export function sendHistory(
  events: EventSender,
  chatId: string,
  { messages, changes, reachedStart }: ReadPage,
  to: number,
): number | undefined {
  const oldest = messages[0];
  if (!oldest) return undefined;
  let seq = events.send({
    type: 'messages',
    source: 'history',
    messages,
    history: {
      chatId,
      from: oldest.timestamp,
      to: Math.max(to, oldest.timestamp),
      reachedLocalStart: reachedStart,
    },
  });
  for (let start = 0; start < changes.length; start += MAX_BATCH)
    seq = events.send({ type: 'changes', changes: changes.slice(start, start + MAX_BATCH) });
  return seq;
}

/** Collects items for a few milliseconds, then sends them in batches of at most MAX_BATCH. */
function gather<Item>(send: (items: Item[]) => void): (item: Item) => void {
  let items: Item[] = [];
  return (item) => {
    items.push(item);
    if (items.length > 1) return;
    setTimeout(() => {
      const all = items;
      items = [];
      for (let start = 0; start < all.length; start += MAX_BATCH)
        send(all.slice(start, start + MAX_BATCH));
    }, GATHER_MS);
  };
}

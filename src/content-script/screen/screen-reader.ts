/**
 * Reads WhatsApp's screen for WhatsApp Core: the last driver before none. It knows the open chat alone, and tells nothing of which
 * chat, direction and time are not certain. It sends nothing either: it puts the approved text where the human presses Send.
 */
import { CAPABILITIES, type Capability } from '@/protocol/page-limits';
import type { KnownChat, ScreenOrder, ScreenReport } from '@/protocol/screen-link';
import { compose, composed } from './composer';
import { findAll, findPlace } from './find-place';
import { OWN_ID_KEYS } from './generations';
import { INTERFACE_LANGUAGES } from './interface-languages';
import { openChatReader } from './open-chat';
import { factsOf, keyOf } from './screen-facts';
import { plainName } from './shown-text';
import { until } from './until';

const OPEN_MS = 3000;
/** Bursts of changes on the screen are read once. */
const GATHER_MS = 200;

/** A text that stands in the composer, for the human to send. */
interface Placed {
  readonly stanzaId: string;
  readonly chatId: string;
  readonly text: string;
  /** What was on the screen before. */
  readonly before: ReadonlySet<string>;
  readonly ack?: number;
}

export interface ScreenReader {
  follow(order: ScreenOrder): void;
}

export function screenReader(
  tell: (report: ScreenReport) => void,
  signal: AbortSignal,
): ScreenReader {
  let open: KnownChat | null | undefined;
  const read = openChatReader(document, () => open);
  /** What was told of the messages on the screen, by id. */
  let told = new Map<string, string>();
  let toldChat: string | undefined;
  let toldState = '';
  let sawKeys = false;
  let placed: Placed | undefined;
  let stopWatching: (() => void) | undefined;

  function look() {
    const chat = read();
    sawKeys ||= chat?.messages.some(({ id }) => id.includes('_')) === true;
    tellState(chat?.id ?? null);
    if (!chat) return;
    followPlaced(chat);
    if (chat.id !== toldChat) told = new Map();
    toldChat = chat.id;
    const languages = [document.documentElement.lang, ...navigator.languages].filter(Boolean);
    const facts = factsOf(chat, languages, Date.now());
    // What appears above is history that the human scrolls to; news comes below.
    const lastTold = facts.findLastIndex(({ id }) => told.has(id));
    const [before, news] = [[], []] as [typeof facts, typeof facts];
    for (const [index, message] of facts.entries()) {
      const said = `${message.kind} ${message.ack} ${message.text}`;
      if (told.get(message.id) === said) continue;
      (lastTold >= 0 && index > lastTold ? news : before).push(message);
      told.set(message.id, said);
    }
    if (before.length > 0)
      tell({ type: 'messages', chatId: chat.id, messages: before, seen: 'before' });
    if (news.length > 0) tell({ type: 'messages', chatId: chat.id, messages: news });
  }

  function tellState(openChatId: string | null) {
    const account = (findPlace(document, 'chatList') && ownId()) ?? null;
    const missing = Object.fromEntries(
      CAPABILITIES.flatMap((capability) => {
        const what = lacks(capability, openChatId);
        return what === undefined ? [] : [[capability, what]];
      }),
    );
    const state = {
      type: 'state',
      account,
      connection: connection(),
      missing,
      openChatId,
    } as const;
    const text = JSON.stringify(state);
    if (text === toldState) return;
    toldState = text;
    tell(state);
  }

  function lacks(capability: Capability, openChatId: string | null): string | undefined {
    const loggedIn = findPlace(document, 'chatList') !== undefined;
    if (capability === 'auth') {
      if (loggedIn) return ownId() ? undefined : 'own id';
      return findPlace(document, 'login') ? undefined : 'chat list';
    }
    // Rows show names, not ids.
    if (capability === 'list') return 'chat ids';
    if (!loggedIn) return 'chat list';
    if (!findPlace(document, 'header'))
      return open !== undefined || sawKeys ? undefined : 'chat id';
    if (openChatId === null) return 'chat id';
    return capability === 'send' && composed(document) === undefined ? 'composer' : undefined;
  }

  /** A new message of ours in that chat, with that text: the human has pressed Send. */
  function followPlaced(chat: NonNullable<ReturnType<typeof read>>) {
    if (chat.id !== placed?.chatId) return;
    const { before, text, stanzaId } = placed;
    const lastBefore = chat.messages.findLastIndex(({ id }) => before.has(id));
    if (before.size > 0 && lastBefore < 0) return;
    const sent = chat.messages.find(
      (message, index) => index > lastBefore && message.fromMe && bare(message.text) === bare(text),
    );
    const ack = sent?.ack ?? 0;
    if (!sent || ack === placed.ack) return;
    placed = { ...placed, ack };
    const id = keyOf(sent, chat.id);
    tell({ type: 'sent', stanzaId, ack, ...(id !== undefined && { id }) });
  }

  async function show(chat: KnownChat): Promise<'chat-not-shown' | undefined> {
    const isOpen = () => read()?.id === chat.id;
    if (isOpen()) return undefined;
    const name = plainName(chat.name);
    const rows = findAll(document, 'chatRow').flatMap((row) => {
      const shown = findPlace(row, 'chatName');
      return shown && name !== '' && plainName(shown.getAttribute('title')) === name ? [shown] : [];
    });
    // Two chats may bear one name: which one it is shows when it is open.
    for (const row of rows.slice(0, 3)) {
      row.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }));
      if (await until(isOpen, OPEN_MS)) return undefined;
    }
    return 'chat-not-shown';
  }

  async function place({ chat, text, stanzaId }: Extract<ScreenOrder, { type: 'place' }>) {
    const refusal = (await show(chat)) ?? (await compose(document, text));
    if (refusal) return refusal;
    const shown = read();
    if (shown?.id !== chat.id || composed(document) !== text) return 'composer-differs';
    const before = new Set(shown.messages.map(({ id }) => id));
    placed = { stanzaId, chatId: chat.id, text, before };
    return undefined;
  }

  const setWatching = (on: boolean) => {
    stopWatching?.();
    stopWatching = on ? watchScreen(look) : undefined;
    toldState = '';
    toldChat = undefined;
  };
  signal.addEventListener('abort', () => setWatching(false));

  return {
    follow(order) {
      if (order.type === 'watch') setWatching(order.on);
      else if (order.type === 'stores') {
        open = order.open;
        if (stopWatching) look();
      } else if (order.type === 'show')
        void show(order.chat).then((refusal) => {
          tell({ type: 'shown', chatId: order.chat.id, ...(refusal && { refusal }) });
        });
      else
        void place(order).then((refusal) => {
          tell({ type: 'placed', stanzaId: order.stanzaId, ...(refusal && { refusal }) });
        });
    },
  };
}

/** Kept by WhatsApp's own page, in its own storage. */
function ownId(): string | undefined {
  for (const key of OWN_ID_KEYS) {
    const user = /(\d{5,20})(?::\d+)?@c\.us/.exec(window.localStorage.getItem(key) ?? '')?.[1];
    if (user !== undefined) return `${user}@c.us`;
  }
  return undefined;
}

function connection(): 'connected' | 'offline' | 'conflict' | 'logged-out' | 'degraded' {
  if (!findPlace(document, 'chatList'))
    return findPlace(document, 'login') ? 'logged-out' : 'degraded';
  const isConflict = [...document.querySelectorAll('[role="dialog"] button')].some((button) =>
    INTERFACE_LANGUAGES.some(
      ({ useHere }) => plainName(button.textContent).toLowerCase() === useHere,
    ),
  );
  if (isConflict) return 'conflict';
  return navigator.onLine ? 'connected' : 'offline';
}

/** Calls once after each burst of changes, and soon. Returns how to stop. */
function watchScreen(look: () => void): () => void {
  let planned: ReturnType<typeof setTimeout> | undefined;
  const plan = () => {
    planned ??= setTimeout(() => {
      planned = undefined;
      look();
    }, GATHER_MS);
  };
  const observer = new MutationObserver(plan);
  observer.observe(document, {
    childList: true,
    subtree: true,
    characterData: true,
    attributeFilter: ['data-id', 'data-icon', 'aria-label'],
  });
  for (const type of ['online', 'offline']) window.addEventListener(type, plan);
  plan();
  return () => {
    observer.disconnect();
    clearTimeout(planned);
    for (const type of ['online', 'offline']) window.removeEventListener(type, plan);
  };
}

/** What is left when the marks of formatting go, which the screen may show another way. */
function bare(text: string): string {
  return text.replaceAll(/[\s*_~`>-]/g, '');
}

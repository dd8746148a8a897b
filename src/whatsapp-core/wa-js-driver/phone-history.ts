/** Older history from the phone, as WhatsApp's own "get older messages from your phone" asks for it. */
import type { whatsapp } from '@wppconnect/wa-js';
import { pause } from '../pause';
import type { PhoneAnswer } from '../whatsapp-driver';
import { findBesideWaJs } from './bindings';
import { chatInMemory, holdsOlder, oldestHeld } from './local-history';
import { reader } from './model-reading';

/** How long a phone has to answer. */
const ANSWER_TIMEOUT_MS = 45_000;
const LOOK_EVERY_MS = 250;
/** Between WhatsApp's word that the answer was applied and the rows in its database. */
const GRACE_MS = 2000;

/** WhatsApp's number for "older history of one chat" among the things that a page may ask the phone for. */
const HISTORY_SYNC_ON_DEMAND = 3;

/** WhatsApp's `ConversationEndOfHistoryTransferModelPropType`. */
const NOTHING_REMAINS = 1;
/** More remains; not part of the first history; more remains after a request. What else comes WhatsApp throws away. */
const WORTH_ASKING: readonly unknown[] = [0, 3, 4];

const SUCCESS = 'history_sync_on_demand_events:success_history_sync_od';
const ERROR = 'history_sync_on_demand_events:error_history_sync_od';

interface Emitter {
  on(event: string, listener: (chat: unknown) => void): unknown;
  off(event: string, listener: (chat: unknown) => void): unknown;
}

/** @param oldestKnown the oldest message that was read from the local store, where one was. */
export async function askPhone(
  chatId: string,
  oldestKnown: string | undefined,
  stop: AbortSignal,
): Promise<PhoneAnswer> {
  const request = findBesideWaJs('sendPeerDataOperationRequest');
  const isEnabled = findBesideWaJs('isHistorySyncOnDemandEnabled');
  if (typeof request !== 'function') return 'unavailable';
  if (typeof isEnabled === 'function' && isEnabled() === false) return 'unavailable';
  const chat = chatInMemory(chatId);
  if (!chat) return 'silent';
  if (chat.endOfHistoryTransferType === NOTHING_REMAINS) return 'start';
  if (!WORTH_ASKING.includes(chat.endOfHistoryTransferType)) return 'silent';

  const oldest = await oldestHeld(chatId, oldestKnown);
  const settled = watchAnswer(chat);
  try {
    await request(HISTORY_SYNC_ON_DEMAND, { chatId: chat.id });
    let deadline = performance.now() + ANSWER_TIMEOUT_MS;
    let graced = false;
    for (;;) {
      await pause(LOOK_EVERY_MS, stop);
      const arrived = oldest === undefined ? await oldestHeld(chatId) : await holdsOlder(oldest);
      if (arrived) return 'arrived';
      if (chat.endOfHistoryTransferType === NOTHING_REMAINS) return 'start';
      if (settled.as === 'error' || performance.now() > deadline) return 'silent';
      if (settled.as === 'success' && !graced) {
        graced = true;
        deadline = performance.now() + GRACE_MS;
      }
    }
  } finally {
    settled.forget();
  }
}

/** What WhatsApp says of its own request; where it says nothing, the wait is only longer. */
function watchAnswer(chat: whatsapp.ChatModel) {
  const events = findBesideWaJs('WAWebHistorySyncOnDemandEvents') as Emitter | undefined;
  const toJid = reader(chat.id)('toJid');
  const jid: unknown = typeof toJid === 'function' ? toJid.call(chat.id) : String(chat.id);
  const settled: { as?: 'success' | 'error'; forget(): void } = {
    forget() {
      events?.off(SUCCESS, succeeded);
      events?.off(ERROR, failed);
    },
  };
  const succeeded = (answered: unknown) => {
    if (answered === jid) settled.as = 'success';
  };
  const failed = (answered: unknown) => {
    if (answered === jid) settled.as = 'error';
  };
  events?.on(SUCCESS, succeeded);
  events?.on(ERROR, failed);
  return settled;
}

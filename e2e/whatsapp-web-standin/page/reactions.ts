import type { WireMessage, WireReaction } from '../wire.ts';
import { isMe } from './account.ts';
import { keyOf } from './message-rows.ts';
import { MsgKey } from './msg-key.ts';
import { localDatabase, msgStore } from './stores.ts';
import { createWid } from './wid.ts';

/** A row of WhatsApp's table of reactions; keys and ids are text there. */
export interface ReactionRow {
  msgKey: string;
  parentMsgKey: string;
  senderUserJid: string;
  /** Empty: taken back. */
  reactionText: string;
  /** Milliseconds since 1970. */
  timestamp: number;
  orphan: 0 | 1;
  read: boolean;
  ack: number;
}

interface AggregatedReactions {
  reactions: { aggregateEmoji: string; hasReactionByMe: boolean; senders: ReactionRow[] }[];
  reactionByMe: ReactionRow | null;
}

/** By the message they belong to; at most one of each sender. */
const rowsByParent = new Map<string, Map<string, ReactionRow>>();

// wa-js hears of reactions by wrapping this export: always call it as a property.
export const reactionsModule = {
  async addOrUpdateReactionsModelCollection(
    row: ReactionRow,
    _options: { allowNotify: boolean },
  ): Promise<void> {
    const senders = rowsByParent.get(row.parentMsgKey) ?? new Map<string, ReactionRow>();
    rowsByParent.set(row.parentMsgKey, senders);
    senders.set(row.senderUserJid, row);
    const hasReaction = [...senders.values()].some(({ reactionText }) => reactionText !== '');
    const key = MsgKey.fromString(row.parentMsgKey);
    const known = localDatabase.find(key);
    if (known !== undefined) localDatabase.put({ ...known, hasReaction });
    msgStore.get(key)?.set('hasReaction', hasReaction);
  },
};

export async function applyReaction(message: WireMessage, reaction: WireReaction): Promise<void> {
  await reactionsModule.addOrUpdateReactionsModelCollection(reactionRow(message, reaction), {
    allowNotify: true,
  });
}

/** What the local database held before the page was loaded; raises nothing. */
export function restoreReactions(message: WireMessage): void {
  if (message.reactions === undefined) return;
  const rows = message.reactions.map((reaction) => reactionRow(message, reaction));
  rowsByParent.set(String(keyOf(message)), new Map(rows.map((row) => [row.senderUserJid, row])));
}

export function forgetReactions(): void {
  rowsByParent.clear();
}

export function reactionsOf(key: MsgKey): ReactionRow[] {
  return [...(rowsByParent.get(String(key))?.values() ?? [])].filter(
    ({ reactionText }) => reactionText !== '',
  );
}

/** The table's rows of one message, by emoji. */
export async function getReactions(parentMsgKey: string): Promise<AggregatedReactions> {
  const answer: AggregatedReactions = { reactions: [], reactionByMe: null };
  for (const row of reactionsOf(MsgKey.fromString(parentMsgKey))) {
    const isOwn = isMe(createWid(row.senderUserJid));
    if (isOwn) answer.reactionByMe = row;
    const known = answer.reactions.find(
      ({ aggregateEmoji }) => aggregateEmoji === row.reactionText,
    );
    if (known === undefined) {
      answer.reactions.push({
        aggregateEmoji: row.reactionText,
        hasReactionByMe: isOwn,
        senders: [row],
      });
    } else {
      known.senders.push(row);
      known.hasReactionByMe ||= isOwn;
    }
  }
  return answer;
}

function reactionRow(
  message: WireMessage,
  { stanzaId, author, emoji, at }: WireReaction,
): ReactionRow {
  const sender = createWid(author);
  const key = new MsgKey({
    fromMe: isMe(sender),
    remote: createWid(message.chatId),
    id: stanzaId,
    participant: message.chatId.endsWith('@g.us') ? sender : undefined,
  });
  return {
    msgKey: String(key),
    parentMsgKey: String(keyOf(message)),
    senderUserJid: author,
    reactionText: emoji,
    timestamp: at,
    orphan: 0,
    read: false,
    ack: 1,
  };
}

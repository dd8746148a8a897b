import type { WireMessage, WireVote } from '../wire.ts';
import { isMe } from './account.ts';
import { keyOf } from './message-rows.ts';
import { MsgKey } from './msg-key.ts';
import { createWid, type Wid } from './wid.ts';

/** A vote as WhatsApp's code hands it about. */
interface Vote {
  ack: number;
  msgKey: MsgKey;
  parentMsgKey: MsgKey;
  /** All that this person chose, not only what is new; empty: taken back. */
  selectedOptionLocalIds: number[];
  sender: Wid;
  /** Milliseconds since 1970. */
  senderTimestampMs: number;
}

/** The same as a row of the table: keys and ids are text. */
interface VoteRow extends Omit<Vote, 'msgKey' | 'parentMsgKey' | 'sender'> {
  msgKey: string;
  parentMsgKey: string;
  sender: string;
}

/** By poll, then by voter: a vote takes the place of the one before. */
const rowsByPoll = new Map<string, Map<string, VoteRow>>();

// wa-js hears of votes by wrapping this export: always call it as a property.
export const votesModule = {
  async upsertVotesDb(votes: Vote[]): Promise<void> {
    for (const vote of votes) put(vote);
  },
};

export async function applyVote(message: WireMessage, vote: WireVote): Promise<void> {
  await votesModule.upsertVotesDb([voteOf(message, vote)]);
}

/** What the local database held before the page was loaded; raises nothing. */
export function restoreVotes(message: WireMessage): void {
  for (const vote of message.votes ?? []) put(voteOf(message, vote));
}

export function forgetVotes(): void {
  rowsByPoll.clear();
}

/** The table of votes. wa-js knows it by the table's name in this function's source. */
export function getTable(): {
  name: string;
  anyOf(index: string[], values: string[]): Promise<VoteRow[]>;
} {
  return {
    name: 'poll-votes',
    anyOf: async (_index, polls) =>
      polls.flatMap((poll) => [...(rowsByPoll.get(poll)?.values() ?? [])]),
  };
}

export function voteFromDbRow(row: VoteRow): Vote {
  return {
    ...row,
    msgKey: MsgKey.fromString(row.msgKey),
    parentMsgKey: MsgKey.fromString(row.parentMsgKey),
    sender: createWid(row.sender),
  };
}

function put(vote: Vote): void {
  const poll = String(vote.parentMsgKey);
  const rows = rowsByPoll.get(poll) ?? new Map<string, VoteRow>();
  rowsByPoll.set(poll, rows);
  const sender = String(vote.sender);
  rows.set(sender, { ...vote, msgKey: String(vote.msgKey), parentMsgKey: poll, sender });
}

function voteOf(message: WireMessage, { stanzaId, voter, options, at }: WireVote): Vote {
  const sender = createWid(voter);
  return {
    ack: 1,
    msgKey: new MsgKey({
      fromMe: isMe(sender),
      remote: createWid(message.chatId),
      id: stanzaId,
      participant: message.chatId.endsWith('@g.us') ? sender : undefined,
    }),
    parentMsgKey: keyOf(message),
    selectedOptionLocalIds: options,
    sender,
    senderTimestampMs: at,
  };
}

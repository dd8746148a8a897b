import type { LifeMoment } from '../standin-parts.ts';
import type { ServerEvent, WireMessage } from '../wire.ts';
import type { AccountTruth } from './account-truth.ts';
import { setText } from './message-writing.ts';

// What becomes of a message, in the truth; each answers what the pages must hear of it.

export function edit(
  truth: AccountTruth,
  message: WireMessage,
  text: string,
  { at = Date.now() }: LifeMoment,
): ServerEvent {
  setText(message, text);
  message.edited = { stanzaId: truth.newStanzaId('3A'), at };
  return { type: 'edited', message };
}

interface Revoker {
  by: string;
  admin: boolean;
}

export function revoke(
  truth: AccountTruth,
  message: WireMessage,
  { by, admin }: Revoker,
  { at = Date.now() }: LifeMoment,
): ServerEvent {
  const { stanzaId, chatId, fromMe, author, t, ack, ephemeral } = message;
  for (const name of Object.keys(message) as (keyof WireMessage)[]) delete message[name];
  Object.assign(message, {
    stanzaId,
    chatId,
    fromMe,
    ...(author === undefined ? {} : { author }),
    type: 'revoked',
    t,
    ack,
    ...(ephemeral === undefined ? {} : { ephemeral }),
    revoked: { stanzaId: truth.newStanzaId('3A'), by, at, admin },
  } satisfies WireMessage);
  return { type: 'revoked', message };
}

export function react(
  truth: AccountTruth,
  message: WireMessage,
  author: string,
  emoji: string,
  { at = Date.now() }: LifeMoment,
): ServerEvent {
  const reaction = { stanzaId: truth.newStanzaId('3A'), author, emoji, at };
  const others = (message.reactions ?? []).filter((other) => other.author !== author);
  message.reactions = emoji === '' ? others : [...others, reaction];
  return { type: 'reacted', message, reaction };
}

export function vote(
  truth: AccountTruth,
  message: WireMessage,
  voter: string,
  names: string[],
  { at = Date.now() }: LifeMoment,
): ServerEvent {
  const { poll, votes = [] } = message;
  if (poll === undefined) throw new Error(`${message.stanzaId} is no poll`);
  const options = names.map((name) => poll.options.indexOf(name));
  if (options.includes(-1)) throw new Error(`the poll has not all of: ${names.join(', ')}`);
  const given = { stanzaId: truth.newStanzaId('3A'), voter, options, at };
  message.votes = [...votes.filter((other) => other.voter !== voter), given];
  return { type: 'voted', message, vote: given };
}

export function star(message: WireMessage, on: boolean): ServerEvent {
  message.starred = on;
  return { type: 'starred', message };
}

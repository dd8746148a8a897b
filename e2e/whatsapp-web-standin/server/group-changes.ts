import type { MemberAction } from '../standin-parts.ts';
import type { ServerEvent, WireChat, WireMessage, WireSystemEntry } from '../wire.ts';
import type { AccountTruth } from './account-truth.ts';

// What somebody does to a group, in the truth; each answers what the pages must hear of it.

interface GroupChange {
  entry: WireMessage;
  event: ServerEvent;
}

export function changeSubject(
  truth: AccountTruth,
  groupId: string,
  subject: string,
  by: string | undefined,
): GroupChange {
  const group = groupOf(truth, groupId);
  group.subject = subject;
  return note(truth, group, by, { subtype: 'subject', subject });
}

export function changeMembers(
  truth: AccountTruth,
  groupId: string,
  action: MemberAction,
  ids: string[],
  by: string | undefined,
): GroupChange {
  const group = groupOf(truth, groupId);
  const author = by ?? (action === 'leave' ? ids[0] : undefined);
  const others = (group.participants ?? []).filter(({ id }) => !ids.includes(id));
  const change = note(truth, group, author, { subtype: action, members: ids });
  if (action === 'remove' || action === 'leave') group.participants = others;
  else
    group.participants = [...others, ...ids.map((id) => ({ id, isAdmin: action === 'promote' }))];
  return change;
}

function groupOf(truth: AccountTruth, groupId: string): WireChat {
  const group = truth.chats.get(groupId);
  if (group?.participants === undefined) throw new Error(`${groupId} is no group`);
  return group;
}

function note(
  truth: AccountTruth,
  group: WireChat,
  by: string | undefined,
  system: WireSystemEntry,
): GroupChange {
  const author = by ?? group.participants?.find(({ id }) => id !== truth.account.lid)?.id;
  if (author === undefined) throw new Error(`nobody in ${group.id} could have done it`);
  const entry: WireMessage = {
    stanzaId: truth.newStanzaId('3A'),
    chatId: group.id,
    fromMe: author === truth.account.lid,
    author,
    type: 'gp2',
    t: Math.floor(Date.now() / 1000),
    ack: 1,
    system,
  };
  truth.put(entry);
  return { entry, event: { type: 'group-changed', chat: group, entry, by: author } };
}

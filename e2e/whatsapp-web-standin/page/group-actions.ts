import type { WireChat, WireMessage } from '../wire.ts';
import { isMe } from './account.ts';
import { rowOf } from './message-rows.ts';
import { type Chat, GroupMetadata, ParticipantCollection } from './models.ts';
import { chatStore, groupMetadataStore, msgStore } from './stores.ts';
import { createWid, type Wid } from './wid.ts';

interface GroupActionMeta {
  author: Wid;
  chatId: Wid;
  externalId: string;
  offline: null;
  pushname: string;
  ts: number;
}

interface GroupAction {
  actionType: string;
  participants: { id: Wid; isAdmin: boolean; isSuperAdmin: boolean }[];
  subject?: string;
}

// wa-js hears of members who come and go by wrapping this export: always call it as a property.
export const groupActionModule = {
  async updateDBForGroupAction(_meta: GroupActionMeta, _action: GroupAction): Promise<void> {},
};

/** What somebody did to a group: the group as it is afterwards, and the entry that says so. */
export async function applyGroupChange(
  wire: WireChat,
  entry: WireMessage,
  by: string,
): Promise<void> {
  const chat = chatStore.assertGet(wire.id);
  const { subtype = '', members = [], subject } = entry.system ?? {};
  await groupActionModule.updateDBForGroupAction(
    {
      author: createWid(by),
      chatId: chat.id,
      externalId: entry.stanzaId,
      offline: null,
      pushname: '',
      ts: entry.t,
    },
    {
      // WhatsApp calls it a removal, by the one who went.
      actionType: subtype === 'leave' ? 'remove' : subtype,
      participants: members.map((id) => ({
        id: createWid(id),
        isAdmin: false,
        isSuperAdmin: false,
      })),
      ...(subject === undefined ? {} : { subject }),
    },
  );
  putGroup(chat, wire);
  await msgStore.processMultipleMessages(chat.id, [rowOf(entry, true)]);
}

/** Members and subject of a group; nothing for other chats. */
export function putGroup(chat: Chat, wire: WireChat): void {
  if (wire.participants === undefined) return;
  const participants = new ParticipantCollection(isMe);
  participants.add(
    wire.participants.map((participant) => ({
      id: createWid(participant.id),
      isAdmin: participant.isAdmin === true,
      isSuperAdmin: false,
    })),
  );
  const facts = { subject: wire.subject ?? '', size: participants.length, participants };
  const known = groupMetadataStore.get(chat.id);
  if (known !== undefined) known.set(facts);
  const metadata =
    known ?? new GroupMetadata({ id: chat.id, announce: false, groupType: 'DEFAULT', ...facts });
  groupMetadataStore.add(metadata);
  chat.set({ groupMetadata: metadata, name: wire.subject });
  if (wire.subject !== undefined) chat.set('formattedTitle', wire.subject);
}

import { findOrCreateLatestChat, markUnread, sendSeen } from '../chat-actions.ts';
import { Chat } from '../models.ts';
import type { ModuleDefinitions } from '../module-loader.ts';
import { setComposerText } from '../ui/compose-box.ts';
import {
  blocklistStore,
  callStore,
  CallCollectionImpl,
  ChatCollectionImpl,
  chatStore,
  GroupMetadataCollectionImpl,
  groupMetadataStore,
  labelStore,
  newsletterStore,
  presenceStore,
  statusStore,
} from '../stores.ts';

/** WhatsApp's filter box above the chat list; wa-js wraps its prototype. */
class SearchQuery {
  filter: unknown;

  updateLabelQuery(filter: unknown): void {
    this.filter = filter;
  }
}

/**
 * Chats, groups, and the stores beside them. Where a store has no `…Impl` export here, that is so
 * on purpose: wa-js would take the class for the store.
 */
export const chatModules: ModuleDefinitions = {
  WAWebChatModel: { Chat },
  WAWebChatCollection: { ChatCollection: chatStore, ChatCollectionImpl },
  WAWebChatGetters: { getHasUnread: (chat: Chat) => chat.unreadCount !== 0 },
  WAWebFrontendChatGetters: {
    getShouldAppearInList: () => true,
    getPreviewMessage: (chat: Chat) => chat.msgs.last(),
    getShowChangeNumberNotification: () => false,
    getShouldShowUnreadDivider: () => false,
  },
  WAWebFindChatAction: { findOrCreateLatestChat },
  WAWebUpdateUnreadChatAction: { sendSeen, markUnread },
  WAWebComposeBoxActions: {
    ComposeBoxActions: {
      setTextContent: (chat: Chat, text: string) => setComposerText(chat, text),
    },
  },
  WAWebGroupMetadataCollection: {
    default: groupMetadataStore,
    GroupMetadataCollectionImpl,
  },
  WAWebPresenceCollection: { PresenceCollection: presenceStore },
  WAWebLabelCollection: { LabelCollection: labelStore },
  WAWebBlocklistCollection: { BlocklistCollection: blocklistStore },
  WAWebCallCollection: { default: callStore, CallCollectionImpl },
  WAWebStatusCollection: { StatusCollection: statusStore },
  WAWebNewsletterCollection: { default: newsletterStore },
  WAWebChatSearchQuery: { SearchQuery },
};

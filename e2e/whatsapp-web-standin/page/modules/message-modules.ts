import { getQuotedMsgObj, getSearchContext, msgFindByDirection } from '../chat-actions.ts';
import { Msg } from '../models.ts';
import type { ModuleDefinitions } from '../module-loader.ts';
import { directReceiptModule, groupReceiptModule, statusReceiptModule } from '../receipts.ts';
import { groupActionModule } from '../group-actions.ts';
import { getUploadLimit, MediaPrep, OpaqueData, prepRawMedia } from '../media-upload.ts';
import { InMemoryMediaBlobCacheImpl, lruMediaStore } from '../media.ts';
import {
  historySyncOnDemandEvents,
  inFlightHistorySyncOnDemandRequests,
  loadEarlierMsgs,
  sendPeerDataOperationRequest,
} from '../phone-history.ts';
import { getTable, voteFromDbRow, votesModule } from '../poll-votes.ts';
import { getReactions, reactionsModule } from '../reactions.ts';
import { addAndSendMsgToChat } from '../sending.ts';
import { MsgCollectionImpl, msgStore } from '../stores.ts';

const ACK = { FAILED: -1, CLOCK: 0, SENT: 1, RECEIVED: 2, READ: 3, PLAYED: 4 };

const MSG_TYPE = {
  CHAT: 'chat',
  IMAGE: 'image',
  VIDEO: 'video',
  PTT: 'ptt',
  AUDIO: 'audio',
  DOCUMENT: 'document',
  STICKER: 'sticker',
  LOCATION: 'location',
  VCARD: 'vcard',
  CIPHERTEXT: 'ciphertext',
  E2E_NOTIFICATION: 'e2e_notification',
  GP2: 'gp2',
  CALL_LOG: 'call_log',
  PTV: 'ptv',
  MULTI_VCARD: 'multi_vcard',
  POLL_CREATION: 'poll_creation',
  ORDER: 'order',
  PRODUCT: 'product',
  NOTIFICATION_TEMPLATE: 'notification_template',
  UNKNOWN: 'unknown',
  REVOKED: 'revoked',
  PROTOCOL: 'protocol',
};

/** Messages: store, local database, receipts, sending. */
export const messageModules: ModuleDefinitions = {
  WAWebMsgModel: { Msg },
  WAWebMsgCollection: { MsgCollection: msgStore, MsgCollectionImpl },
  WAWebMsgType: { MSG_TYPE, SYSTEM_MESSAGE_TYPES: ['e2e_notification', 'gp2'] },
  WAWebMsgGetters: { isUnreadTypeMsg: (message: Msg) => message.type !== 'e2e_notification' },
  WAWebAck: { ACK, ACK_STRING: Object.keys(ACK) },
  WAWebSendMsgResultAction: {
    SendMsgResult: Object.fromEntries(
      ['OK', 'ERROR_NETWORK', 'ERROR_EXPIRED', 'ERROR_CANCELLED', 'ERROR_UNKNOWN'].map((word) => [
        word,
        word,
      ]),
    ),
  },
  WAWebDBMessageFindLocal: {
    msgFindBefore: () => undefined,
    msgFindAfter: () => undefined,
    msgFindByDirection,
  },
  WAWebQuotedMsgModelUtils: { getQuotedMsgObj },
  WAWebMsgReply: { canReplyMsg: (message: Msg) => message.type !== 'revoked' },
  WAWebChatMessageSearch: { getSearchContext },
  WAWebSendMsgChatAction: { addAndSendMsgToChat },
  WAWebReactionsMsgAction: reactionsModule,
  WAWebDBGetReactions: { getReactions },
  WAWebDBPollsUpsertVotes: votesModule,
  WAWebSchemaPollVotes: { getTable },
  WAWebDBPollVotesSerialization: { voteFromDbRow },
  WAWebUpdateDbForGroupActionApi: groupActionModule,
  WAWebLruMediaStore: { LruMediaStore: lruMediaStore },
  WAWebMediaInMemoryBlobCache: {
    InMemoryMediaBlobCache: new InMemoryMediaBlobCacheImpl(),
    InMemoryMediaBlobCacheImpl,
  },
  WAWebMediaOpaqueData: { default: OpaqueData },
  // wa-js knows the module by a function that is none of ours to call.
  WAWebMediaPrep: { MediaPrep, prepRawMedia, uploadProductImage: () => undefined },
  WAWebMediaGatingUtils: { getUploadLimit },
  WAWebChatLoadMessages: { loadEarlierMsgs },
  WAWebSendNonMessageDataRequest: { sendPeerDataOperationRequest },
  WAWebNonMessageDataRequestHistorySyncOnDemandUtils: { inFlightHistorySyncOnDemandRequests },
  WAWebHistorySyncOnDemandEvents: {
    WAWebHistorySyncOnDemandEvents: historySyncOnDemandEvents,
  },
  WAWebSyncGatingUtils: { isHistorySyncOnDemandEnabled: () => true },
  WAWebHandleDirectChatReceipt: directReceiptModule,
  WAWebHandleGroupChatReceipt: groupReceiptModule,
  WAWebHandleStatusReceipt: statusReceiptModule,
  WATimeUtils: {
    unixTime: () => Math.floor(Date.now() / 1000),
    unixTimeMs: () => Date.now(),
  },
  WAWebGetEphemeralFieldsMsgActionsUtils: { getEphemeralFields: () => ({}) },
};

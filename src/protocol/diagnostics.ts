/**
 * What Mettri stands on in WhatsApp's page, by name: what diagnostics look for. Names alone, so that a report of them can hold
 * nothing of anybody.
 */
import type { Capability } from './page-limits';

/** WhatsApp's stores and functions behind our calls, by capability, under wa-js's names where it has one. wa-js 4.6.0, November 2026. */
export const BINDINGS = {
  auth: ['isAuthenticated', 'UserPrefs', 'Stream', 'Socket', 'Conn', 'NetworkStatus'],
  list: [
    'ChatStore',
    'ContactStore',
    'WidFactory',
    'lidPnCache',
    'StatusStore',
    'ProfilePicThumbStore',
  ],
  messages: [
    'MsgStore',
    'MsgModel',
    'MsgKey',
    'msgFindByDirection',
    'getReactions',
    'getSearchContext',
    'LruMediaStore',
    'sendPeerDataOperationRequest',
    'isHistorySyncOnDemandEnabled',
    'WAWebHistorySyncOnDemandEvents',
  ],
  events: [
    'MsgCollection',
    'Cmd',
    'handleChatSimpleReceipt',
    'handleGroupSimpleReceipt',
    'createOrUpdateReactions',
    'ReactionsCollection',
  ],
  send: [
    'addAndSendMsgToChat',
    'findOrCreateLatestChat',
    'getEphemeralFields',
    'unixTime',
    'canReplyMsg',
    'MediaPrep',
    'OpaqueData',
  ],
} as const satisfies Record<Capability, readonly string[]>;

export type Binding = (typeof BINDINGS)[Capability][number];
export const BINDING_NAMES: readonly Binding[] = Object.values(BINDINGS).flat();

/** Drivers that find bindings. */
export const FINDERS = ['wa-js', 'look-up'] as const;

/** Places of WhatsApp's screen that the last driver but "off" reads. */
export const SCREEN_PLACES = [
  'login',
  'chatList',
  'chatRow',
  'chatName',
  'header',
  'title',
  'message',
  'outgoing',
  'incoming',
  'text',
  'quoted',
  'meta',
  'composer',
] as const;
export type ScreenPlace = (typeof SCREEN_PLACES)[number];

/** Year and month in which a generation of the screen was seen first, newest first. */
export const SCREEN_GENERATIONS = ['2026-08', '2026-04'] as const;
export type ScreenGeneration = (typeof SCREEN_GENERATIONS)[number];

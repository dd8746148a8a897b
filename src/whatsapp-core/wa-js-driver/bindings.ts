/**
 * What this driver uses of WhatsApp's page, by capability, under wa-js's names where it has one. Read in wa-js 4.6.0 and on
 * WhatsApp Web of November 2026; diagnostics look for each (protocol/diagnostics.ts).
 */
import type { Binding } from '@/protocol/diagnostics';
import type { Capability } from '@/protocol/page-limits';
import { waJs } from './wa-js';

type ByCapability = Readonly<Record<Capability, readonly Binding[]>>;

/** Without one of these the capability is none. */
export const NEEDED: ByCapability = {
  auth: ['isAuthenticated', 'UserPrefs', 'Stream', 'Socket'],
  list: ['ChatStore', 'ContactStore'],
  messages: ['ChatStore', 'MsgStore', 'MsgKey', 'msgFindByDirection'],
  events: ['MsgStore', 'ChatStore', 'Cmd'],
  send: ['addAndSendMsgToChat', 'MsgKey', 'ChatStore'],
};

/** Without one of these a part of it goes: receipts, reactions, pairs of ids, files, quotes, older history, facts of contacts. */
export const USED_TOO: ByCapability = {
  auth: ['Conn', 'NetworkStatus'],
  list: ['WidFactory', 'lidPnCache', 'StatusStore', 'ProfilePicThumbStore'],
  messages: [
    'MsgModel',
    'getReactions',
    'getSearchContext',
    'LruMediaStore',
    'sendPeerDataOperationRequest',
    'isHistorySyncOnDemandEnabled',
    'WAWebHistorySyncOnDemandEvents',
  ],
  events: [
    'MsgCollection',
    'handleChatSimpleReceipt',
    'handleGroupSimpleReceipt',
    'createOrUpdateReactions',
    'ReactionsCollection',
  ],
  send: [
    'findOrCreateLatestChat',
    'getEphemeralFields',
    'unixTime',
    'canReplyMsg',
    'MediaPrep',
    'OpaqueData',
  ],
};

/** Exports that wa-js has no name for, and the module that held each. */
const BESIDE_WA_JS = {
  sendPeerDataOperationRequest: 'WAWebSendNonMessageDataRequest',
  isHistorySyncOnDemandEnabled: 'WAWebSyncGatingUtils',
  WAWebHistorySyncOnDemandEvents: 'WAWebHistorySyncOnDemandEvents',
  ReactionsCollection: 'WAWebReactionsCollection',
} as const satisfies Partial<Record<Binding, string>>;

type BesideWaJs = keyof typeof BESIDE_WA_JS;

/** One function a name, always the same: wa-js remembers by it what it has looked for. */
const exporting = new Map<string, (module: unknown) => boolean>(
  Object.keys(BESIDE_WA_JS).map((name) => [
    name,
    (module) => Boolean(Reflect.get(Object(module), name)),
  ]),
);

/** Looks in the module of that name first, and then in all of them: WhatsApp moves its exports. */
export function findBesideWaJs(name: BesideWaJs): unknown {
  const condition = exporting.get(name);
  const module = condition && waJs.loader.search<object>(condition, false, BESIDE_WA_JS[name]);
  return module ? (Reflect.get(module, name) as unknown) : undefined;
}

/** Undefined: not there. Looked for on the first use. */
export function findBinding(name: Binding): unknown {
  try {
    if (name in BESIDE_WA_JS) return findBesideWaJs(name as BesideWaJs);
    const { whatsapp } = waJs;
    return (Reflect.get(whatsapp, name) ?? Reflect.get(whatsapp.functions, name)) as unknown;
  } catch {
    // wa-js's getters throw on modules that changed: not found.
    return undefined;
  }
}

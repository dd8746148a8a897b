/**
 * What the look-up needs of WhatsApp's page: the modules that held it in November 2026 (newest name first), their exports, and
 * the shape by which it is known wherever it moves.
 */
import type { Binding } from '@/protocol/diagnostics';
import { reader } from '../wa-js-driver/model-reading';

export interface LookedFor {
  readonly modules: readonly string[];
  /** '': the module itself. */
  readonly exports: readonly string[];
  readonly hasShape: (value: unknown) => boolean;
}

function has(...methods: string[]): (value: unknown) => boolean {
  return (value) =>
    typeof value === 'object' && methods.every((method) => isFunction(reader(value)(method)));
}

function isStoreOf(model: string): (value: unknown) => boolean {
  const isStore = has('getModelsArray', 'get', 'on', 'off');
  return (value) =>
    isStore(value) &&
    reader(reader(reader(value)('modelClass'))('prototype'))('proxyName') === model;
}

function isModelWith(...attributes: string[]): (value: unknown) => boolean {
  return (value) =>
    has('on', 'off')(value) && attributes.every((attribute) => attribute in Object(value));
}

const isFunction = (value: unknown) => typeof value === 'function';

export const LOOKED_FOR = {
  isAuthenticated: {
    modules: ['WAWebUserPrefsIsLoggedIn'],
    exports: ['isLoggedIn'],
    hasShape: isFunction,
  },
  UserPrefs: {
    modules: ['WAWebUserPrefsMeUser'],
    exports: [''],
    hasShape: has('getMaybeMePnUser'),
  },
  Stream: {
    modules: ['WAWebStreamModel'],
    exports: ['Stream'],
    hasShape: isModelWith('mode', 'info'),
  },
  Socket: {
    modules: ['WAWebSocketModel'],
    exports: ['Socket'],
    hasShape: isModelWith('state', 'stream'),
  },
  ChatStore: {
    modules: ['WAWebChatCollection'],
    exports: ['ChatCollection'],
    hasShape: isStoreOf('chat'),
  },
  ContactStore: {
    modules: ['WAWebContactCollection'],
    exports: ['ContactCollection'],
    hasShape: isStoreOf('contact'),
  },
  MsgStore: {
    modules: ['WAWebMsgCollection'],
    exports: ['MsgCollection'],
    hasShape: isStoreOf('msg'),
  },
  msgFindByDirection: {
    modules: ['WAWebDBMessageFindLocal'],
    exports: ['msgFindByDirection'],
    hasShape: isFunction,
  },
  MsgKey: {
    modules: ['WAWebMsgKey'],
    exports: ['default'],
    hasShape: (value) => isFunction(value) && isFunction(reader(value)('fromString')),
  },
  WidFactory: { modules: ['WAWebWidFactory'], exports: [''], hasShape: has('createWid') },
  lidPnCache: {
    modules: ['WAWebApiContact'],
    exports: ['lidPnCache'],
    hasShape: has('getPhoneNumber', 'getCurrentLid'),
  },
} as const satisfies Partial<Record<Binding, LookedFor>>;

export type Found = keyof typeof LOOKED_FOR;

export function isLookedFor(binding: Binding): binding is Found {
  return binding in LOOKED_FOR;
}

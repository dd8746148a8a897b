/**
 * What WhatsApp's page may tell the extension: facts, never wishes. Everything here is checked twice, by the bridge
 * (isolated world) and by the background, because the page is hostile territory.
 */
import * as v from 'valibot';
import { MESSAGE_KINDS } from '@/domain/message';

/** A batch never carries more than this, so that a page cannot make one message arbitrarily large. */
export const MAX_BATCH = 100;
/** WhatsApp's own limit for a text is 65,536 characters. */
export const MAX_TEXT = 65_536;

const whatsAppId = v.pipe(
  v.string(),
  v.regex(/^[0-9a-zA-Z.:_-]{1,64}@(c\.us|lid|g\.us|newsletter|broadcast)$/),
);
const messageId = v.pipe(
  v.string(),
  v.maxLength(256),
  v.regex(/^(true|false)_[^\s_]+@[a-z.]+_[0-9A-Za-z.-]+(_[^\s_]+)?$/),
);
export const stanzaIdSchema = v.pipe(v.string(), v.regex(/^[0-9A-Za-z.-]{4,64}$/));
const name = v.pipe(v.string(), v.maxLength(512));
const code = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,64}$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000_000));
/** Milliseconds since the epoch, between 2009 (WhatsApp's birth) and 2100. */
const instant = v.pipe(v.number(), v.integer(), v.minValue(1.2e12), v.maxValue(4.2e12));
const ack = v.picklist([-1, 0, 1, 2, 3, 4]);
const pageInstance = v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/));

export const capturedMessageSchema = v.strictObject({
  /** WhatsApp's serialised key: `{true|false}_{chat}_{stanza}[_{participant}]`. */
  id: messageId,
  chatId: whatsAppId,
  stanzaId: stanzaIdSchema,
  fromMe: v.boolean(),
  /** Who wrote it, in a group. */
  senderId: v.optional(whatsAppId),
  kind: v.picklist(MESSAGE_KINDS),
  rawType: v.pipe(v.string(), v.maxLength(64)),
  /** The text, or a medium's caption. */
  text: v.pipe(v.string(), v.maxLength(MAX_TEXT)),
  timestamp: instant,
  ack,
  media: v.optional(
    v.strictObject({
      mimeType: v.optional(v.pipe(v.string(), v.maxLength(128))),
      /** bytes */
      size: v.optional(count),
      /** seconds */
      duration: v.optional(count),
      fileName: v.optional(name),
    }),
  ),
});
export type CapturedMessage = v.InferOutput<typeof capturedMessageSchema>;

export const capturedChatSchema = v.strictObject({
  id: whatsAppId,
  name,
  unreadCount: count,
  archived: v.boolean(),
  readOnly: v.boolean(),
  lastMessageAt: v.optional(instant),
});
export type CapturedChat = v.InferOutput<typeof capturedChatSchema>;

export const capturedContactSchema = v.strictObject({
  id: whatsAppId,
  /** The pair of this id in WhatsApp's other numbering: the @lid of a @c.us, or the @c.us of a @lid. */
  pairedId: v.optional(whatsAppId),
  savedName: v.optional(name),
  pushName: v.optional(name),
  businessName: v.optional(name),
  /** In the user's address book. */
  saved: v.boolean(),
  business: v.boolean(),
});
export type CapturedContact = v.InferOutput<typeof capturedContactSchema>;

export const CONNECTION_STATES = [
  'starting',
  'degraded',
  'logged-out',
  'connecting',
  'syncing',
  'connected',
  'offline',
  'phone-unreachable',
  'conflict',
] as const;
export type ConnectionState = (typeof CONNECTION_STATES)[number];

export const CAPABILITIES = ['auth', 'list', 'messages', 'events', 'send'] as const;
export type Capability = (typeof CAPABILITIES)[number];

export const JOBS = ['contacts', 'history', 'reconcile'] as const;
export type Job = (typeof JOBS)[number];

const events = {
  /** The first event of a page's life. */
  hello: v.strictObject({
    type: v.literal('hello'),
    whatsAppVersion: v.pipe(v.string(), v.maxLength(64)),
  }),
  connection: v.strictObject({
    type: v.literal('connection'),
    state: v.picklist(CONNECTION_STATES),
    since: instant,
  }),
  capabilities: v.strictObject({
    type: v.literal('capabilities'),
    capabilities: v.pipe(
      v.array(
        v.strictObject({
          capability: v.picklist(CAPABILITIES),
          status: v.picklist(['ok', 'missing', 'unknown']),
          driver: v.picklist(['wa-js', 'off']),
          /** Which function or store was not found. */
          missing: v.optional(v.pipe(v.string(), v.maxLength(128))),
        }),
      ),
      v.maxLength(CAPABILITIES.length),
    ),
  }),
  messages: v.strictObject({
    type: v.literal('messages'),
    source: v.picklist(['live', 'history']),
    messages: v.pipe(v.array(capturedMessageSchema), v.maxLength(MAX_BATCH)),
    /** History only: these are the newest messages of one chat that WhatsApp's local store holds, without a hole. */
    history: v.optional(
      v.strictObject({
        chatId: whatsAppId,
        /** ms; the oldest and newest message of the contiguous range read so far in this run */
        from: instant,
        to: instant,
        /** WhatsApp's local store holds nothing older. (The phone may.) */
        reachedLocalStart: v.boolean(),
      }),
    ),
  }),
  acks: v.strictObject({
    type: v.literal('acks'),
    acks: v.pipe(v.array(v.strictObject({ id: messageId, ack })), v.maxLength(MAX_BATCH)),
  }),
  chats: v.strictObject({
    type: v.literal('chats'),
    chats: v.pipe(v.array(capturedChatSchema), v.maxLength(MAX_BATCH)),
  }),
  contacts: v.strictObject({
    type: v.literal('contacts'),
    contacts: v.pipe(v.array(capturedContactSchema), v.maxLength(MAX_BATCH)),
  }),
  job: v.strictObject({
    type: v.literal('job'),
    job: v.picklist(JOBS),
    state: v.picklist(['running', 'done', 'stopped', 'failed']),
    done: count,
    total: count,
  }),
  /** Which chat is open in WhatsApp. */
  'active-chat': v.strictObject({
    type: v.literal('active-chat'),
    chatId: v.nullable(whatsAppId),
  }),
  'send-result': v.strictObject({
    type: v.literal('send-result'),
    stanzaId: stanzaIdSchema,
    /** `unsent`: the page proves that it never handed the message to WhatsApp, and never will. */
    outcome: v.picklist(['sent', 'failed', 'unknown', 'unsent']),
    messageId: v.optional(messageId),
    ack: v.optional(ack),
    code: v.optional(code),
  }),
  /** The answer to `look-up`: what WhatsApp's own store says of a message that we may have sent. */
  'look-up-result': v.strictObject({
    type: v.literal('look-up-result'),
    stanzaId: stanzaIdSchema,
    /** `unsent` as above; `absent`: not in the store, but another page instance may have sent it. */
    outcome: v.picklist(['found', 'pending', 'unsent', 'absent']),
    messageId: v.optional(messageId),
    ack: v.optional(ack),
  }),
  /** Ids that WhatsApp's local store holds in one chat, to be compared with ours. */
  holdings: v.strictObject({
    type: v.literal('holdings'),
    chatId: whatsAppId,
    ids: v.pipe(v.array(messageId), v.maxLength(500)),
  }),
} as const;

export const pageEventSchema = v.variant('type', [
  events.hello,
  events.connection,
  events.capabilities,
  events.messages,
  events.acks,
  events.chats,
  events.contacts,
  events.job,
  events['active-chat'],
  events['send-result'],
  events['look-up-result'],
  events.holdings,
]);
export type PageEvent = v.InferOutput<typeof pageEventSchema>;
export type PageEventOf<T extends PageEvent['type']> = Extract<PageEvent, { type: T }>;

/** An event with where it came from. `seq` grows by one within a page instance; a repeated one is a replay. */
export const pageEnvelopeSchema = v.strictObject({
  /** Chosen at random by each load of the page. */
  pageInstance,
  seq: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** When the page raised it, ms. */
  at: instant,
  /** The WhatsApp id that is logged in, or null. Rows go to that account's database. */
  account: v.nullable(whatsAppId),
  event: pageEventSchema,
});
export type PageEnvelope = v.InferOutput<typeof pageEnvelopeSchema>;

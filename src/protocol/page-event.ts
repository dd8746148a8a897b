/**
 * What WhatsApp's page may tell the extension: facts, never wishes. Everything here is checked twice, by the bridge
 * (isolated world) and by the background, because the page is hostile territory.
 */
import * as v from 'valibot';
import { MESSAGE_KINDS } from '@/domain/message';
import { BINDING_NAMES, FINDERS, SCREEN_GENERATIONS, SCREEN_PLACES } from './diagnostics';
import { CAPABILITIES, MAX_BATCH, MAX_MEDIA_CHUNK, MAX_PICTURE, MAX_TEXT } from './page-limits';

export { CAPABILITIES, MAX_BATCH, MAX_MEDIA_CHUNK, MAX_PICTURE, MAX_TEXT };

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
/** WhatsApp takes files of up to 2 GB. */
const bytes = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10e9));
/** Milliseconds since the epoch, between 2009 (WhatsApp's birth) and 2100. */
const instant = v.pipe(v.number(), v.integer(), v.minValue(1.2e12), v.maxValue(4.2e12));
const ack = v.picklist([-1, 0, 1, 2, 3, 4]);
const emoji = v.pipe(v.string(), v.maxLength(64));
const picture = v.pipe(
  v.string(),
  v.maxLength(MAX_PICTURE),
  v.regex(/^(?:\/9j\/|iVBORw0KGgo|UklGR)[0-9A-Za-z+/]+={0,2}$/),
);
const pageInstance = v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/));

/** What some kinds hold besides their text. The text is what a human would look for: a poll's question, a contact's name. */
const detailsSchema = v.variant('type', [
  v.strictObject({
    type: v.literal('location'),
    /** degrees */
    latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
    longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
    live: v.optional(v.boolean()),
  }),
  v.strictObject({
    type: v.literal('contacts'),
    contacts: v.pipe(
      v.array(
        v.strictObject({
          name,
          phones: v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(20)),
        }),
      ),
      v.maxLength(50),
    ),
  }),
  v.strictObject({
    type: v.literal('poll'),
    options: v.pipe(v.array(name), v.maxLength(64)),
    /** More than one option may be chosen. */
    multiple: v.boolean(),
  }),
  v.strictObject({
    type: v.literal('order'),
    title: v.optional(name),
    itemCount: v.optional(count),
    /** thousandths of the currency */
    total: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e15))),
    /** ISO 4217 */
    currency: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))),
  }),
  v.strictObject({
    type: v.literal('link'),
    url: v.pipe(v.string(), v.maxLength(2048), v.regex(/^https?:\/\//i)),
    title: v.optional(name),
    description: v.optional(v.pipe(v.string(), v.maxLength(1024))),
  }),
  v.strictObject({
    type: v.literal('call'),
    video: v.boolean(),
    outcome: v.picklist(['answered', 'missed', 'rejected', 'unknown']),
    /** seconds */
    duration: v.optional(count),
  }),
  v.strictObject({
    type: v.literal('system'),
    /** WhatsApp's word for what happened, e.g. `subject`, `add`, `leave`. */
    event: v.pipe(v.string(), v.maxLength(64)),
    /** A group's new subject. */
    subject: v.optional(name),
    /** Whom it concerns (added, removed …). */
    ids: v.optional(v.pipe(v.array(whatsAppId), v.maxLength(64))),
  }),
]);
export type MessageDetails = v.InferOutput<typeof detailsSchema>;

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
      size: v.optional(bytes),
      /** seconds */
      duration: v.optional(count),
      fileName: v.optional(name),
      /** pixels */
      width: v.optional(count),
      height: v.optional(count),
      pageCount: v.optional(count),
      /** A small preview of it. */
      thumbnail: v.optional(picture),
    }),
  ),
  details: v.optional(detailsSchema),
  /** The message that this one answers, in the same chat. */
  quoted: v.optional(
    v.strictObject({ stanzaId: stanzaIdSchema, senderId: v.optional(whatsAppId) }),
  ),
  /** How often: WhatsApp itself only says "forwarded" and "forwarded many times". */
  forwarded: v.optional(v.picklist(['once', 'often'])),
  starred: v.optional(v.boolean()),
  /** When the text that it has now was written; absent: never edited. */
  editedAt: v.optional(instant),
  /** A disappearing message: when it does. */
  expiresAt: v.optional(instant),
  /** Only that it came is known: no text, no preview, no file. */
  viewOnce: v.optional(v.literal(true)),
  /** Read off the screen: the time to the minute, and what it is only as far as it shows. Any other sight of it says more. */
  onScreen: v.optional(v.literal(true)),
});
export type CapturedMessage = v.InferOutput<typeof capturedMessageSchema>;

/** What happens to a message after it was written. */
export const messageChangeSchema = v.variant('type', [
  v.strictObject({
    type: v.literal('edit'),
    id: messageId,
    text: v.pipe(v.string(), v.maxLength(MAX_TEXT)),
    at: instant,
  }),
  v.strictObject({ type: v.literal('revoke'), id: messageId, at: instant }),
  v.strictObject({
    type: v.literal('reaction'),
    id: messageId,
    senderId: whatsAppId,
    /** '' takes it back. */
    emoji,
    at: instant,
  }),
  v.strictObject({ type: v.literal('star'), id: messageId, starred: v.boolean() }),
]);
export type MessageChange = v.InferOutput<typeof messageChangeSchema>;

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
  /** What they wrote about themselves, where the account shows it. Absent: not asked for. */
  about: v.optional(v.pipe(v.string(), v.maxLength(1024))),
  photo: v.optional(picture),
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
  'restricted',
] as const;
export type ConnectionState = (typeof CONNECTION_STATES)[number];

/** Who provides a capability, in the order in which they are tried. */
export const DRIVERS = ['wa-js', 'look-up', 'dom', 'off'] as const;
export type DriverName = (typeof DRIVERS)[number];

/** `details` asks WhatsApp's servers (about texts, photos); the others read what its local store holds. */
export const JOBS = ['contacts', 'history', 'reconcile', 'details'] as const;
export type Job = (typeof JOBS)[number];

/** A stretch of time in a chat of which everything has been read; ms, both ends included. */
const range = { from: instant, to: instant };

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
          driver: v.picklist(DRIVERS),
          /** Since when it is so. */
          since: v.optional(instant),
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
    /** Live only: since when the page has been listening without a break, i.e. from when on nothing is missing. */
    since: v.optional(instant),
    /** History only: WhatsApp holds no other messages of this chat in the range, which may reach beyond these messages. */
    history: v.optional(
      v.strictObject({
        chatId: whatsAppId,
        ...range,
        /** WhatsApp's local store holds nothing older. (The phone may.) */
        reachedLocalStart: v.boolean(),
        /** The phone holds nothing older either. */
        reachedPhoneStart: v.optional(v.boolean()),
      }),
    ),
  }),
  /** Nothing came in these chats in these ranges: WhatsApp's list shows no message newer than their beginning. */
  covered: v.strictObject({
    type: v.literal('covered'),
    ranges: v.pipe(
      v.array(v.strictObject({ chatId: whatsAppId, ...range })),
      v.maxLength(MAX_BATCH),
    ),
  }),
  /** The answer to `read-history`, after its messages. */
  'history-read': v.strictObject({
    type: v.literal('history-read'),
    chatId: whatsAppId,
    source: v.picklist(['local', 'phone']),
    /**
     * `more`: a chunk was read and older messages may follow. `start`: nothing older is there. `silent`: the phone did not
     * answer. `unavailable`: WhatsApp offers no way. `memory`: the page holds too much. `busy`: another chunk is being read.
     */
    outcome: v.picklist([
      'more',
      'start',
      'silent',
      'unavailable',
      'failed',
      'stopped',
      'memory',
      'busy',
      'not-connected',
    ]),
    /** Messages read in this chunk. */
    read: count,
  }),
  changes: v.strictObject({
    type: v.literal('changes'),
    changes: v.pipe(v.array(messageChangeSchema), v.maxLength(MAX_BATCH)),
  }),
  /** The two ids of one person, as WhatsApp told them in passing. */
  pairs: v.strictObject({
    type: v.literal('pairs'),
    pairs: v.pipe(
      v.array(
        v.strictObject({
          lid: v.pipe(whatsAppId, v.endsWith('@lid')),
          phoneId: v.pipe(whatsAppId, v.endsWith('@c.us')),
        }),
      ),
      v.maxLength(MAX_BATCH),
    ),
  }),
  /** A medium's file on its way, asked for by `fetch-media`; the pieces come in order. */
  'media-chunk': v.strictObject({
    type: v.literal('media-chunk'),
    messageId,
    index: count,
    /** of the whole file */
    size: bytes,
    data: v.pipe(v.string(), v.maxLength(MAX_MEDIA_CHUNK), v.regex(/^[0-9A-Za-z+/]*={0,2}$/)),
  }),
  'media-result': v.strictObject({
    type: v.literal('media-result'),
    messageId,
    /** `gone`: neither the phone nor the servers have it any more. */
    outcome: v.picklist(['complete', 'gone', 'too-large', 'failed', 'not-allowed']),
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
  /** The answer to `diagnose`: what of WhatsApp's page each driver finds. Names of ours and numbers, nothing of anybody. */
  diagnostics: v.strictObject({
    type: v.literal('diagnostics'),
    /** WhatsApp's modules that are there. */
    modules: count,
    waJsVersion: v.pipe(v.string(), v.regex(/^[0-9.]{0,16}$/)),
    bindings: v.pipe(
      v.array(
        v.strictObject({
          binding: v.picklist(BINDING_NAMES),
          foundBy: v.pipe(v.array(v.picklist(FINDERS)), v.maxLength(FINDERS.length)),
        }),
      ),
      v.maxLength(BINDING_NAMES.length),
    ),
    /** How often each selector of each generation of the screen matches now. */
    places: v.pipe(
      v.array(
        v.strictObject({
          place: v.picklist(SCREEN_PLACES),
          generation: v.picklist(SCREEN_GENERATIONS),
          matches: count,
        }),
      ),
      v.maxLength(SCREEN_PLACES.length * SCREEN_GENERATIONS.length),
    ),
  }),
} as const;

export const pageEventSchema = v.variant('type', [
  events.hello,
  events.connection,
  events.capabilities,
  events.messages,
  events.covered,
  events['history-read'],
  events.changes,
  events.pairs,
  events['media-chunk'],
  events['media-result'],
  events.acks,
  events.chats,
  events.contacts,
  events.job,
  events['active-chat'],
  events['send-result'],
  events['look-up-result'],
  events.holdings,
  events.diagnostics,
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

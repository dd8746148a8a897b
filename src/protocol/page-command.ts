/** What the extension may ask of WhatsApp's page. Orders flow out as rows; these only carry them the last step. */
import * as v from 'valibot';
import { ATTACHMENT_KINDS } from '@/domain/attachment';
import { JOBS, stanzaIdSchema } from './page-event';
import { MAX_MEDIA_CHUNK, MAX_OUTGOING_FILE, MAX_TEXT } from './page-limits';

const id = v.pipe(v.string(), v.maxLength(128));

export const pageCommandSchema = v.variant('type', [
  /** Hand one approved text to WhatsApp. Answered by `send-result`, once or more. */
  v.strictObject({
    type: v.literal('send-text'),
    stanzaId: stanzaIdSchema,
    /** The WhatsApp id whose outbox this is from: another account must not send it. */
    account: id,
    chatId: id,
    text: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_TEXT)),
    /** The message (id) that it quotes. */
    quotes: v.optional(v.pipe(v.string(), v.maxLength(256))),
  }),
  /**
   * A file with its caption, to be handed to WhatsApp once all its `file-chunk`s are there and are the bytes that `hash` says.
   * Answered like `send-text`.
   */
  v.strictObject({
    type: v.literal('send-file'),
    stanzaId: stanzaIdSchema,
    account: id,
    chatId: id,
    caption: v.pipe(v.string(), v.maxLength(MAX_TEXT)),
    kind: v.picklist(ATTACHMENT_KINDS),
    name: v.pipe(v.string(), v.maxLength(512)),
    mimeType: v.pipe(v.string(), v.maxLength(128)),
    /** bytes */
    size: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_OUTGOING_FILE)),
    /** SHA-256 of the bytes, hexadecimal. */
    hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    quotes: v.optional(v.pipe(v.string(), v.maxLength(256))),
  }),
  /** One piece of the file of a `send-file`, in order. */
  v.strictObject({
    type: v.literal('file-chunk'),
    stanzaId: stanzaIdSchema,
    index: v.pipe(v.number(), v.integer(), v.minValue(0)),
    data: v.pipe(v.string(), v.maxLength(MAX_MEDIA_CHUNK), v.regex(/^[0-9A-Za-z+/]*={0,2}$/)),
  }),
  /**
   * Look for a stanza id under these chats, and never send it from now on if it has not been handed over yet.
   * Answered by `look-up-result`.
   */
  v.strictObject({
    type: v.literal('look-up'),
    stanzaId: stanzaIdSchema,
    chatIds: v.pipe(v.array(id), v.maxLength(4)),
    /** The page instance that the order was addressed to. */
    pageInstance: v.string(),
  }),
  v.strictObject({
    type: v.literal('open-chat'),
    chatId: id,
    messageId: v.optional(v.pipe(v.string(), v.maxLength(256))),
  }),
  v.strictObject({
    type: v.literal('start-job'),
    job: v.picklist(JOBS),
    /** `history`: what is stored already, so that only what is new is read. */
    known: v.optional(
      v.pipe(
        v.array(
          v.strictObject({
            chatId: id,
            /** The newest stored message (id) of WhatsApp's own. */
            newestId: v.optional(v.pipe(v.string(), v.maxLength(256))),
            /** Its time, ms. */
            newestAt: v.number(),
            /** ms; everything up to here has been read. */
            coveredTo: v.number(),
          }),
        ),
        v.maxLength(100_000),
      ),
    ),
  }),
  v.strictObject({ type: v.literal('stop-job'), job: v.picklist(JOBS) }),
  /**
   * Read one chunk of a chat's older history, newest page first. Answered by `messages` events and one `history-read`.
   * `anchors`: stored messages before which to read, the oldest first; the first that WhatsApp still has is taken, and with none
   * of them the reading begins at the newest.
   */
  v.strictObject({
    type: v.literal('read-history'),
    chatId: id,
    source: v.picklist(['local', 'phone']),
    anchors: v.pipe(
      v.array(v.strictObject({ id: v.pipe(v.string(), v.maxLength(256)), timestamp: v.number() })),
      v.maxLength(10),
    ),
  }),
  v.strictObject({ type: v.literal('stop-reading') }),
  /** The user wants a medium's file. Answered by `media-chunk`s and one `media-result`. */
  v.strictObject({
    type: v.literal('fetch-media'),
    messageId: v.pipe(v.string(), v.maxLength(256)),
    /** bytes */
    maxSize: v.number(),
  }),
  /** Events were lost on the way: what was told as being without a hole is so no more. */
  v.strictObject({ type: v.literal('lost') }),
  /** Say again what the state is: connection, capabilities, active chat. */
  v.strictObject({ type: v.literal('report') }),
  /** Look for everything that the drivers use. Answered by `diagnostics`. */
  v.strictObject({ type: v.literal('diagnose') }),
]);
export type PageCommand = v.InferOutput<typeof pageCommandSchema>;
export type PageCommandOf<T extends PageCommand['type']> = Extract<PageCommand, { type: T }>;

declare const madeOfAClaim: unique symbol;
/** What makes WhatsApp send. `background/hand-over` alone makes these, of claimed messages (test/architecture). */
export type SendOrder = PageCommandOf<'send-text' | 'send-file' | 'file-chunk'> & {
  readonly [madeOfAClaim]: true;
};
/** What anybody in the background may ask of the page: nothing that sends. */
export type PageRequest = Exclude<PageCommand, { type: SendOrder['type'] }>;

/** What the extension may ask of WhatsApp's page. Orders flow out as rows; these only carry them the last step. */
import * as v from 'valibot';
import { JOBS, MAX_TEXT, stanzaIdSchema } from './page-event';

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
  v.strictObject({ type: v.literal('start-job'), job: v.picklist(JOBS) }),
  v.strictObject({ type: v.literal('stop-job'), job: v.picklist(JOBS) }),
  /** Say again what the state is: connection, capabilities, active chat. */
  v.strictObject({ type: v.literal('report') }),
]);
export type PageCommand = v.InferOutput<typeof pageCommandSchema>;
export type PageCommandOf<T extends PageCommand['type']> = Extract<PageCommand, { type: T }>;

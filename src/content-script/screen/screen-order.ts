import * as v from 'valibot';
import { stanzaIdSchema } from '@/protocol/page-event';
import { MAX_TEXT } from '@/protocol/page-limits';
import type { ScreenOrder } from '@/protocol/screen-link';

const chat = v.strictObject({
  id: v.pipe(v.string(), v.maxLength(128)),
  name: v.pipe(v.string(), v.maxLength(512)),
});

const message = v.strictObject({
  kind: v.literal('screen'),
  order: v.variant('type', [
    v.strictObject({ type: v.literal('watch'), on: v.boolean() }),
    v.strictObject({ type: v.literal('stores'), open: v.optional(v.nullable(chat)) }),
    v.strictObject({ type: v.literal('show'), chat }),
    v.strictObject({
      type: v.literal('place'),
      chat,
      text: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_TEXT)),
      stanzaId: stanzaIdSchema,
    }),
  ]),
});

/** Undefined: not an order for the reader of the screen. */
export function readScreenOrder(data: unknown): ScreenOrder | undefined {
  const parsed = v.safeParse(message, data);
  if (!parsed.success) return undefined;
  const { order } = parsed.output;
  return order.type === 'stores' ? { type: 'stores', open: order.open } : order;
}

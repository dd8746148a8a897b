import * as v from 'valibot';
import {
  capturedChatSchema,
  capturedContactSchema,
  capturedMessageSchema,
  MAX_BATCH,
  pageEnvelopeSchema,
  type PageEnvelope,
} from '@/protocol/page-event';

export interface ReadEvent {
  /** Absent when nothing of it was valid. */
  envelope?: PageEnvelope;
  /** How many events, or items of one, were thrown away. */
  rejected: number;
}

const ITEMS = {
  messages: ['messages', capturedMessageSchema],
  chats: ['chats', capturedChatSchema],
  contacts: ['contacts', capturedContactSchema],
} as const;

/**
 * Reads what the page posted, whatever it is. One bad item does not cost the others; a number that was seen before is a
 * replay; a second page instance on the same port is a forgery.
 */
export function pageEventReader(): (data: unknown) => ReadEvent {
  let pageInstance: string | undefined;
  let lastSeq = 0;
  return (data) => {
    const { data: cleaned, rejected } = withoutBadItems(data);
    const parsed = v.safeParse(pageEnvelopeSchema, cleaned);
    if (!parsed.success) return { rejected: rejected + 1 };
    const envelope = parsed.output;
    pageInstance ??= envelope.pageInstance;
    if (envelope.pageInstance !== pageInstance || envelope.seq <= lastSeq)
      return { rejected: rejected + 1 };
    lastSeq = envelope.seq;
    return { envelope, rejected };
  };
}

function withoutBadItems(data: unknown): { data: unknown; rejected: number } {
  if (!isRecord(data) || !isRecord(data['event'])) return { data, rejected: 0 };
  const { event } = data;
  const entry = Object.entries(ITEMS).find(([type]) => type === event['type'])?.[1];
  if (!entry) return { data, rejected: 0 };
  const [field, schema] = entry;
  const items = event[field];
  if (!Array.isArray(items) || items.length > MAX_BATCH) return { data, rejected: 0 };
  const good = items.filter((item) => v.is(schema, item));
  return {
    data: { ...data, event: { ...event, [field]: good } },
    rejected: items.length - good.length,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

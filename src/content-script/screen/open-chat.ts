import type { KnownChat } from '@/protocol/screen-link';
import { findAll, findPlace } from './find-place';
import { readMessage, type ShownMessage } from './shown-message';
import { plainName } from './shown-text';

export interface OpenChat {
  readonly id: string;
  readonly messages: readonly ShownMessage[];
}

/**
 * Reads the chat on the screen. The function answers undefined when no chat is open, or which one cannot be said for sure.
 * @param told the chat that is open by WhatsApp's own stores; null: none; undefined: they cannot be read, and only messages that
 * bear whole keys tell
 */
export function openChatReader(
  page: ParentNode,
  told: () => KnownChat | null | undefined,
): () => OpenChat | undefined {
  let last: OpenChat | undefined;

  function identify(messages: readonly ShownMessage[]): string | undefined {
    const inKeys = new Set(messages.flatMap(({ id }) => id.split('_')[1] ?? []));
    const [inKey] = inKeys;
    if (inKeys.size > 1) return undefined;
    const open = told();
    if (open === undefined) return inKey;
    if (open === null || (inKey !== undefined && inKey !== open.id)) return undefined;
    // The stores change before the screen does: what is still shown of the chat before must not be taken for this one's.
    const title = plainName(findPlace(page, 'title')?.textContent);
    if (title === '' || title !== plainName(open.name)) return undefined;
    const shownBefore = new Set(last?.messages.map(({ id }) => id));
    const isStale = last?.id !== open.id && messages.some(({ id }) => shownBefore.has(id));
    return isStale ? undefined : open.id;
  }

  return () => {
    if (!findPlace(page, 'header')) return undefined;
    const messages = findAll(page, 'message').flatMap((element) => readMessage(element) ?? []);
    const id = identify(messages);
    if (id === undefined) return undefined;
    last = { id, messages };
    return last;
  };
}

import type { ChatRow } from '@/database/rows';
import { contactName, namesOf, type NamedContact } from '@/domain/contact-name';

/**
 * The name to show for a chat: of its contact when it has one, else WhatsApp's title of the chat, else the number. '' when
 * nothing is known, as of a private id that nobody has named.
 */
export function personName(
  chat: Pick<ChatRow, 'id' | 'name' | 'kind'>,
  contact: NamedContact | undefined,
): string {
  if (contact && namesOf(contact).length > 0) return contactName(contact);
  return chat.name.trim() || contactName(contact ?? { id: chat.id });
}

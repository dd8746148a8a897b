import type { ChatRow, ContactRow } from '@/database/rows';
import { contactName } from '@/domain/contact-name';

/** The name to show for a chat: of its contact when it has one, else WhatsApp's title of the chat, else the number. */
export function personName(
  chat: Pick<ChatRow, 'id' | 'name' | 'kind'>,
  contact: ContactRow | undefined,
): string {
  if (contact && (contact.savedName || contact.businessName || contact.pushName))
    return contactName(contact);
  return chat.name.trim() || contactName(contact ?? { id: chat.id });
}

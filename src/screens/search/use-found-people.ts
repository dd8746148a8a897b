import type { ContactRow } from '@/database/rows';
import { usePeople } from '../use-people';
import type { Found } from './use-search';

/** What was found, with contacts as whole people, each once. What is found is shown before they are read. */
export function useFoundPeople(found: Found | undefined): Found | undefined {
  const people = usePeople([
    ...(found?.messages ?? []).map(({ row }) => row.chatId),
    ...(found?.contacts ?? []).map(({ id }) => id),
  ]);
  if (!found || !people) return found;
  const shown = new Set<string>();
  const contacts = found.contacts.flatMap((contact): ContactRow[] => {
    const person = people.get(contact.id);
    if (person?.personIds.some((id) => shown.has(id))) return [];
    shown.add(contact.id);
    return [person ?? contact];
  });
  const messages = found.messages.map((message) => ({
    ...message,
    contact: people.get(message.row.chatId) ?? message.contact,
  }));
  return { ...found, contacts, messages };
}

import { suggestReplies, type Suggestions } from '@/assistant/assistant';
import { modelSuggestions } from '@/assistant/openai-compatible';
import { pastReplySuggestions } from '@/assistant/past-replies';
import { templateSuggestions } from '@/assistant/templates';
import type { AccountDatabase } from '@/database/account-database';
import type { PersonContact } from '@/database/identity';
import { detailsOf } from '@/database/person-details';
import type { ChatRow } from '@/database/rows';
import { readSettings } from '@/database/settings';
import { languageOfPhone } from '@/domain/person-language';
import { zoneOfPhone } from '@/domain/phone-zone';
import { latestMessages } from '../latest-messages';
import { personName } from '../person-name';
import type { Surroundings } from '../surroundings';

const HISTORY = 12;
const NOTHING: Suggestions = { suggestions: [], failures: [] };
export type { Suggestions };

/** Replies for the newest incoming message of a chat, from every source that is switched on. */
export async function suggestionsFor(
  database: AccountDatabase,
  surroundings: Pick<Surroundings, 'search' | 'fetch' | 'timeZone' | 'now'>,
  chat: ChatRow,
  contact: PersonContact | undefined,
  signal: AbortSignal,
  onOffline: (soFar: Suggestions) => void,
): Promise<Suggestions> {
  const [history, { assistant }] = await Promise.all([
    latestMessages(database, chat.id, HISTORY),
    readSettings(database),
  ]);
  const question =
    history.findLast((row) => row.id === chat.lastIncomingId) ??
    history.findLast((row) => !row.fromMe);
  if (!question) return NOTHING;
  const { search } = surroundings;
  const phone = contact?.phone;
  const details = await detailsOf(database, contact?.personIds ?? [chat.id]);
  const timeZone = details.timeZone ?? (phone && zoneOfPhone(phone)) ?? surroundings.timeZone;
  const language = details.language ?? languageOfPhone(phone);
  const { fields } = details;
  return suggestReplies(
    [
      pastReplySuggestions({ database, search, timeZone }),
      templateSuggestions({ database, search, timeZone, language, ...(fields && { fields }) }),
      ...(assistant.enabled
        ? [modelSuggestions({ settings: assistant, fetch: surroundings.fetch })]
        : []),
    ],
    { chat, question, history, contactName: personName(chat, contact), now: surroundings.now() },
    signal,
    onOffline,
  );
}

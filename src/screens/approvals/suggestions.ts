import { suggestReplies, type Suggestions } from '@/assistant/assistant';
import { modelSuggestions } from '@/assistant/openai-compatible';
import { pastReplySuggestions } from '@/assistant/past-replies';
import { templateSuggestions } from '@/assistant/templates';
import type { AccountDatabase } from '@/database/account-database';
import type { ChatRow, ContactRow } from '@/database/rows';
import { readSettings } from '@/database/settings';
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
  contact: ContactRow | undefined,
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
  const timeZone = (phone && zoneOfPhone(phone)) ?? surroundings.timeZone;
  return suggestReplies(
    [
      pastReplySuggestions({ database, search, timeZone }),
      templateSuggestions({ database, search, timeZone }),
      ...(assistant.enabled
        ? [modelSuggestions({ settings: assistant, fetch: surroundings.fetch })]
        : []),
    ],
    { chat, question, history, contactName: personName(chat, contact), now: surroundings.now() },
    signal,
    onOffline,
  );
}

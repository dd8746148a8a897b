/** Suggestions from what the user answered earlier to questions like this one. Needs no set-up and no network. */
import type { AccountDatabase } from '@/database/account-database';
import type { SearchApi } from '@/protocol/search-api';
import type { Suggestion, SuggestionProvider } from './suggestion-provider';

const QUESTIONS = 30;
const DAY = 24 * 60 * 60_000;

export function pastReplySuggestions(needs: {
  database: Pick<AccountDatabase, 'messages' | 'contacts'>;
  search: Pick<SearchApi, 'similarIncoming'>;
}): SuggestionProvider {
  return {
    kind: 'past-reply',
    offline: true,
    async suggest(request, signal) {
      const rowids = await needs.search.similarIncoming(request.question.text, QUESTIONS);
      signal.throwIfAborted();
      const questions = await needs.database.messages.bulkGet(rowids);
      signal.throwIfAborted();
      const found = await Promise.all(
        questions.map(async (question, rank): Promise<Suggestion[]> => {
          if (!question || question.id === request.question.id) return [];
          const reply = await needs.database.messages
            .where('[chatId+timestamp]')
            .between(
              [question.chatId, question.timestamp],
              [question.chatId, question.timestamp + DAY],
            )
            .filter((row) => row.fromMe && row.kind === 'text')
            .first();
          if (!reply) return [];
          const source = {
            kind: 'past-reply' as const,
            ref: String(reply.rowid),
            questionRowid: question.rowid,
          };
          return [{ text: reply.text, source, score: 0.8 / (1 + rank * 0.1) }];
        }),
      );
      signal.throwIfAborted();
      return found.flat();
    },
  };
}

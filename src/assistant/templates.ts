/** Suggestions from the user's own templates, ranked by the search worker. */
import type { AccountDatabase } from '@/database/account-database';
import { renderTemplate } from '@/domain/template';
import type { SearchApi } from '@/protocol/search-api';
import type { Suggestion, SuggestionProvider } from './suggestion-provider';

const AT_MOST = 3;

/** A template whose variables cannot be filled in for this contact is not suggested. */
export function templateSuggestions(needs: {
  database: Pick<AccountDatabase, 'templates'>;
  search: Pick<SearchApi, 'searchTemplates'>;
  /** The recipient's zone, IANA. */
  timeZone: string;
}): SuggestionProvider {
  return {
    kind: 'template',
    offline: true,
    async suggest(request, signal) {
      const ids = await needs.search.searchTemplates(request.question.text, AT_MOST);
      signal.throwIfAborted();
      const rows = await needs.database.templates.bulkGet(ids);
      signal.throwIfAborted();
      return rows.flatMap((row, rank): Suggestion[] => {
        if (!row) return [];
        const { text, missing } = renderTemplate(row.text, {
          contactName: request.contactName,
          now: request.now,
          timeZone: needs.timeZone,
        });
        if (missing.length > 0) return [];
        return [{ text, source: { kind: 'template', ref: row.id }, score: 0.6 / (1 + rank * 0.3) }];
      });
    },
  };
}

/** Suggestions from the user's own templates, found by the search worker and filled in for the recipient. */
import type { AccountDatabase } from '@/database/account-database';
import type { TemplateLanguage } from '@/domain/person-language';
import { renderTemplate, textInLanguage } from '@/domain/template';
import type { SearchApi } from '@/protocol/search-api';
import type { Suggestion, SuggestionProvider } from './suggestion-provider';
import { contentWords, coverageOf } from './word-overlap';

const AT_MOST = 3;

/** A template whose variables cannot be filled in for this contact is not suggested. */
export function templateSuggestions(needs: {
  database: Pick<AccountDatabase, 'templates'>;
  search: Pick<SearchApi, 'searchTemplates'>;
  /** The recipient's zone, IANA. */
  timeZone: string;
  /** The recipient's; absent: Portuguese. */
  language?: TemplateLanguage;
  /** The recipient's own values of variables. */
  fields?: Readonly<Record<string, string>>;
}): SuggestionProvider {
  const { database, search, timeZone, language = 'pt', fields } = needs;
  return {
    kind: 'template',
    offline: true,
    async suggest(request, signal) {
      if (request.question.text.trim() === '') return [];
      const ids = await search.searchTemplates(request.question.text, AT_MOST);
      signal.throwIfAborted();
      const rows = await database.templates.bulkGet(ids);
      signal.throwIfAborted();
      const asked = contentWords(request.question.text);
      return rows.flatMap((row, rank): Suggestion[] => {
        if (!row) return [];
        const chosen = textInLanguage(row, language);
        const { text, missing } = renderTemplate(chosen.text, {
          language: chosen.language,
          ...(fields && { fields }),
          contactName: request.contactName,
          now: request.now,
          timeZone,
        });
        if (missing.length > 0) return [];
        // The search's order decides among equals: it forgives typos that whole words do not.
        const covered = coverageOf(asked, contentWords(`${row.title} ${row.text}`));
        const score = (0.25 + 0.55 * covered) / (1 + rank * 0.1);
        return [{ text, source: { kind: 'template', ref: row.id }, score }];
      });
    },
  };
}

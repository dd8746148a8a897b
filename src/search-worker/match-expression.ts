/**
 * What the user typed → an FTS5 expression.
 *
 * Every word becomes an FTS5 string literal, which the index's own tokenizer then folds and splits: so accents and
 * case need no care here, and nothing that is typed can be an operator, a column filter or SQL.
 */

/**
 * Opens the token that names a chat in the index (a private-use character, which FTS5 takes for a letter). It is
 * taken out of texts and queries, so that no text can pass for a chat and no word can find one.
 */
const CHAT_MARK = '\uE000';
const CHAT_ESCAPE = '\uE001';

/** Beyond this a query is a pasted text, and each further word only costs time. */
const MAX_TERMS = 32;
const MAX_QUERY = 1000;

/** Control characters (NUL would end FTS5's expression) and the chat mark. */
// eslint-disable-next-line no-control-regex -- they are what is taken out
const UNSEARCHABLE = /[\u0000-\u001F\u007F\uE000\uE001]/g;
const SEARCHABLE = /[\p{L}\p{N}]/u;
/** An optional minus, then a quoted phrase (closed or not yet), or a run without blanks and quotes. */
const PART = /(-?)(?:["“”]([^"“”]*)(["“”]|$)|([^\s"“”]+))/gu;

interface Term {
  literal: string;
  excluded: boolean;
  /** Whether the user may still be typing it. */
  open: boolean;
}

/**
 * Whole words that must all occur, the last as a prefix; `"an exact phrase"`; `-word` or `-"a phrase"` to exclude.
 * Null when nothing is left to look for (no words, or only excluded ones). Never throws.
 */
export function matchExpression(text: string, chatId?: string): string | null {
  const terms = parse(text.slice(0, MAX_QUERY).replace(UNSEARCHABLE, ' '));
  const wanted = terms.filter((term) => !term.excluded);
  if (wanted.length === 0) return null;
  const last = terms.at(-1);
  const parts = wanted.map((term) =>
    term === last && term.open ? `${term.literal}*` : term.literal,
  );
  if (chatId !== undefined) parts.push(literal(chatToken(chatId)));
  const excluded = terms.filter((term) => term.excluded).map((term) => term.literal);
  const all = parts.join(' AND ');
  return excluded.length === 0 ? all : `(${all}) NOT (${excluded.join(' OR ')})`;
}

/** Any of these words, in the texts that persons wrote to us. Null without words. */
export function anyWordIncoming(words: readonly string[]): string | null {
  if (words.length === 0) return null;
  return `incoming : (${words.map((word) => literal(word.replace(UNSEARCHABLE, ' '))).join(' OR ')})`;
}

/** The one token under which a chat's messages are indexed: a case-proof, reversible spelling of its id. */
export function chatToken(chatId: string): string {
  const spelled = chatId.replace(
    /[^0-9a-z]/g,
    (character) => CHAT_ESCAPE + character.charCodeAt(0).toString(16).padStart(4, '0'),
  );
  return CHAT_MARK + spelled;
}

/** A message's text as the index takes it. */
export function indexableText(text: string): string {
  return text.replace(UNSEARCHABLE, ' ');
}

function parse(text: string): Term[] {
  const terms: Term[] = [];
  for (const [, minus, phrase, closing, word] of text.matchAll(PART)) {
    const content = phrase ?? word ?? '';
    if (!SEARCHABLE.test(content)) continue;
    terms.push({
      literal: literal(content),
      excluded: minus === '-',
      open: phrase === undefined || closing === '',
    });
    if (terms.length === MAX_TERMS) break;
  }
  return terms;
}

function literal(content: string): string {
  return `"${content.replaceAll('"', '""')}"`;
}

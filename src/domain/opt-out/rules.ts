/**
 * How a rule of opt-outs is written, so that a language's rules read like sentences:
 *
 * - `manda|mande` one of these words; `descadastr*` a word that begins so; `<send>` a word of the vocabulary's entry;
 *   `_` any word; `^` and `$` the clause's beginning and end
 * - `word?` perhaps; `word~` up to four of them
 * - `!word` what comes next is not that word; `-word` what stands before is not that word
 *
 * No repetition is unbounded: whatever the text, a rule looks at a bounded number of words from each place.
 */
export interface LanguageRules {
  /** Words for `<name>`, separated by `|`. */
  readonly vocabulary: Readonly<Record<string, string>>;
  /** The whole message is the request. */
  readonly alone: readonly string[];
  /** The whole message is perhaps the request. */
  readonly perhapsAlone: readonly string[];
  /** They ask it. */
  readonly asks: readonly string[];
  /** They do not want this message; with a grievance beside it they ask. */
  readonly refuses: readonly string[];
  /** Discontent that a human should read. */
  readonly grievances: readonly string[];
  /** Perhaps they ask. */
  readonly perhaps: readonly string[];
  /** The clause is about something else, or asks the opposite. */
  readonly unrelated: readonly string[];
  /** Only at some hours, for some days, or not yet decided. */
  readonly conditions: readonly string[];
  /** Only by another way, or to somebody else. */
  readonly elsewhere: readonly string[];
  /** They ask to be written to. */
  readonly welcomes: readonly string[];
}

type Group = Exclude<keyof LanguageRules, 'vocabulary'>;
export type CompiledRules = Readonly<Record<Group, RegExp>>;

/** Throws when a rule is not written as above, or names a vocabulary entry that is not there. */
export function compileRules(languages: readonly LanguageRules[]): CompiledRules {
  const compile = (group: Group) =>
    new RegExp(
      ` (?:${languages
        .flatMap(({ [group]: rules, vocabulary }) =>
          rules.map((rule) => compileRule(rule, vocabulary)),
        )
        .join('|')})`,
    );
  return {
    alone: compile('alone'),
    perhapsAlone: compile('perhapsAlone'),
    asks: compile('asks'),
    refuses: compile('refuses'),
    grievances: compile('grievances'),
    perhaps: compile('perhaps'),
    unrelated: compile('unrelated'),
    conditions: compile('conditions'),
    elsewhere: compile('elsewhere'),
    welcomes: compile('welcomes'),
  };
}

/** A regular expression over " word word ": each part takes a word and the space behind it. */
function compileRule(rule: string, vocabulary: LanguageRules['vocabulary']): string {
  const parts = rule.split(' ').map((part) => compilePart(part, vocabulary));
  return parts.join('');
}

function compilePart(part: string, vocabulary: LanguageRules['vocabulary']): string {
  if (part === '^') return '(?<=^ )';
  if (part === '$') return '$';
  const [, guard = '', words = '', count = ''] = /^([!-]?)([a-z*_|<>]+)([?~]?)$/.exec(part) ?? [];
  if (words === '' || (guard !== '' && count !== ''))
    throw new Error(`Not a part of a rule: "${part}".`);
  const one = `(?:${alternatives(words, vocabulary)}) `;
  if (guard === '!') return `(?!${one})`;
  if (guard === '-') return `(?<! ${one})`;
  if (count === '') return one;
  return `(?:${one}){0,${count === '?' ? 1 : 4}}`;
}

function alternatives(words: string, vocabulary: LanguageRules['vocabulary']): string {
  return words
    .replace(/<(\w+)>/g, (_, name: string) => {
      const entry = vocabulary[name];
      if (entry === undefined) throw new Error(`No vocabulary for <${name}>.`);
      return entry;
    })
    .replace(/\*/g, '[^ ]{0,16}')
    .replace(/(?<=^|\|)_(?=$|\|)/g, '[^ ]{1,24}');
}

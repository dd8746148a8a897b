/** Invisible characters that WhatsApp's exports are full of: direction marks, isolates, byte order marks. */

/** Joiners (U+200C, U+200D) are no marks: emoji and some scripts are made with them. */
const MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
/** The same but for U+2068 and U+2069: they show where a mention begins and ends. */
const MARKS_BUT_MENTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066\u2067\ufeff]/gu;

/** Without any mark. */
export function withoutMarks(text: string): string {
  return text.replace(MARKS, '');
}

/** Without the marks that say nothing; `@⁨Name⁩` keeps its isolates. */
export function withoutIdleMarks(text: string): string {
  return text.replace(MARKS_BUT_MENTIONS, '');
}

/** Whether WhatsApp itself wrote this: what a person typed does not begin with a mark. */
export function isMarked(text: string): boolean {
  return text.charCodeAt(0) === 0x200e || text.charCodeAt(0) === 0x200f;
}

/** A name as an export spells it, for the eye and for comparing: no marks, plain spaces and hyphens, no `~` of an unsaved contact. */
export function cleanName(name: string): string {
  return withoutMarks(name)
    .replace(/\u2011/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^~ ?/u, '');
}

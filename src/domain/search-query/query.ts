/** What somebody looks for, as it was read off what they typed. Instants are ms since the epoch. */

/** Where something stands in what was typed: offsets in UTF-16 units, `to` exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What is found in any spelling. */
export const FACT_KINDS = ['phone', 'tail', 'amount', 'document', 'date', 'emoji', 'host'] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/**
 * One canonical spelling of something that people write in many: a phone (Brazil's: area code and last eight digits; others in
 * E.164; written without an area code: the last eight) or its tail (last eight, last four), an amount (hundredths), a CPF or
 * CNPJ (without separators, upper case), a date (yyyy-mm-dd; mm-dd of whichever year; --mm-dd where no year is written), an emoji
 * (without skin tone), a link's host (without "www.").
 */
export interface Fact {
  readonly kind: FactKind;
  readonly value: string;
}

export type Term =
  | {
      readonly kind: 'word';
      /** As typed: one word of letters and digits. */
      readonly text: string;
      /** It ends what was typed: the user may go on with it. */
      readonly open: boolean;
    }
  /** Words in this order: quoted, or joined by something that is no letter ("guarda-chuva"). */
  | { readonly kind: 'phrase'; readonly text: string; readonly open: boolean }
  /** Any of these says the same; the text too, as a phrase (an emoji's has no words). */
  | {
      readonly kind: 'fact';
      readonly text: string;
      readonly facts: readonly Fact[];
      readonly open: boolean;
    };

/** One of these, or (excluded) none of them. */
export interface Clause {
  readonly any: readonly Term[];
  readonly excluded: boolean;
  readonly span: Span;
}

export const THINGS = [
  'photo',
  'video',
  'audio',
  'document',
  'link',
  'price',
  'question',
  'location',
  'contact',
] as const;
export type Thing = (typeof THINGS)[number];

/** What a filter asks of a message. Names are as typed; who is meant is found out where the names are. */
export type FilterMeaning =
  /** Its author; the user themselves: `me`. */
  | { readonly kind: 'from'; readonly name: string }
  | { readonly kind: 'me' }
  /** Its chat. */
  | { readonly kind: 'in'; readonly name: string }
  | { readonly kind: 'label'; readonly name: string }
  | { readonly kind: 'has'; readonly thing: Thing }
  /** Its instant: `from` inclusive, `to` exclusive. */
  | { readonly kind: 'time'; readonly from?: number; readonly to?: number }
  /** A question or anything else that waits for an answer of ours. */
  | { readonly kind: 'unanswered' };

export interface Filter {
  readonly meaning: FilterMeaning;
  readonly excluded: boolean;
  readonly span: Span;
  /** As typed, from the key to the end of the value. */
  readonly text: string;
}

/** A filter that says nothing, or an OR beside a filter, where it says nothing; it is left out. */
export interface QueryProblem {
  readonly code: 'no-value' | 'unknown-date' | 'unknown-thing' | 'or-filter';
  /** The key and the value, as typed; the OR. */
  readonly key: string;
  readonly value: string;
  readonly span: Span;
}

/** All clauses and all filters hold. */
export interface SearchQuery {
  readonly clauses: readonly Clause[];
  readonly filters: readonly Filter[];
  readonly problems: readonly QueryProblem[];
}

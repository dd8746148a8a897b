/** How much two short texts are about the same thing, by their words. */
import { foldText } from '@/domain/folding';

/** Words that say nothing about what is asked, folded: Portuguese, English, Spanish. */
const EMPTY_WORDS = new Set(
  (
    'a o as os um uma uns umas de da do das dos em na no nas nos por pra para pro com sem que e ou se eu voce voces vc vcs ' +
    'me te meu minha seu sua ai la isso esse essa este esta ser ter tem ta esta sao foi ja so mais muito bem oi ola bom boa ' +
    'dia tarde noite tudo favor pf obrigado obrigada ok sim nao ' +
    'the an of in on at to for with and or if i you my your it is are do does have has can please thanks hi hello ' +
    'el los las una del al y mi tu su es son hay hola buenas buenos gracias'
  ).split(' '),
);

/** The words that carry the meaning; all of them when none does ("Bom dia!"). Plurals lose their s. */
export function contentWords(text: string): Set<string> {
  const words = (foldText(text).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) =>
    word.length > 3 ? word.replace(/s$/, '') : word,
  );
  const carrying = words.filter((word) => !EMPTY_WORDS.has(word));
  return new Set(carrying.length > 0 ? carrying : words);
}

/** Share of `asked` that is found in `other`, 0–1. */
export function coverageOf(asked: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (asked.size === 0) return 0;
  let shared = 0;
  for (const word of asked) if (other.has(word)) shared++;
  return shared / asked.size;
}

/** Words in common over all words, 0–1 (Sørensen–Dice). */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  return (coverageOf(a, b) * a.size * 2) / (a.size + b.size);
}

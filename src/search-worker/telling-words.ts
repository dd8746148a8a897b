/** The words of a message that say what it is about: the ground of "earlier questions like this one". */
import { foldedWords } from './fold';

/** Each word costs one walk through its list in the index. */
const MAX_WORDS = 12;

/** pt and en, folded: words that occur in most messages and tell nothing apart. */
const COMMON = new Set(
  (
    'a o as os um uma uns umas de do da dos das em no na nos nas por pelo pela pelos pelas para pra pro pras ' +
    'com sem e ou mas que qual quais quem se ja nao sim eu tu ele ela nos eles elas voce voces vc vcs me te lhe ' +
    'meu minha meus minhas seu sua seus suas isso isto esse essa esses essas este esta estes estas aquele aquela ' +
    'ai aqui ali la ao aos e eh era foi ser sao sou esta estou estao tem tenho ter ha vai vou la so tambem tb ' +
    'muito mais menos bem bom boa dia tarde noite oi ola tudo obrigado obrigada por favor entao ate como ' +
    'the an of to in on at for from with and or but is are was were be been am i you he she it we they my your ' +
    'his her its our their this that these those do does did have has had can could would will please hi hello ' +
    'thanks thank not no yes so if as by me us them what which who there here'
  ).split(' '),
);

/** At most 12 distinct words, the longest (hence rarest) ones. A text of common words alone keeps them. */
export function tellingWords(text: string): string[] {
  const words = [...new Set(foldedWords(text.slice(0, 4000)))];
  const telling = words.filter((word) => !COMMON.has(word));
  const chosen = telling.length > 0 ? telling : words;
  return chosen.toSorted((a, b) => b.length - a.length).slice(0, MAX_WORDS);
}

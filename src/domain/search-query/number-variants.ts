/**
 * Plural and singular of a word, Portuguese and English, without a dictionary: what might be the other number of it. What is no
 * word finds nothing. Symmetric: each is among the other's.
 */

/** Ending of the singular, of the plural, and what must stand before both. */
const ENDINGS: readonly (readonly [singular: string, plural: string, stem: RegExp])[] = [
  // casa, casas; mão, mãos; order, orders
  ['', 's', /[^sxz]$/],
  // flor, flores; vez, vezes; mês, meses; box, boxes; abdômen, abdômenes
  ['', 'es', /(?:[rzsxn]|[cs]h)$/],
  ['ao', 'oes', /$/],
  ['ao', 'aes', /$/],
  ['al', 'ais', /$/],
  ['el', 'eis', /$/],
  ['ol', 'ois', /$/],
  ['ul', 'uis', /$/],
  // funil, funis; fóssil, fósseis
  ['il', 'is', /[^aeiou]$/],
  ['il', 'eis', /[^aeiou]$/],
  ['m', 'ns', /[aeiou]$/],
  // delivery, deliveries
  ['y', 'ies', /[^aeiou]$/],
];

const IRREGULAR =
  'man men,woman women,child children,person people,foot feet,tooth teeth,mouse mice,goose geese,knife knives,life lives,' +
  'wife wives,leaf leaves,shelf shelves,half halves,scarf scarves,loaf loaves,thief thieves,wolf wolves,calf calves,' +
  'potato potatoes,tomato tomatoes,hero heroes,echo echoes';

const PAIRS: ReadonlyMap<string, string> = new Map(
  IRREGULAR.split(',').flatMap((pair) => {
    const [singular = '', plural = ''] = pair.split(' ');
    return [
      [singular, plural],
      [plural, singular],
    ] as const;
  }),
);

/** They have no number, and what looks like theirs is another word: mais is no plural of mal. */
const INVARIABLE: ReadonlySet<string> = new Set(
  (
    'mais mas dois tres seis dez depois pois nos vos sem tem com nem quem bem ontem alguem ninguem tambem antes ate lhe ' +
    'gratis onibus lapis apenas alias menos jamais has was this his its yes does thus plus less news pix'
  ).split(' '),
);

const WORD = /^[a-z]{3,}$/;

/** At most 6; the word itself is none of them. @param word folded; anything but three letters or more has none */
export function numberVariants(word: string): string[] {
  if (!WORD.test(word) || INVARIABLE.has(word)) return [];
  const variants = new Set<string>();
  const irregular = PAIRS.get(word);
  if (irregular !== undefined) variants.add(irregular);
  const exchange = (ending: string, other: string, stem: RegExp) => {
    if (!word.endsWith(ending)) return;
    const rest = word.slice(0, word.length - ending.length);
    const variant = rest + other;
    if (stem.test(rest) && WORD.test(variant) && !INVARIABLE.has(variant)) variants.add(variant);
  };
  for (const [singular, plural, stem] of ENDINGS) {
    exchange(singular, plural, stem);
    exchange(plural, singular, stem);
  }
  return [...variants];
}

/** Everyone at once: which ids make up each person, and their numbers. */
import { identitiesOf, nearby, othersOf, type Identities, type IdentityFacts } from './identity';
import { aliasesOf, digitsOfChatId } from './phone-identity';

/** Ids looked at in one step: a few ms of work. */
const STEP = 2000;

/** Groups of ids, one per person, each id in one group; in no order, and given way between steps however many there are. */
export function* peopleInSteps(
  identities: Identities,
): Generator<undefined, string[][], undefined> {
  const near = nearby(identities);
  yield;
  const people: string[][] = [];
  const seen = new Set<string>();
  let count = 0;
  for (const id of identities.ids()) {
    count += 1;
    if (count % STEP === 0) yield;
    if (seen.has(id)) continue;
    const group = [id, ...othersOf(id, near).keys()];
    for (const one of group) seen.add(one);
    people.push(group);
  }
  return people;
}

/** The same at once. Ids within a group, and groups, are sorted. */
export function peopleOf(facts: IdentityFacts): string[][] {
  const steps = peopleInSteps(identitiesOf(facts));
  for (;;) {
    const { done, value } = steps.next();
    if (!done) continue;
    for (const group of value) group.sort();
    return value.sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
  }
}

/** @returns whether the facts make these two ids one person; every id is the same person as itself. */
export function samePerson(facts: IdentityFacts, a: string, b: string): boolean {
  return a === b || othersOf(a, nearby(identitiesOf(facts))).has(b);
}

/** The numbers of a person's ids, each once: of two spellings the first. */
export function phonesOf(ids: readonly string[]): string[] {
  const spelled = new Set<string>();
  return ids.flatMap((id) => {
    const phone = digitsOfChatId(id);
    if (phone === undefined || spelled.has(phone)) return [];
    for (const spelling of aliasesOf(phone)) spelled.add(spelling);
    return [phone];
  });
}

/**
 * Who might be one person without anything saying so: for the user to review, never decided here. Right rather than complete:
 * a name alone is shared by many, so each suggestion rests on a name and on something besides.
 */
import { foldText } from './folding';
import { pairOf, type IdentityDecision } from './identity';
import { phonesOf } from './identity-people';
import { aliasesOf } from './phone-identity';

export interface SuggestedPerson {
  readonly id: string;
  /** All ids of the person. */
  readonly personIds: readonly string[];
  readonly savedName?: string;
  readonly businessName?: string;
  readonly pushName?: string;
}

/** How two numbers differ: in what stands before their last eight digits, or in one digit. */
export type NumberDifference = 'prefix' | 'digit';

export type MergeEvidence =
  /** Both are in the address book under this name. */
  | { readonly type: 'saved-name'; readonly name: string }
  /** Both call themselves so. */
  | { readonly type: 'push-name'; readonly name: string }
  /** A private id without a number is called like the one person with a number who bears that name. */
  | { readonly type: 'private-id'; readonly name: string }
  | { readonly type: 'number'; readonly difference: NumberDifference }
  /** Somebody's contact card, of this name, says so. */
  | { readonly type: 'card'; readonly name: string }
  | { readonly type: 'photo' };

export interface Match<Person extends SuggestedPerson> {
  readonly a: Person;
  readonly b: Person;
  readonly evidence: readonly MergeEvidence[];
}

/** A contact as a message of kind "contact" carries it. */
export interface ContactCard {
  /** Whose card it is taken for. */
  readonly name: string;
  /** As they are written. */
  readonly phones: readonly string[];
  /** The chat in which they sent it themselves; absent: somebody else did. */
  readonly sentBy?: string;
}

/** A name as it is compared: folded words of letters and digits. */
function nameKey(name: string | undefined): string {
  return (foldText(name ?? '').match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

/** Two words or more: a first name alone is everybody's. */
function isTelling(key: string): boolean {
  return key.split(' ').filter((word) => /\p{L}{2}/u.test(word)).length >= 2;
}

const TAIL = 8;
/** Among more people of one name than this, single digits tell nothing. */
const FEW = 8;

/** How two different numbers differ, when they are so alike that it is no chance; undefined: they are two numbers. */
export function numberDifference(one: string, other: string): NumberDifference | undefined {
  if (one === other || aliasesOf(one).includes(other)) return undefined;
  if (one.length >= TAIL && one.slice(-TAIL) === other.slice(-TAIL)) return 'prefix';
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return undefined;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const rest = short.length === long.length ? short.slice(at + 1) : short.slice(at);
  return rest === long.slice(at + 1) ? 'digit' : undefined;
}

/** Enough to ask the user. */
export function isConvincing(evidence: readonly MergeEvidence[]): boolean {
  const has = (type: MergeEvidence['type']) => evidence.some((one) => one.type === type);
  if (has('private-id')) return true;
  if (has('saved-name') && has('number')) return true;
  // One name may be chance; that two sources agree is not.
  const names = evidence.flatMap((one) =>
    one.type === 'saved-name' || one.type === 'push-name' ? [nameKey(one.name)] : [],
  );
  return names.some(isTelling) && (names.length > 1 || has('photo') || has('card'));
}

/** How much speaks for it: what is shown first. */
export function weightOf(evidence: readonly MergeEvidence[]): number {
  const weight = { number: 5, card: 5, photo: 4, 'saved-name': 2, 'push-name': 2, 'private-id': 1 };
  return evidence.reduce((sum, one) => sum + weight[one.type], 0);
}

/** What the cards say for two people who bear the same name. */
export function cardEvidence(
  { a, b }: { a: SuggestedPerson; b: SuggestedPerson },
  cards: readonly ContactCard[],
): MergeEvidence | undefined {
  const spellings = ({ personIds }: SuggestedPerson) =>
    new Set(phonesOf(personIds).flatMap(aliasesOf));
  const [ofA, ofB] = [spellings(a), spellings(b)];
  const names = ({ savedName, businessName, pushName }: SuggestedPerson) =>
    [savedName, businessName, pushName].map(nameKey).filter((key) => key !== '');
  for (const card of cards) {
    const phones = card.phones.map((phone) => phone.replace(/\D/g, ''));
    const [namesA, namesB] = [ofA, ofB].map((own) => phones.some((phone) => own.has(phone)));
    const said = { type: 'card', name: card.name } as const;
    // Both numbers on one card.
    if (namesA && namesB) return said;
    // Their own card, sent from one id with the number of the other.
    const key = nameKey(card.name);
    const { sentBy } = card;
    if (sentBy === undefined) continue;
    if (namesB && a.personIds.includes(sentBy) && names(a).includes(key)) return said;
    if (namesA && b.personIds.includes(sentBy) && names(b).includes(key)) return said;
  }
  return undefined;
}

/** Names looked at between two breaths: a few ms of work. */
const CHUNK = 1000;

/**
 * Pairs of people who bear the same name and may be one, with what the names and numbers say; not all of it convincing. Never
 * two whom the user called different.
 * @param pause awaited between chunks: gives way to the page.
 */
export async function matchingPeople<Person extends SuggestedPerson>(
  people: readonly Person[],
  decisions: Iterable<IdentityDecision>,
  pause: () => Promise<void>,
): Promise<Match<Person>[]> {
  const saved = new Map<string, Person[]>();
  const pushed = new Map<string, Person[]>();
  const withNumber = new Map<string, Person[]>();
  const private_ = new Map<string, Person[]>();
  const personOf = new Map<string, Person>();
  for (const [index, person] of people.entries()) {
    for (const id of person.personIds) personOf.set(id, person);
    const keys = [person.savedName, person.businessName, person.pushName].map(nameKey);
    const hasNumber = phonesOf(person.personIds).length > 0;
    add(saved, keys[0], person);
    add(pushed, keys[2], person);
    for (const key of new Set(keys)) add(hasNumber ? withNumber : private_, key, person);
    if (index % CHUNK === CHUNK - 1) await pause();
  }
  const apart = new Set<string>();
  for (const { a, b, decision } of decisions) {
    const [one, other] = [personOf.get(a), personOf.get(b)];
    if (decision === 'different' && one && other) apart.add(pairOf(one.id, other.id));
  }

  const matches = new Map<string, Match<Person>>();
  const say = (one: Person, other: Person, evidence: MergeEvidence) => {
    const pair = pairOf(one.id, other.id);
    if (one === other || apart.has(pair) || areTwoBusinesses(one, other)) return;
    const [a, b] = one.id < other.id ? [one, other] : [other, one];
    const known = matches.get(pair)?.evidence ?? [];
    if (known.some(({ type }) => type === evidence.type)) return;
    matches.set(pair, { a, b, evidence: [...known, evidence] });
  };
  let seen = 0;
  const breathe = async (group: readonly Person[]) => {
    seen += group.length;
    if (seen <= CHUNK) return;
    seen = 0;
    await pause();
  };
  for (const [key, group] of saved) {
    for (const [one, other, difference] of alikeNumbers(group)) {
      say(one, other, { type: 'saved-name', name: one.savedName ?? '' });
      say(one, other, { type: 'number', difference });
    }
    if (isTelling(key) && group.length <= FEW)
      for (const [one, other] of pairs(group))
        say(one, other, { type: 'saved-name', name: one.savedName ?? '' });
    await breathe(group);
  }
  for (const [key, group] of pushed) {
    const [one, other] = group;
    if (isTelling(key) && group.length === 2 && one && other)
      say(one, other, { type: 'push-name', name: one.pushName ?? '' });
    await breathe(group);
  }
  for (const [key, group] of private_) {
    await breathe(group);
    const [one, ...more] = group;
    const [other, ...others] = withNumber.get(key) ?? [];
    if (!isTelling(key) || !one || !other || more.length > 0 || others.length > 0) continue;
    const name = [other.savedName, other.businessName, other.pushName].find(
      (candidate) => nameKey(candidate) === key,
    );
    if (nameKey(other.savedName) !== '') say(one, other, { type: 'private-id', name: name ?? '' });
  }
  return [...matches.values()];
}

function add<Person>(index: Map<string, Person[]>, key: string | undefined, person: Person): void {
  if (key === undefined || key === '') return;
  const group = index.get(key);
  if (group) group.push(person);
  else index.set(key, [person]);
}

/** WhatsApp verified both names, and they differ. */
function areTwoBusinesses(one: SuggestedPerson, other: SuggestedPerson): boolean {
  const [a, b] = [nameKey(one.businessName), nameKey(other.businessName)];
  return a !== '' && b !== '' && a !== b;
}

/** People of one name whose numbers are alike. */
function* alikeNumbers<Person extends SuggestedPerson>(
  group: readonly Person[],
): Generator<[Person, Person, NumberDifference]> {
  const byTail = new Map<string, Person[]>();
  for (const person of group)
    for (const phone of phonesOf(person.personIds)) add(byTail, phone.slice(-TAIL), person);
  // The same name on hundreds of entries (a company's, "Cliente"): only the tail may tell.
  const sets =
    group.length <= FEW ? [group] : [...byTail.values()].filter((set) => set.length <= FEW);
  for (const set of sets)
    for (const [one, other] of pairs(set))
      for (const phone of phonesOf(one.personIds))
        for (const otherPhone of phonesOf(other.personIds)) {
          const difference = numberDifference(phone, otherPhone);
          if (difference) yield [one, other, difference];
        }
}

function* pairs<Item>(items: readonly Item[]): Generator<[Item, Item]> {
  for (const [index, one] of items.entries())
    for (const other of items.slice(index + 1)) yield [one, other];
}

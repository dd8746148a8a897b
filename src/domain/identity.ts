/**
 * Which WhatsApp ids are one person. What counts, and nothing else:
 * - a pair of a private id (@lid) and a phone id (@c.us) that WhatsApp told and neither side contradicts;
 * - two spellings of one phone (`aliasesOf`), unless the user said that they are two people;
 * - the user's word that two ids are the same person.
 * All three are taken together as a set: the order in which they became known changes nothing, and a fact taken back leaves
 * exactly what was before.
 */
import { aliasesOf, digitsOfChatId } from './phone-identity';

export interface KnownId {
  /** WhatsApp's id. */
  readonly id: string;
  /** What WhatsApp said is its other id: the @lid of a @c.us, or the @c.us of a @lid. */
  readonly pairedId?: string;
}

/** What the user decided about two ids. */
export interface IdentityDecision {
  readonly a: string;
  readonly b: string;
  readonly decision: 'same' | 'different';
}

export interface IdentityFacts {
  readonly ids: Iterable<KnownId>;
  readonly decisions: Iterable<IdentityDecision>;
}

/** Why two ids are one person. */
export type IdentityReason = 'pair' | 'alias' | 'decision';

/** The other spellings under which WhatsApp may know the phone of this id; none for a private id, which is no phone. */
export function aliasIds(id: string): string[] {
  const phone = digitsOfChatId(id);
  // An id with a device in it is no person's id.
  if (phone === undefined || id !== `${phone}@c.us`) return [];
  return aliasesOf(phone)
    .slice(1)
    .map((alias) => `${alias}@c.us`);
}

/** A pair joins a private id and a phone; nothing else is one, whatever the page says. */
export function canBePair(a: string, b: string): boolean {
  return (a.endsWith('@lid') && b.endsWith('@c.us')) || (a.endsWith('@c.us') && b.endsWith('@lid'));
}

/** The key of two ids in whichever order. */
export function pairOf(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** Facts gathered bit by bit (a large address book in chunks), then asked who is one person. */
export class Identities {
  readonly #pairs = new Map<string, string | undefined>();
  readonly #aliases = new Map<string, string[]>();
  readonly #claims = new Map<string, Set<string>>();
  readonly #decisions: IdentityDecision[] = [];
  readonly #apart = new Set<string>();

  /** A known id, with its pair at most once: an id has one row. */
  know({ id, pairedId }: KnownId): void {
    this.#mention(id);
    if (pairedId === undefined || !canBePair(id, pairedId)) return;
    this.#mention(pairedId);
    this.#pairs.set(id, pairedId);
    const claims = this.#claims.get(pairedId);
    if (claims) claims.add(id);
    else this.#claims.set(pairedId, new Set([id]));
  }

  decide(decision: IdentityDecision): void {
    this.#mention(decision.a);
    this.#mention(decision.b);
    this.#decisions.push(decision);
    if (decision.decision === 'different') this.#apart.add(pairOf(decision.a, decision.b));
  }

  #mention(id: string): void {
    if (this.#aliases.has(id)) return;
    this.#aliases.set(id, aliasIds(id));
    if (!this.#pairs.has(id)) this.#pairs.set(id, undefined);
  }

  /** Every id that any fact names. */
  ids(): Iterable<string> {
    return this.#aliases.keys();
  }

  /** Every two ids that are directly one person, with the reason; the user may have joined two that are one anyway. */
  *joints(): Generator<{ a: string; b: string; reason: IdentityReason }> {
    for (const [id, pairedId] of this.#pairs)
      // Each two once; said by both, it is said by the first.
      if (
        pairedId !== undefined &&
        !(pairedId < id && this.#pairs.get(pairedId) === id) &&
        this.#holds(id, pairedId)
      )
        yield { a: id, b: pairedId, reason: 'pair' };
    for (const [id, aliases] of this.#aliases)
      for (const alias of aliases)
        // Each two once; known to both, because spelling is symmetric.
        if (id < alias && this.#aliases.has(alias) && !this.#apart.has(pairOf(id, alias)))
          yield { a: id, b: alias, reason: 'alias' };
    for (const { a, b, decision } of this.#decisions)
      if (decision === 'same') yield { a, b, reason: 'decision' };
  }

  /**
   * Numbers change hands and people change numbers, and what was said before stays in the other rows. The id's own word about
   * itself counts; where it is silent, the word of others, unless they are several.
   */
  #holds(id: string, pairedId: string): boolean {
    const word = this.#pairs.get(pairedId);
    if (word !== undefined) return word === id;
    const claims = this.#claims.get(pairedId) ?? new Set();
    const spellings = new Set([id, ...aliasIds(id)]);
    return [...claims].every((claim) => spellings.has(claim));
  }
}

/** For each id those that it is directly one person with. */
export type Nearby = ReadonlyMap<string, readonly { other: string; reason: IdentityReason }[]>;

export function nearby(identities: Identities): Nearby {
  const near = new Map<string, { other: string; reason: IdentityReason }[]>();
  const join = (from: string, other: string, reason: IdentityReason) => {
    const known = near.get(from);
    if (known) known.push({ other, reason });
    else near.set(from, [{ other, reason }]);
  };
  for (const { a, b, reason } of identities.joints()) {
    join(a, b, reason);
    join(b, a, reason);
  }
  return near;
}

/**
 * The other ids of the person of this id, the nearest first (pairs before spellings before decisions), each with why it
 * belongs: `of` is the id itself or one that stands before.
 */
export function othersOf(
  id: string,
  near: Nearby,
): Map<string, { reason: IdentityReason; of: string }> {
  const others = new Map<string, { reason: IdentityReason; of: string }>();
  const reached = [id];
  for (const of of reached)
    for (const { other, reason } of near.get(of) ?? []) {
      if (other === id || others.has(other)) continue;
      others.set(other, { reason, of });
      reached.push(other);
    }
  return others;
}

export function identitiesOf({ ids, decisions }: IdentityFacts): Identities {
  const identities = new Identities();
  for (const known of ids) identities.know(known);
  for (const decision of decisions) identities.decide(decision);
  return identities;
}

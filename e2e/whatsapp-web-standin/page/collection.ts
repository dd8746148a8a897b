import { Emitter } from './emitter.ts';

/** What a collection asks of its members; every model with an id is one. */
export interface CollectionMember {
  id: { toString(): string };
  attributes: object;
  set(changes: never): unknown;
  heldBy(holder: Emitter): void;
  releasedBy(holder: Emitter): void;
}

type ModelClass<Member> = new (attributes: never) => Member;

/**
 * A Backbone-like collection: members are found by id (a string, an id object, or anything with an
 * `id`), `add` of a known id updates it, and members' `change:*` events are repeated.
 */
export class Collection<Member extends CollectionMember> extends Emitter {
  readonly modelClass: ModelClass<Member>;
  #members: Member[] = [];
  readonly #byId = new Map<string, Member>();
  #unsorted = false;

  constructor(modelClass: ModelClass<Member>) {
    super();
    // WhatsApp's base class refuses the same way, and wa-js knows the class by these words.
    if (!modelClass) throw new Error('Collection initialized without model');
    this.modelClass = modelClass;
  }

  /** Order of the members; overridden by collections that keep one. */
  compare(_one: Member, _other: Member): number {
    return 0;
  }

  /** Called when something that `compare` looks at has changed. */
  sortLater(): void {
    this.#unsorted = true;
  }

  get length(): number {
    return this.#members.length;
  }

  getModelsArray(): Member[] {
    if (this.#unsorted) {
      this.#members.sort((one, other) => this.compare(one, other));
      this.#unsorted = false;
    }
    return this.#members.slice();
  }

  toArray(): Member[] {
    return this.getModelsArray();
  }

  get(key: unknown): Member | undefined {
    if (key === null || key === undefined) return undefined;
    const byKey = this.#byId.get(String(key));
    if (byKey !== undefined || typeof key !== 'object' || !('id' in key)) return byKey;
    return this.#byId.get(String(key.id));
  }

  assertGet(key: unknown): Member {
    const member = this.get(key);
    if (member === undefined) throw new Error(`not in the collection: ${String(key)}`);
    return member;
  }

  async find(key: unknown): Promise<Member | undefined> {
    return this.get(key);
  }

  findFirst(accepts: (member: Member) => boolean): Member | undefined {
    return this.getModelsArray().find(accepts);
  }

  filter(accepts: (member: Member) => boolean): Member[] {
    return this.getModelsArray().filter(accepts);
  }

  map<Result>(change: (member: Member) => Result): Result[] {
    return this.getModelsArray().map(change);
  }

  some(accepts: (member: Member) => boolean): boolean {
    return this.#members.some(accepts);
  }

  every(accepts: (member: Member) => boolean): boolean {
    return this.#members.every(accepts);
  }

  forEach(visit: (member: Member) => void): void {
    this.getModelsArray().forEach(visit);
  }

  head(): Member | undefined {
    return this.getModelsArray()[0];
  }

  last(): Member | undefined {
    return this.getModelsArray().at(-1);
  }

  add(given: unknown): Member[] {
    const list: unknown[] = Array.isArray(given) ? given : [given];
    return list.map((item) => this.#addOne(item));
  }

  remove(given: unknown): void {
    for (const item of Array.isArray(given) ? given : [given]) {
      const member = this.get(item);
      if (member === undefined) continue;
      this.#byId.delete(String(member.id));
      this.#members = this.#members.filter((other) => other !== member);
      member.releasedBy(this);
      this.trigger('remove', member, this);
    }
  }

  /** Finds a member under another id from now on; the member's own id is set by whoever calls. */
  replaceId(from: unknown, to: unknown): void {
    const member = this.#byId.get(String(from));
    if (member === undefined) return;
    this.#byId.delete(String(from));
    this.#byId.set(String(to), member);
  }

  reset(): void {
    for (const member of this.#members) member.releasedBy(this);
    this.#members = [];
    this.#byId.clear();
    this.trigger('reset', this);
  }

  #addOne(item: unknown): Member {
    const member = item instanceof this.modelClass ? item : new this.modelClass(item as never);
    const key = String(member.id);
    const known = this.#byId.get(key);
    if (known !== undefined) {
      if (known !== member) known.set(member.attributes as never);
      return known;
    }
    member.heldBy(this);
    this.#byId.set(key, member);
    this.#members.push(member);
    this.#unsorted = true;
    this.trigger('add', member, this);
    return member;
  }
}

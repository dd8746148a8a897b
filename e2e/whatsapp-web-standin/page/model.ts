import { Emitter } from './emitter.ts';

/** A collection that holds a model and repeats its events. */
interface Holder {
  trigger(name: string, ...args: unknown[]): unknown;
}

/**
 * A Backbone-like model: every attribute is a property that fires `change:<name>` on the model and
 * on the collections that hold it. wa-js and its users read values both as properties and from
 * `attributes`.
 */
export class Model<Attributes extends object = Record<string, unknown>> extends Emitter {
  readonly #attributes: Partial<Attributes> = {};
  readonly #holders = new Set<Holder>();

  constructor(attributes: Partial<Attributes> = {}) {
    super();
    this.#define({ ...this.defaults(), ...attributes });
  }

  /** Values of attributes that were not given; overridden by subclasses. */
  defaults(): Partial<Attributes> {
    return {};
  }

  get attributes(): Partial<Attributes> {
    return { ...this.#attributes };
  }

  get<Name extends keyof Attributes>(name: Name): Attributes[Name] | undefined {
    return this.#attributes[name];
  }

  set(changes: Partial<Attributes>): this;
  set<Name extends keyof Attributes>(name: Name, value: Attributes[Name]): this;
  set(nameOrChanges: keyof Attributes | Partial<Attributes>, value?: unknown): this {
    const changes = (
      typeof nameOrChanges === 'object' ? nameOrChanges : { [nameOrChanges]: value }
    ) as Partial<Attributes>;
    const changed = (Object.keys(changes) as (keyof Attributes & string)[]).filter(
      (name) => this.#attributes[name] !== changes[name],
    );
    const previous = changed.map((name) => this.#attributes[name]);
    this.#define(changes);
    // As in Backbone, all values are in place before the first listener hears of one.
    changed.forEach((name, index) => {
      this.#announce(`change:${name}`, this, this.#attributes[name], previous[index]);
    });
    if (changed.length > 0) this.#announce('change', this);
    return this;
  }

  unset(name: keyof Attributes): this {
    return this.set({ [name]: undefined } as Partial<Attributes>);
  }

  toJSON(): Partial<Attributes> {
    return this.attributes;
  }

  heldBy(holder: Holder): void {
    this.#holders.add(holder);
  }

  releasedBy(holder: Holder): void {
    this.#holders.delete(holder);
  }

  #define(changes: Partial<Attributes>): void {
    Object.assign(this.#attributes, changes);
    for (const name of Object.keys(changes)) {
      if (name in this) continue;
      Object.defineProperty(this, name, {
        configurable: true,
        enumerable: true,
        get: () => this.#attributes[name as keyof Attributes],
        set: (value: Attributes[keyof Attributes]) => {
          this.set(name as keyof Attributes, value);
        },
      });
    }
  }

  #announce(name: string, ...args: unknown[]): void {
    this.trigger(name, ...args);
    for (const holder of this.#holders) holder.trigger(name, ...args);
  }
}

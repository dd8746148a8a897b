type Listener = (...args: never[]) => unknown;

interface Registration {
  listener: Listener;
  context: unknown;
}

/**
 * The event half of a Backbone object, as WhatsApp's models, collections and buses have it: several
 * names in one string, `all`, and `listenTo`.
 */
export class Emitter {
  // Not enumerable: a model's own keys must be its attributes alone.
  readonly #listeners = new Map<string, Registration[]>();

  on(names: string, listener: Listener, context?: unknown): this {
    for (const name of names.split(' ')) {
      const registrations = this.#listeners.get(name) ?? [];
      this.#listeners.set(name, [...registrations, { listener, context }]);
    }
    return this;
  }

  once(names: string, listener: Listener, context?: unknown): this {
    const once = (...args: never[]): void => {
      this.off(names, once);
      listener.apply(context ?? this, args);
    };
    return this.on(names, once);
  }

  off(names?: string, listener?: Listener): this {
    if (names === undefined) {
      this.#listeners.clear();
      return this;
    }
    for (const name of names.split(' ')) {
      const kept = (this.#listeners.get(name) ?? []).filter(
        (registration) => listener !== undefined && registration.listener !== listener,
      );
      this.#listeners.set(name, kept);
    }
    return this;
  }

  trigger(name: string, ...args: unknown[]): this {
    for (const { listener, context } of this.#listeners.get(name) ?? []) {
      listener.apply(context ?? this, args as never[]);
    }
    if (name === 'all') return this;
    for (const { listener, context } of this.#listeners.get('all') ?? []) {
      listener.apply(context ?? this, [name, ...args] as never[]);
    }
    return this;
  }

  listenTo(other: Emitter, names: string, listener: Listener): this {
    other.on(names, listener, this);
    return this;
  }

  stopListening(other?: Emitter, names?: string, listener?: Listener): this {
    other?.off(names, listener);
    return this;
  }
}

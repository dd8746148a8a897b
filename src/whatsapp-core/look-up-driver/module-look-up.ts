import { reader } from '../wa-js-driver/model-reading';
import { LOOKED_FOR, type Found, type LookedFor } from './looked-for';

/** A module as WhatsApp's loader keeps it. */
interface LoadedModule {
  readonly factoryFinished?: boolean;
  readonly exports?: unknown;
}

export interface ModuleLookUp {
  /** Undefined while it is not there. */
  find(name: Found): unknown;
  /** How many modules WhatsApp's loader knows. */
  modules(): number;
}

/**
 * Finds WhatsApp's own objects, without changing anything. Only modules of the list are ever instantiated; by shape, only those
 * are looked through that WhatsApp itself has instantiated.
 */
export function moduleLookUp(page: Window): ModuleLookUp {
  const found = new Map<Found, unknown>();
  /** At how many modules each was looked for by shape in vain. */
  const scannedAt = new Map<Found, number>();

  function modulesMap(): Readonly<Record<string, LoadedModule | null>> {
    const debug = reader(call(page, 'require', '__debug'));
    return (debug('modulesMap') ?? {}) as ReturnType<typeof modulesMap>;
  }

  function byName(map: Readonly<Record<string, unknown>>, wanted: LookedFor): unknown {
    for (const name of wanted.modules) {
      const namespace = map[name] && call(page, 'importNamespace', name);
      const match = namespace && inModule(namespace, wanted, wanted.exports);
      if (match) return match;
    }
    return undefined;
  }

  /**
   * WhatsApp has several stores of one model (starred messages, channels): the one with the most members is meant. `empty`: only such
   * without any were seen, and one of them may still fill.
   */
  function byShape(map: Readonly<Record<string, LoadedModule | null>>, wanted: LookedFor) {
    // A bare function is known by its name alone.
    const isNamed = wanted.hasShape(() => undefined);
    let match: unknown;
    let most = -1;
    for (const [name, loaded] of Object.entries(map)) {
      if (!name.startsWith('WA') || !loaded?.factoryFinished) continue;
      const names = isNamed ? wanted.exports : ['', ...Object.keys(Object(loaded.exports))];
      const value = inModule(loaded.exports, wanted, names);
      const size = value === undefined ? -1 : sizeOf(value);
      if (size > most) [match, most] = [value, size];
    }
    return { match: most > 0 ? match : undefined, empty: most === 0 };
  }

  return {
    find(name) {
      const known = found.get(name);
      if (known !== undefined) return known;
      const map = modulesMap();
      const count = Object.keys(map).length;
      let match = byName(map, LOOKED_FOR[name]);
      if (match === undefined && scannedAt.get(name) !== count) {
        const scan = byShape(map, LOOKED_FOR[name]);
        if (!scan.empty) scannedAt.set(name, count);
        match = scan.match;
      }
      if (match !== undefined) found.set(name, match);
      return match;
    },
    modules: () => Object.keys(modulesMap()).length,
  };
}

/** How many members a store has; 1 for what is no store. */
function sizeOf(value: unknown): number {
  const members = reader(value)('getModelsArray');
  if (typeof members !== 'function') return 1;
  const all = attempt(() => Reflect.apply(members, value, []) as unknown);
  return Array.isArray(all) ? all.length : 0;
}

function inModule(namespace: unknown, wanted: LookedFor, names: readonly string[]): unknown {
  return names
    .map((name) => (name === '' ? namespace : reader(namespace)(name)))
    .find((value) => attempt(() => wanted.hasShape(value)));
}

/** A page without WhatsApp's loader has no function here to call. */
function call(page: Window, loader: 'require' | 'importNamespace', module: string): unknown {
  return attempt(() => Reflect.apply(reader(page)(loader) as () => unknown, page, [module]));
}

/** Factories and shapes of a page that changed may throw anything: then it is not what we look for. */
function attempt<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

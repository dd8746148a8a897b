import type { ModuleArrival, ModuleFault } from '../wire.ts';

export type ModuleExports = Record<string, unknown>;
export type ModuleDefinitions = Record<string, ModuleExports>;

interface RegisteredModule {
  id: string;
  dependencies: string[];
  factory: () => ModuleExports;
  /** Since it was first required. */
  factoryFinished?: true;
  exports?: ModuleExports;
}

/** The globals by which wa-js recognises WhatsApp's loader. */
interface LoaderGlobals {
  __d: (id: string, dependencies: string[], factory: () => ModuleExports) => void;
  require: (id: string) => unknown;
  importNamespace: (id: string) => ModuleExports;
  ErrorGuard: { skipGuardGlobal(skip: boolean): void };
}

const modulesMap: Record<string, RegisteredModule> = {};
const instances = new Map<string, ModuleExports>();

function load(id: string): ModuleExports {
  const known = instances.get(id);
  if (known !== undefined) return known;
  const registered = modulesMap[id];
  if (registered === undefined) throw new Error(`Requiring unknown module "${id}".`);
  const exports = registered.factory();
  instances.set(id, exports);
  Object.assign(registered, { factoryFinished: true, exports });
  return exports;
}

function define(id: string, dependencies: string[], factory: () => ModuleExports): void {
  modulesMap[id] = { id, dependencies, factory };
}

/** Puts WhatsApp's loader on the window. Only now can wa-js see anything. */
function installLoader(): void {
  define('__debug', [], () => ({ modulesMap }));
  const target = window as unknown as LoaderGlobals;
  target.ErrorGuard = { skipGuardGlobal: () => {} };
  target.importNamespace = load;
  target.__d = define;
  target.require = (id) => {
    const exports = load(id);
    return exports.default ?? exports;
  };
}

/** Registers every module, in batches where asked. Resolves when the last one is in. */
export async function registerModules(
  definitions: ModuleDefinitions,
  arrival: ModuleArrival,
  faults: ModuleFault[],
): Promise<void> {
  installLoader();
  const names = Object.entries(withFaults(definitions, faults));
  const { batches, gapMs } = arrival === 'at-once' ? { batches: 1, gapMs: 0 } : arrival;
  const size = Math.ceil(names.length / batches);
  for (let start = 0; start < names.length; start += size) {
    if (start > 0) await new Promise((resolve) => setTimeout(resolve, gapMs));
    for (const [id, exports] of names.slice(start, start + size)) define(id, [], () => exports);
  }
}

/** The definitions after a "WhatsApp update". Untouched modules keep their very objects. */
function withFaults(definitions: ModuleDefinitions, faults: ModuleFault[]): ModuleDefinitions {
  const result = { ...definitions };
  for (const fault of faults) {
    const exports = result[fault.module];
    if (exports === undefined) throw new Error(`the stand-in has no module ${fault.module}`);
    if (fault.kind === 'missing') {
      delete result[fault.module];
    } else if (fault.kind === 'renamed') {
      delete result[fault.module];
      result[fault.to] = exports;
    } else {
      const { [fault.export]: taken, ...rest } = exports;
      if (taken === undefined) throw new Error(`${fault.module} has no export ${fault.export}`);
      result[fault.module] = rest;
      if (fault.kind === 'export-moved') {
        result[fault.toModule] = { ...result[fault.toModule], [fault.as ?? fault.export]: taken };
      }
    }
  }
  return result;
}

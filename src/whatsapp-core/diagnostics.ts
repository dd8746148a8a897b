import type { Binding } from '@/protocol/diagnostics';
import type { PageEventOf } from '@/protocol/page-event';

interface Finder {
  finds(binding: Binding): boolean;
}

/** Looks for everything that the drivers use: names of ours and counts, nothing of anybody. The bridge adds what the screen shows. */
export function diagnose(
  waJs: Finder & { version(): string; bindings(): Binding[] },
  lookUp: Finder & { modules(): number },
): PageEventOf<'diagnostics'> {
  const finders = { 'wa-js': waJs, 'look-up': lookUp };
  return {
    type: 'diagnostics',
    modules: lookUp.modules(),
    waJsVersion: waJs.version(),
    bindings: waJs.bindings().map((binding) => ({
      binding,
      foundBy: (['wa-js', 'look-up'] as const).filter((name) => finders[name].finds(binding)),
    })),
    places: [],
  };
}

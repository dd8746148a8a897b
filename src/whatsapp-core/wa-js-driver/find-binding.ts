import type { Binding } from '@/protocol/diagnostics';
import { findBinding, NEEDED, USED_TOO } from './bindings';
import { waJs } from './wa-js';

/** What wa-js has found of WhatsApp's page. */
export const waJsFindings = {
  /** Looks for it on the first use. */
  finds: (binding: Binding): boolean => Boolean(findBinding(binding)),
  /** All that the drivers use. */
  bindings: (): Binding[] => [
    ...new Set([NEEDED, USED_TOO].flatMap((names) => Object.values(names).flat())),
  ],
  version: (): string => (/^[0-9.]{1,16}$/.test(waJs.version) ? waJs.version : ''),
};

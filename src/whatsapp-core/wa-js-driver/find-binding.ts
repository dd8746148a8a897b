import type { Binding } from '@/protocol/diagnostics';
import { findBinding } from './bindings';
import { waJs } from './wa-js';

/** What wa-js has found of WhatsApp's page. */
export const waJsFindings = {
  /** Looks for it on the first use. */
  finds: (binding: Binding): boolean => Boolean(findBinding(binding)),
  version: (): string => (/^[0-9.]{1,16}$/.test(waJs.version) ? waJs.version : ''),
};

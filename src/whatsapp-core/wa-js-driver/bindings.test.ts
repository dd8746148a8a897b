import { describe, expect, it, vi } from 'vitest';
import { BINDINGS } from '@/protocol/diagnostics';
import { findBesideWaJs, findBinding, NEEDED, USED_TOO } from './bindings';

const { modules, search } = vi.hoisted(() => {
  const loaded: Record<string, Record<string, unknown>> = {};
  return {
    modules: loaded,
    /** As wa-js's: the modules of that name first, then all others. */
    search: (condition: (module: unknown) => boolean, _reverse: boolean, hint: string) =>
      [loaded[hint], ...Object.values(loaded)].find((module) => condition(module)) ?? null,
  };
});
vi.mock('./wa-js', () => ({
  waJs: {
    loader: { search },
    whatsapp: {
      MsgStore: 'messages',
      get Cmd() {
        throw new Error('a module that changed');
      },
      functions: { getReactions: 'reactions' },
    },
  },
}));

describe('what the driver stands on', () => {
  it('is what diagnostics look for, all of it', () => {
    const used = [...Object.values(NEEDED), ...Object.values(USED_TOO)].flat();
    expect([...new Set(used)].sort()).toEqual([...new Set(Object.values(BINDINGS).flat())].sort());
  });

  it('is found by wa-js, among stores and functions, or is missing', () => {
    expect(findBinding('MsgStore')).toBe('messages');
    expect(findBinding('getReactions')).toBe('reactions');
    expect(findBinding('ChatStore')).toBeUndefined();
    expect(findBinding('Cmd')).toBeUndefined();
  });

  it('is found beside wa-js by its export, wherever that has moved', () => {
    expect(findBesideWaJs('sendPeerDataOperationRequest')).toBeUndefined();
    modules['WAWebElsewhere'] = { sendPeerDataOperationRequest: 'moved' };
    expect(findBinding('sendPeerDataOperationRequest')).toBe('moved');
    modules['WAWebSendNonMessageDataRequest'] = { sendPeerDataOperationRequest: 'at home' };
    expect(findBesideWaJs('sendPeerDataOperationRequest')).toBe('at home');
  });
});

import { describe, expect, it } from 'vitest';
import { shownConnection } from './connection';

const working = { capability: 'send', status: 'ok', driver: 'wa-js' } as const;
const missing = { capability: 'send', status: 'missing', driver: 'off' } as const;
const byHand = { capability: 'send', status: 'ok', driver: 'dom' } as const;

describe('the connection that is shown', () => {
  it.each([
    [undefined, 'starting'],
    [{ state: 'connected', capabilities: [working] }, 'connected'],
    [{ state: 'connected', capabilities: [missing] }, 'degraded'],
    [{ state: 'connected', capabilities: [byHand] }, 'degraded'],
    [{ state: 'offline', capabilities: [missing] }, 'offline'],
    [{ state: 'reload-needed', capabilities: [] }, 'reload-needed'],
    [{ state: 'closed', capabilities: [working] }, 'closed'],
  ] as const)('%j is %s', (link, expected) => {
    expect(shownConnection(link && { ...link, capabilities: [...link.capabilities] })).toBe(
      expected,
    );
  });
});

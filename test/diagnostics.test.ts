import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BINDING_NAMES } from '@/protocol/diagnostics';

const sources = globSync('src/whatsapp-core/{wa-js-driver,look-up-driver}/*.ts')
  .filter((path) => !path.includes('.test.'))
  .map((path) => ({ path, code: readFileSync(path, 'utf8') }));

describe('what diagnostics look for', () => {
  it('is everything of WhatsApp’s that the wa-js driver names', () => {
    const used = sources.flatMap(({ code }) =>
      [...code.matchAll(/waJs\.whatsapp\.(?:functions\.)?(\w+)/g)].map(([, name]) => name),
    );
    expect(used.length).toBeGreaterThan(10);
    const unknown = used.filter(
      (name) => name !== 'functions' && !(BINDING_NAMES as readonly unknown[]).includes(name),
    );
    expect(unknown).toEqual([]);
  });

  it('names each thing once', () => {
    expect(new Set(BINDING_NAMES).size).toBe(BINDING_NAMES.length);
  });
});

// @vitest-environment node
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../scripts/project.ts';
import { textOf, trackedFiles } from './repository.ts';

interface Cruise {
  modules: { source: string; dependencies: { resolved: string }[] }[];
  summary: { violations: { rule: { name: string }; from: string; to: string }[] };
}

const cruise = JSON.parse(
  execFileSync(
    process.execPath,
    [
      join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
      '--output-type=json',
      'src',
      'entrypoints',
    ],
    { cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  ),
) as Cruise;

describe('the dependency rules', () => {
  it('are checked on modules that were really read', () => {
    const own = cruise.modules.filter(({ source }) => /^(src|entrypoints)\//.test(source));
    const sources = trackedFiles(/^(src|entrypoints)\/.*\.tsx?$/);
    expect(own.length).toBeGreaterThan(60);
    expect(own.map(({ source }) => source)).toEqual(expect.arrayContaining(sources));
  });

  it('see arrows through the alias', () => {
    const entrypoint = cruise.modules.find(
      ({ source }) => source === 'entrypoints/whatsapp.content.ts',
    );
    expect(entrypoint?.dependencies.map(({ resolved }) => resolved)).toContain(
      'src/content-script/bridge.ts',
    );
  });

  it('hold', () => {
    expect(
      cruise.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
    ).toEqual([]);
  });
});

describe('entrypoints', () => {
  it.each(trackedFiles(/^entrypoints\/.*\.tsx?$/))('%s only wires', (path) => {
    expect(textOf(path).trim().split('\n').length).toBeLessThan(40);
  });
});

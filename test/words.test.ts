// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { textOf, trackedFiles } from './repository.ts';

const TEXT = /\.(ts|tsx|mjs|cjs|js|json|md|html|css|yml|yaml)$|^\.(ci|npmrc|gitignore)/;
const THIS_FILE = 'test/words.test.ts';

function mentions(files: readonly string[], words: RegExp): string[] {
  return files
    .filter((path) => path !== THIS_FILE)
    .flatMap((path) =>
      textOf(path)
        .split('\n')
        .flatMap((line, index) => (words.test(line) ? [`${path}:${index + 1}`] : [])),
    );
}

describe('the repository', () => {
  it('never promises to evade anything', () => {
    // The README and the decision records say that the product does not.
    const files = trackedFiles(TEXT).filter((path) => !/^(README\.md$|docs\/)/.test(path));
    expect(mentions(files, /anti-?ban|undetectable|human-?like|indetectável/i)).toEqual([]);
  });

  it('names no path of one machine', () => {
    expect(
      mentions(trackedFiles(TEXT), /(?<![\w.])\/(root|work|home\/[a-z]+|Users\/[a-z]+)\//),
    ).toEqual([]);
  });

  it('names no package registry', () => {
    expect(mentions(trackedFiles(TEXT), /registry\.(npmjs|yarnpkg)|"resolved":/)).toEqual([]);
  });
});

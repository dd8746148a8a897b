// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../scripts/project.ts';
import { textOf } from './repository.ts';

const readme = textOf('README.md');
const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };

describe('the README', () => {
  it('names only commands that exist', () => {
    const commands = [...readme.matchAll(/npm (?:run )?(start|test|[a-z-]+)(?=[\s`)])/g)]
      .map((match) => match[1] ?? '')
      .filter((command) => !['ci', 'install'].includes(command));
    expect(commands).toEqual(expect.arrayContaining(['start', 'test']));
    expect(commands.filter((command) => !(command in scripts))).toEqual([]);
  });

  it('shows pictures and pages that are there', () => {
    const links = [...readme.matchAll(/\]\(([^)#:]+)\)|src="([^":]+)"/g)].map(
      (match) => match[1] ?? match[2] ?? '',
    );
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([]);
  });
});

/** The repository as its tests read it. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../scripts/project.ts';

/** Paths of all files under version control or about to be, that match. */
export function trackedFiles(matching: RegExp): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed.split('\n').filter((path) => path !== '' && matching.test(path));
}

export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

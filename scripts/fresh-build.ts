/** Builds the extension when its sources are newer than the build. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { buildFolder, inProject } from './project.ts';
import { runCommand } from './run-command.ts';

const SOURCES = ['src', 'entrypoints', 'public', 'wxt.config.ts', 'package-lock.json'];

async function newest(path: string): Promise<number> {
  const own = await stat(path);
  if (!own.isDirectory()) return own.mtimeMs;
  const names = await readdir(path);
  const times = await Promise.all(names.map((name) => newest(join(path, name))));
  return Math.max(own.mtimeMs, ...times);
}

async function isFresh(): Promise<boolean> {
  try {
    const built = await stat(join(buildFolder, 'manifest.json'));
    const times = await Promise.all(SOURCES.map((source) => newest(inProject(source))));
    return built.mtimeMs > Math.max(...times);
  } catch {
    // No build, or a source folder that is not there: building says it better.
    return false;
  }
}

/** @throws Error when the build fails; its words are on the terminal. */
export async function ensureBuild(): Promise<void> {
  if (await isFresh()) return;
  console.error('Building the extension …');
  if ((await runCommand('wxt', ['build'], { output: 'stderr' })) !== 0)
    throw new Error('The extension could not be built; see above.');
}

/** Runs one of the project's tools, with its output on this terminal. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './project.ts';

export interface CommandOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Where its standard output goes: this process's own ('inherit', the default), or its standard error. */
  readonly output?: 'inherit' | 'stderr';
  readonly signal?: AbortSignal;
}

/** Resolves to the exit code; 128 + n after signal n. Rejects when the command cannot be started. */
export function runCommand(
  command: string,
  commandArguments: readonly string[],
  options: CommandOptions = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, commandArguments, {
      cwd: root,
      stdio: ['ignore', options.output === 'stderr' ? 2 : 'inherit', 'inherit'],
      env: { ...process.env, ...options.env },
      signal: options.signal,
      // The project's binaries are .cmd files there.
      shell: process.platform === 'win32',
    });
    child.on('error', reject);
    child.on('exit', (code, signal) =>
      resolve(code ?? (signal ? 128 + constants.signals[signal] : 1)),
    );
  });
}

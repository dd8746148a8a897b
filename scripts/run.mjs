/**
 * What `npm start`, `npm test` and the others run first: installs the project's packages when they are missing, then
 * runs `scripts/TASK.ts` under the Node that comes with them. Needs Node 20 and no package.
 *
 * usage: node scripts/run.mjs TASK [ARGUMENTS]
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const windows = process.platform === 'win32';
const binaries = join(root, 'node_modules', '.bin');
const ownNode = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');

/** Why the packages must be installed, or undefined when they are as package-lock.json wants them. */
function installReason() {
  const installedLock = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedLock)) return 'they are missing';
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedLock, 'utf8')).packages;
  const changed = Object.keys(wanted).find((path) => {
    // Optional packages are those of other operating systems, too.
    if (path === '' || wanted[path].optional || wanted[path].devOptional) return false;
    return installed[path]?.version !== wanted[path].version;
  });
  if (changed) return 'package-lock.json has changed';
  // An install whose scripts were not allowed to run leaves the package without its binary.
  if (spawnSync(ownNode, ['--version']).status !== 0)
    return 'the Node that they bring does not run';
  return undefined;
}

/** PATH without the project's own binaries: an install must not run on the Node that it replaces. */
function outsidePath() {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.replaceAll('\\', '/').includes('node_modules/.bin'))
    .join(delimiter);
}

function ensurePackages() {
  const reason = installReason();
  if (!reason) return;
  console.error(`Installing the project's packages, because ${reason} (about a minute) …`);
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, PATH: outsidePath() },
    shell: windows,
  });
  const still = status === 0 ? installReason() : `npm ci ended with ${status ?? 'a signal'}`;
  if (!still) return;
  console.error(
    `The packages could not be installed: ${still}. Look at npm's words above; "npm ci" by hand must work first.`,
  );
  process.exit(1);
}

function runTask(task, taskArguments) {
  const child = spawn(ownNode, [join(root, 'scripts', `${task}.ts`), ...taskArguments], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: binaries + delimiter + (process.env.PATH ?? '') },
  });
  // Ctrl+C reaches the child by itself; this process waits for it to leave in order.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('error', (error) => {
    console.error(`The task could not be started: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

const [task, ...taskArguments] = process.argv.slice(2);
if (!task || !existsSync(join(root, 'scripts', `${task}.ts`))) {
  console.error(`There is no task "${task ?? ''}": see "scripts" in package.json.`);
  process.exit(2);
}
ensurePackages();
runTask(task, taskArguments);

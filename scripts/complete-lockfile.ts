/**
 * Adds to package-lock.json the optional packages of other systems that `npm install` left out: it leaves out what the
 * registry at hand does not serve, and `npm ci` then refuses the file everywhere, this system included. Their versions
 * are exact in the packages that want them; npm fetches none but its own system's.
 *
 * usage: node scripts/complete-lockfile.ts
 */
import { readFile, writeFile } from 'node:fs/promises';
import { inProject } from './project.ts';

interface LockEntry {
  version: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

interface Lock {
  packages: Record<string, LockEntry>;
}

export interface MissingPackage {
  /** What wants it: its path in the lockfile. */
  readonly wantedBy: string;
  readonly name: string;
  readonly version: string;
}

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const PROCESSORS = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 'riscv64', 's390x', 'wasm32'];

/** The optional packages that the lockfile mentions and does not hold. */
export function missingPackages({ packages }: Lock): MissingPackage[] {
  const isHeld = (from: string, name: string): boolean => {
    if (`${from}/node_modules/${name}` in packages) return true;
    const parent = from.lastIndexOf('/node_modules/');
    return parent < 0 ? `node_modules/${name}` in packages : isHeld(from.slice(0, parent), name);
  };
  return Object.entries(packages).flatMap(([wantedBy, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !isHeld(wantedBy, name))
      .map(([name, version]) => ({ wantedBy, name, version })),
  );
}

/** @throws Error when the name does not say for which system the package is, or its version is not exact. */
function entryOf({ name, version }: MissingPackage, wantedBy: LockEntry | undefined): LockEntry {
  const words = name.split(/[/-]/);
  const system = SYSTEMS.find((known) => words.includes(known));
  const processor = PROCESSORS.find((known) => words.includes(known));
  if ((!system && !words.includes('wasm32')) || !processor || !/^\d+\.\d+\.\d+/.test(version))
    throw new Error(
      `package-lock.json lacks ${name}@${version}, and its name does not say for what.`,
    );
  const libc = words.some((word) => word.startsWith('musl'))
    ? ['musl']
    : words.some((word) => word.startsWith('gnu'))
      ? ['glibc']
      : undefined;
  return {
    version,
    cpu: [processor],
    ...(wantedBy?.dev ? { dev: true } : {}),
    ...(system === 'linux' && libc ? { libc } : {}),
    optional: true,
    ...(system ? { os: [system] } : {}),
  };
}

if (import.meta.main) {
  const path = inProject('package-lock.json');
  const lock = JSON.parse(await readFile(path, 'utf8')) as Lock;
  const missing = missingPackages(lock);
  for (const found of missing)
    lock.packages[`node_modules/${found.name}`] = entryOf(found, lock.packages[found.wantedBy]);
  lock.packages = Object.fromEntries(
    Object.entries(lock.packages).toSorted(([a], [b]) => a.localeCompare(b, 'en')),
  );
  await writeFile(path, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`${missing.length} packages of other systems added.`);
}

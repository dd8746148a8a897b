/** How many tests ran, read from the runners' JSON reports. */
import { readFile } from 'node:fs/promises';

export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  /** Files that could not even be loaded have no failed test of their own. */
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: unknown[];
}

async function report<T>(path: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as T;
  } catch {
    // A runner that fell over before its first test leaves no report; its exit code tells.
    return undefined;
  }
}

export async function vitestCounts(path: string): Promise<TestCounts> {
  const found = await report<VitestReport>(path);
  if (!found) return { passed: 0, failed: 0 };
  const unloadable = found.testResults.filter(
    (file) =>
      file.status === 'failed' &&
      !file.assertionResults.some((assertion) => assertion.status === 'failed'),
  );
  return { passed: found.numPassedTests, failed: found.numFailedTests + unloadable.length };
}

export async function playwrightCounts(path: string): Promise<TestCounts> {
  const found = await report<PlaywrightReport>(path);
  if (!found) return { passed: 0, failed: 0 };
  const { expected, unexpected, flaky } = found.stats;
  return { passed: expected, failed: unexpected + flaky + found.errors.length };
}

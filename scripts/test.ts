/**
 * `npm test`: every check, cheapest first; stops at the first that fails.
 *
 * usage: npm test [-- STEP …]   only these steps, in this order's order
 */
import { mkdir, rm } from 'node:fs/promises';
import { ensureBrowser } from './browser.ts';
import { checkBundleBudgets } from './bundle-budgets.ts';
import { inProject } from './project.ts';
import { runCommand } from './run-command.ts';
import { playwrightCounts, vitestCounts, type TestCounts } from './test-counts.ts';

interface Step {
  readonly name: string;
  readonly run: () => Promise<boolean>;
  readonly counts?: () => Promise<TestCounts>;
}

const reports = inProject('test-results', 'reports');
const reportOf = (name: string) => inProject('test-results', 'reports', `${name}.json`);

const tool =
  (command: string, ...commandArguments: string[]) =>
  async () =>
    (await runCommand(command, commandArguments)) === 0;

const vitest = (project: string): Step => ({
  name: project,
  run: tool(
    'vitest',
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportOf(project)}`,
  ),
  counts: () => vitestCounts(reportOf(project)),
});

const STEPS: readonly Step[] = [
  { name: 'format', run: tool('prettier', '--check', '--log-level=warn', '.') },
  { name: 'types', run: tool('tsc', '--noEmit', '-p', '.') },
  { name: 'lint', run: tool('oxlint', '--type-aware', '--deny-warnings') },
  { name: 'dependency-rules', run: tool('depcruise', 'src', 'entrypoints') },
  { name: 'dead-code', run: tool('knip') },
  { name: 'build', run: tool('wxt', 'build') },
  { name: 'bundle-budgets', run: checkBundleBudgets },
  vitest('unit'),
  vitest('browser'),
  {
    name: 'e2e',
    run: tool('playwright', 'test'),
    counts: () => playwrightCounts(reportOf('e2e')),
  },
];

interface Outcome extends TestCounts {
  readonly name: string;
  readonly ok: boolean;
  readonly seconds: number;
}

async function take(step: Step): Promise<Outcome> {
  console.log(`\n── ${step.name} ${'─'.repeat(Math.max(3, 60 - step.name.length))}`);
  const start = performance.now();
  const ok = await step.run();
  const { passed, failed } = (await step.counts?.()) ?? { passed: 0, failed: 0 };
  const seconds = (performance.now() - start) / 1000;
  // A check that is no test, or a runner that fell over, still counts as one failure.
  return { name: step.name, ok, seconds, passed, failed: ok ? failed : Math.max(1, failed) };
}

function printSummary(outcomes: readonly Outcome[], left: readonly Step[]): void {
  console.log(`\n── summary ${'─'.repeat(53)}`);
  for (const { name, ok, seconds, passed, failed } of outcomes) {
    const tests =
      passed + failed > 0 && (passed > 0 || !ok) ? `${passed} passed, ${failed} failed` : '';
    console.log(
      `${ok ? 'ok  ' : 'FAIL'} ${name.padEnd(18)} ${seconds.toFixed(1).padStart(6)} s  ${tests}`.trimEnd(),
    );
  }
  for (const { name } of left) console.log(`–    ${name.padEnd(18)} not run`);
  const sum = (pick: (counts: TestCounts) => number) =>
    outcomes.reduce((total, outcome) => total + pick(outcome), 0);
  console.log('');
  console.log(`${sum(({ passed }) => passed)} passed, ${sum(({ failed }) => failed)} failed`);
}

async function test(wished: readonly string[]): Promise<boolean> {
  const unknown = wished.filter((name) => !STEPS.some((step) => step.name === name));
  if (unknown.length > 0)
    throw new Error(
      `No such step: ${unknown.join(', ')}. There are: ${STEPS.map(({ name }) => name).join(', ')}.`,
    );
  const steps = wished.length > 0 ? STEPS.filter(({ name }) => wished.includes(name)) : STEPS;
  await rm(reports, { recursive: true, force: true });
  await mkdir(reports, { recursive: true });
  if (steps.some(({ name }) => name === 'browser' || name === 'e2e'))
    console.log(`Browser: ${await ensureBrowser()}`);

  const outcomes: Outcome[] = [];
  for (const step of steps) {
    const outcome = await take(step);
    outcomes.push(outcome);
    if (!outcome.ok) break;
  }
  printSummary(outcomes, steps.slice(outcomes.length));
  return outcomes.every(({ ok }) => ok);
}

try {
  process.exitCode = (await test(process.argv.slice(2))) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}

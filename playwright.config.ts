import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  // A busy machine is no failure; what must be fast is measured by the benches.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  fullyParallel: false,
  // Each test has a browser and a stand-in of its own; two cores carry two.
  workers: process.env['CI'] ? 1 : 2,
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  reporter: [['list'], ['json', { outputFile: 'test-results/reports/e2e.json' }]],
});

import { runnerImport } from 'vite';
import { inProject } from '../scripts/project.ts';

/** Loads a module through Vite: the product's modules are written for a bundler. */
export function inBundle<Module>(path: string): Promise<{ module: Module }> {
  return runnerImport<Module>(inProject(path), {
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': inProject('src') } },
  });
}

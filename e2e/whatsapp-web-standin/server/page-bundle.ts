import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export interface PageBundle {
  script: string;
  style: string;
}

const pageFolder = new URL('../page/', import.meta.url);
const entry = new URL('../page/main.ts', import.meta.url);
let bundle: Promise<PageBundle> | undefined;

/** The page's code, bundled once per process and kept in memory. */
export function pageBundle(): Promise<PageBundle> {
  bundle ??= makeBundle();
  return bundle;
}

async function makeBundle(): Promise<PageBundle> {
  // Imported here, because it takes longer than everything else together.
  const { build } = await import('vite');
  const result = await build({
    configFile: false,
    root: fileURLToPath(pageFolder),
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2023',
      // wa-js reads the source text of some classes.
      minify: false,
      rollupOptions: {
        input: fileURLToPath(entry),
        output: { format: 'iife' },
      },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  for (const output of outputs) {
    if (!('output' in output)) continue;
    const style = await readFile(new URL('ui/style.css', pageFolder), 'utf8');
    return { script: output.output[0].code, style };
  }
  throw new Error("the stand-in's page could not be bundled");
}

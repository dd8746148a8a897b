/** Where things are in this repository. */
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const inProject = (...parts: string[]): string => join(root, ...parts);
/** The built extension. */
export const buildFolder = inProject('.output', 'chrome-mv3');

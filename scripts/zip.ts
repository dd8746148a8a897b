/** `npm run zip`: the built extension in one file, to be installed by hand or given to the store. */
import { runCommand } from './run-command.ts';

process.exitCode = await runCommand('wxt', ['zip']);

/** Where this user's programs keep their data, by the system's own custom. */
import { homedir } from 'node:os';
import { join } from 'node:path';

export function userDataFolder(): string {
  if (process.platform === 'darwin')
    return join(homedir(), 'Library', 'Application Support', 'Mettri');
  if (process.platform === 'win32')
    return join(process.env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'Mettri');
  return join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'mettri');
}

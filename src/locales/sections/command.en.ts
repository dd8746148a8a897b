import type { commandPtBR } from './command.pt-BR';

export const commandEn: Readonly<Record<keyof typeof commandPtBR, string>> = {
  safeMode: 'Safe mode…',
  stopAll: 'Stop all…',
  workspace: 'Open in a tab',
  help: 'Keyboard shortcuts',
};

/** What the search goes to besides the screens; … : a question comes first. */
export const commandPtBR = {
  safeMode: 'Modo seguro…',
  stopAll: 'Parar tudo…',
  workspace: 'Abrir em uma aba',
  help: 'Atalhos de teclado',
} as const;

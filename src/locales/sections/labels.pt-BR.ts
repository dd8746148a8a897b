/** Labels on the card of a contact. */
export const labelsPtBR = {
  title: 'Etiquetas',
  empty:
    'Nenhuma ainda. Elas separam pessoas, e “etiqueta:” na busca acha as conversas de quem tem.',
  add: 'Etiqueta',
  addFull: 'Adicionar etiqueta',
  name: 'Nome da etiqueta',
  placeholder: 'atacado, orçamento enviado…',
  offers: 'Etiquetas que podem ser adicionadas',
  create: 'Criar “{{name}}”',
  hint: 'Enter adiciona · ↑ ↓ escolhem · Esc fecha',
  tooLong: 'No máximo {{limit}} caracteres; são {{length}}.',
  alreadyOn: 'A pessoa já tem a etiqueta “{{name}}”.',
  added: 'Etiqueta “{{name}}” adicionada.',
  takeOff: 'Tirar a etiqueta {{name}}',
  takenOff: 'Etiqueta “{{name}}” retirada.',
  of: 'Etiquetas: {{names}}',
} as const;

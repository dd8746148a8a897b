/** Notes on the card of a contact. */
export const notesPtBR = {
  title: 'Notas',
  emptyHint: 'Nenhuma nota ainda. Só você vê: nada vai para o WhatsApp.',
  hint: 'Só você vê. Nada vai para o WhatsApp.',
  new: 'Nova nota',
  placeholder: 'O que vale lembrar desta pessoa',
  add: 'Guardar nota',
  added: 'Nota guardada.',
  text: 'Texto da nota',
  save: 'Salvar',
  tooLong: 'No máximo {{limit}} caracteres; são {{length}}. O texto fica aqui até caber.',
  changed: 'alterada em {{date}}',
  edit: 'Editar a nota de {{date}}',
  remove: 'Apagar a nota de {{date}}',
  removed: 'Nota apagada.',
  more: 'Mostrar tudo',
  less: 'Mostrar menos',
} as const;

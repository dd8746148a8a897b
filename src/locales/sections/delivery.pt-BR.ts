/** Stopping what waits to be sent, and what became of it. */
export const deliveryPtBR = {
  stopAll: 'Parar tudo',
  stopTitle: 'Parar tudo o que vai sair?',
  stopText:
    'Toda aprovação que ainda não saiu é desfeita e volta a ser rascunho. O que já foi entregue ao WhatsApp não volta.',
  stopCount_one: '{{count}} mensagem aprovada espera para sair.',
  stopCount_other: '{{count}} mensagens aprovadas esperam para sair.',
  stopCount_many: '{{count}} mensagens aprovadas esperam para sair.',
  stopped_one: '{{count}} aprovação desfeita.',
  stopped_other: '{{count}} aprovações desfeitas.',
  stopped_many: '{{count}} aprovações desfeitas.',
  stopFailed: 'Não foi possível gravar. Tente de novo.',
} as const;

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
  retry: 'Não saiu; tenta de novo às {{time}}',
  breaker: 'Vários envios falharam: espera até {{time}}',
  breakerTrying: 'Vários envios falharam: uma mensagem é tentada antes',
  attempts: 'Tentativas: {{count}}.',
  cause: {
    'whatsapp-refused': 'O WhatsApp recusou a mensagem. Ela não chegou.',
    'chat-not-found': 'O WhatsApp não encontrou esta conversa. A mensagem não saiu.',
    'not-available':
      'O WhatsApp mudou e o Mettri não consegue enviar por ele. A mensagem não saiu.',
    'not-connected': 'O WhatsApp caía a cada tentativa. A mensagem não saiu.',
    'other-account': 'Outra conta estava aberta no WhatsApp. A mensagem não saiu.',
    'look-up-unsent': 'O WhatsApp fechava antes de receber a mensagem. Ela não saiu.',
  },
} as const;

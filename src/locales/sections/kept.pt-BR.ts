/** Settings: what is kept of messages. */
export const keptPtBR = {
  title: 'O que é guardado',
  revoked: 'Guardar o texto de mensagens apagadas',
  revokedText:
    'Quando alguém apaga uma mensagem para todos, ela fica marcada. Desligado, o texto e a miniatura somem junto.',
  fileLimit: 'Limite por arquivo (MB)',
  fileLimitText: 'Fotos, áudios e documentos só são buscados quando você clica.',
  never:
    'De mensagens de visualização única o Mettri guarda só que elas vieram. Mensagens temporárias somem daqui quando somem do WhatsApp.',
} as const;

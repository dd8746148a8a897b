/** What goes with an outgoing text: the message that it quotes, a file. */
export const attachedPtBR = {
  reply: 'Responder citando',
  quotes: 'Cita a mensagem de {{name}}',
  quoteGone: 'Cita uma mensagem que não está mais aqui.',
  dropQuote: 'Não citar',
  textOnly: 'No momento o WhatsApp só recebe texto do Mettri: sem citação e sem arquivo.',
  textOnlyWaits: 'Espera: no momento o WhatsApp só recebe texto do Mettri',
  file: 'Arquivo',
  pick: 'Anexar arquivo',
  removeFile: 'Tirar o arquivo',
  fileGone: 'O arquivo não está mais neste computador. Tire-o e anexe de novo.',
  fileChanged: 'O arquivo não é mais o que você aprovou. Nada foi enviado.',
  refused: {
    empty: 'Este arquivo está vazio.',
    'unknown-kind':
      'O Mettri envia imagens, áudios, PDFs, planilhas, textos e arquivos de escritório. Este não é nenhum deles.',
    'too-large': 'Este arquivo passa do limite de {{limit}}.',
    unreadable: 'O arquivo não pôde ser lido ou guardado. Tente de novo.',
  },
};

/** What goes with an outgoing text: the message that it quotes, a file. */
export const attachedPtBR = {
  reply: 'Responder citando',
  quotes: 'Cita a mensagem de {{name}}',
  quoteGone: 'Cita uma mensagem que não está mais aqui.',
  dropQuote: 'Não citar',
  textOnly: 'No momento o WhatsApp só recebe texto do Mettri: sem citação e sem arquivo.',
  textOnlyWaits: 'Espera: no momento o WhatsApp só recebe texto do Mettri',
};

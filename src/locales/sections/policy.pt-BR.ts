/** What each policy says of a message, and what the user can do about it. */
export const policyPtBR = {
  'opt-out':
    'A pessoa pediu para não receber mensagens. Se ela voltar a aceitar, registre o aceite.',
  'opt-out_maybe':
    'A pessoa talvez tenha pedido para não receber mensagens. Leia o que ela escreveu e decida no cartão dela.',
  'do-not-contact':
    'O número está em uma lista de não contatar. Espere a pessoa escrever, ou registre um aceite que ela der agora.',
  'safe-mode': 'O modo seguro está ligado. Nada sai até você desligar.',
  'near-identical':
    'Um texto quase igual já foi para {{count}} pessoas hoje (limite: {{limit}}). Escreva algo próprio para esta pessoa.',
  'near-identical_file':
    'Este arquivo, ou um texto quase igual, já foi para {{count}} pessoas hoje (limite: {{limit}}). Envie a quem pedir.',
  'first-contact':
    'A pessoa nunca escreveu para você, não está nos seus contatos e não deu aceite. Espere ela escrever, ou registre o aceite.',
  'quiet-hours':
    'É horário de silêncio para a pessoa ({{from}} às {{to}}). Sai depois, sem você fazer nada.',
  holiday: 'É feriado nacional para a pessoa. Sai no próximo dia permitido, sem você fazer nada.',
  'minute-cap': 'O limite de {{limit}} por minuto foi atingido. Sai quando houver lugar.',
  'hour-cap': 'O limite de {{limit}} por hora foi atingido. Sai quando houver lugar.',
  'day-cap': 'O limite de {{limit}} por dia foi atingido. Sai quando houver lugar.',
  'month-cap': 'O limite de {{limit}} em 30 dias foi atingido. Sai quando houver lugar.',
  'first-message-budget':
    '{{count}} primeiras mensagens dos últimos 30 dias seguem sem resposta (limite: {{limit}}). Sai quando houver resposta ou passar o tempo.',
  'warm-up':
    'Seu número é novo nisto: por enquanto, {{limit}} mensagens por dia a quem não está esperando. Sai quando houver lugar.',
  unanswered:
    'Já há {{count}} mensagens suas sem resposta nesta conversa. Espere a pessoa responder.',
  'empty-text': 'O texto está vazio. Escreva algo.',
  'unresolved-variable': 'O texto ainda tem uma variável entre chaves. Edite e preencha.',
  group: 'O Mettri não escreve primeiro a grupos, listas e canais. Escreva pelo WhatsApp.',
  'suspicious-link': 'Um link do texto parece suspeito. Troque-o.',
  'suspicious-link_address':
    'Um link leva a um número (endereço IP), não a um site com nome. Use o endereço com nome.',
  'suspicious-link_look-alike':
    'Um link pode imitar outro site com letras parecidas. Escreva o endereço de novo, à mão.',
  'suspicious-link_hidden-host':
    'Um link tem um @ que esconde aonde ele leva. Use o endereço direto.',
  'suspicious-link_scheme':
    'Um link não é de site (http ou https). Troque-o por um endereço da web.',
  'suspicious-link_shortened': 'Um link encurtado esconde aonde leva. Prefira o endereço inteiro.',
  'suspicious-link_many': 'O texto tem links demais. Deixe no máximo três.',
  'spam-markers': 'O texto parece propaganda. Escreva como você falaria com a pessoa.',
  'spam-markers_bait':
    'O texto usa um chamariz de propaganda (“clique aqui”, “você ganhou”, $$$). Diga do que se trata.',
  'spam-markers_shouting':
    'O texto está quase todo em maiúsculas, e parece propaganda. Use minúsculas.',
  'spam-markers_punctuation':
    'O texto repete pontos de exclamação ou de interrogação. Deixe só um.',
  'spam-markers_emoji': 'O texto tem emojis demais, e parece propaganda. Deixe poucos.',
  automation:
    'Mais de {{limit}} aprovações seguidas foram rápidas demais para alguém ler. Você leu esta? Desfaça, leia e aprove de novo.',
  automation_beat:
    '{{limit}} aprovações seguidas vieram em um ritmo regular como o de uma máquina. Você leu esta? Desfaça, leia e aprove de novo.',
} as const;

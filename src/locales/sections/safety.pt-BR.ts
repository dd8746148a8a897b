/** Safe mode, and what the user relaxed. */
export const safetyPtBR = {
  turnOn: 'Ligar o modo seguro',
  turnOff: 'Desligar',
  because: {
    user: 'Ligado por você. Nada é enviado; as conversas continuam sendo guardadas.',
    restricted:
      'O WhatsApp mostrou sinais de restrição da sua conta. Nada é enviado; as conversas continuam sendo guardadas.',
    failures:
      'O WhatsApp recusou vários envios seguidos. Nada é enviado; as conversas continuam sendo guardadas.',
  },
  enterTitle: 'Ligar o modo seguro?',
  enterText:
    'Nada é enviado até você desligar, nem o que já aprovou. As conversas continuam sendo guardadas.',
  leaveTitle: 'Desligar o modo seguro?',
  leaveText: {
    user: 'O que você aprovou volta a ser enviado, no ritmo de sempre.',
    restricted:
      'Antes, abra o WhatsApp no celular e confira se a conta está normal. Enviar durante uma restrição pode custar o número. O que você aprovou volta a ser enviado.',
    failures:
      'Antes, confira no WhatsApp por que os envios falharam. O que você aprovou volta a ser enviado; novas recusas ligam o modo seguro outra vez.',
  },
  leave: 'Desligar e voltar a enviar',
  relaxTitle: 'Regras que você pode afrouxar',
  relaxText:
    'Uma regra desligada ainda avisa no cartão, mas não segura o envio. Pedidos de não receber, aprovação e limites não se desligam.',
  rule: {
    'near-identical': 'Textos quase iguais, ou o mesmo arquivo, para muitas pessoas',
    'suspicious-link': 'Links suspeitos',
    'spam-markers': 'Texto com cara de propaganda',
    automation: 'Aprovações rápidas ou regulares demais para uma pessoa',
    'quiet-hours': 'Horário de silêncio da pessoa',
    holiday: 'Feriados nacionais do Brasil',
  },
  off: 'Desligada: só avisa no cartão',
  askTitle: 'Desligar esta regra?',
  warning: {
    'near-identical':
      'Mensagem repetida a quem não perguntou é o que mais leva a denúncias e bloqueios da conta.',
    'suspicious-link':
      'Links que escondem aonde levam fazem o WhatsApp e as pessoas desconfiarem da sua conta.',
    'spam-markers': 'Texto com cara de propaganda leva a denúncias e bloqueios.',
    automation: 'O que sai sem ser lido sai com erro, e envio com cara de robô leva a restrições.',
    'quiet-hours': 'Mensagem de madrugada incomoda, e quem se incomoda bloqueia ou denuncia.',
    holiday: 'Mensagem de trabalho em feriado incomoda, e quem se incomoda bloqueia ou denuncia.',
  },
  relax: 'Desligar a regra',
} as const;

export const pacePtBR = {
  title: 'Ritmo',
  today: 'Ritmo de hoje',
  full: 'Ritmo cheio: nada o reduz.',
  lowered: '{{share}} do ritmo cheio, desde {{time}}.',
  because: {
    failures: 'O WhatsApp recusou uma mensagem.',
    restricted: 'O WhatsApp restringiu sua conta.',
    'fewer-replies':
      'Menos gente responde: {{answered}} das últimas {{sent}}; antes, {{answeredBefore}} de {{sentBefore}}.',
  },
  recovery:
    'Cada hora sem problemas em que algo sai devolve um pouco: cerca de {{hours}} horas de envio até o ritmo cheio.',
  windows: 'Em uso agora',
  windowsText: 'As janelas deslizam: cada vaga volta quando o tempo dela passa.',
  window: {
    'minute-cap': 'No último minuto',
    'hour-cap': 'Na última hora',
    'day-cap': 'Nas últimas 24 horas',
    'month-cap': 'Nos últimos 30 dias',
    'warm-up': 'A quem não está esperando, em 24 horas',
    'first-message-budget': 'Primeiras mensagens sem resposta, em 30 dias',
  },
  of: '{{used}} de {{limit}}',
  near: 'Um limite está perto',
  nearText: '{{name}}: {{count}} de {{limit}}. O que vier depois espera.',
  warmUp: 'Aquecimento',
  warmUpText:
    'Dia {{day}} do seu número aqui. Até {{limit}} por dia a quem não está esperando; cresce em duas semanas. Respostas não são seguradas.',
  first: 'Primeiras mensagens',
  firstText:
    'A pessoas que nunca escreveram para você. As que ficam sem resposta são as que o WhatsApp menos tolera.',
  plan: 'O que está aprovado agora',
  none: 'Nada aprovado está esperando.',
  summary_one: '{{count}} mensagem: {{today}} hoje, {{later}} depois.',
  summary_other: '{{count}} mensagens: {{today}} hoje, {{later}} depois.',
  summary_many: '{{count}} mensagens: {{today}} hoje, {{later}} depois.',
  last: 'A última sai por volta de {{time}}.',
  hour: 'A partir de',
  sends: 'Mensagens',
  closes: '{{name}}: cheio às {{time}}, livre de novo às {{until}}.',
  unplanned: 'Sem vaga nos próximos 30 dias: {{count}}.',
} as const;

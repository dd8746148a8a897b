/** What the screens are called: in the navigation, and as what the search goes to. */
export const screenNamesPtBR = {
  approvals: 'Aprovações',
  chats: 'Conversas',
  search: 'Buscar',
  contacts: 'Contatos',
  more: 'Mais',
  templates: 'Modelos',
  planned: 'Agendadas',
  pace: 'Ritmo',
  identity: 'Mesma pessoa?',
  settings: 'Configurações',
  status: 'Situação',
  data: 'Seus dados',
  backfill: 'Histórico',
  import: 'Importar conversas',
  consent: 'Consentimento',
  doNotContact: 'Não contatar',
} as const;

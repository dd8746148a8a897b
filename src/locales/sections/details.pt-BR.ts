/** What the user knows of a person, and WhatsApp does not. */
export const detailsPtBR = {
  title: 'Para os seus modelos',
  language: 'Idioma',
  byNumber: 'Pelo número',
  languages: { pt: 'Português', en: 'Inglês', es: 'Espanhol' },
  zone: 'Fuso horário',
  zoneHint: 'Vale para o horário de silêncio, a saudação e os agendamentos.',
  fields: 'Campos próprios',
  fieldsHint: 'Um por linha, por exemplo “pedido: sofá azul”. No modelo: {{example}}',
  save: 'Salvar',
  saved: 'Salvo.',
  templateLanguage: 'Idioma do texto',
  templateLanguageHint: 'Sem texto no idioma da pessoa, vale o português.',
};

import type { Translation } from '../translation';

export const detailsEn: Translation['details'] = {
  title: 'For your templates',
  language: 'Language',
  byNumber: 'By the number',
  languages: { pt: 'Portuguese', en: 'English', es: 'Spanish' },
  zone: 'Time zone',
  zoneHint: 'Counts for quiet hours, the greeting and scheduled messages.',
  fields: 'Fields of your own',
  fieldsHint: 'One per line, for instance “order: blue sofa”. In the template: {{example}}',
  save: 'Save',
  saved: 'Saved.',
  templateLanguage: 'Language of the text',
  templateLanguageHint: 'Without a text in their language, the Portuguese one counts.',
};

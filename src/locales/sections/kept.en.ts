import type { Translation } from '../translation';

export const keptEn: Translation['kept'] = {
  title: 'What is kept',
  revoked: 'Keep the text of deleted messages',
  revokedText:
    'When someone deletes a message for everyone, it is marked. When this is off, its text and thumbnail go too.',
  fileLimit: 'Limit per file (MB)',
  fileLimitText: 'Photos, recordings and documents are fetched only when you click.',
  never:
    'Of view-once messages Mettri keeps only that they came. Disappearing messages go from here when they go from WhatsApp.',
};

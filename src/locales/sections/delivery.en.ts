import type { Translation } from '../translation';

export const deliveryEn: Translation['delivery'] = {
  stopAll: 'Stop all',
  stopTitle: 'Stop everything that would leave?',
  stopText:
    'Every approval that has not left is taken back and is a draft again. What WhatsApp has been handed cannot be taken back.',
  stopCount_one: '{{count}} approved message waits to leave.',
  stopCount_other: '{{count}} approved messages wait to leave.',
  stopCount_many: '{{count}} approved messages wait to leave.',
  stopped_one: '{{count}} approval taken back.',
  stopped_other: '{{count}} approvals taken back.',
  stopped_many: '{{count}} approvals taken back.',
  stopFailed: 'It could not be saved. Try again.',
};

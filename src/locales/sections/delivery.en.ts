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
  retry: 'Did not leave; tries again at {{time}}',
  breaker: 'Several hand-overs failed: waits until {{time}}',
  breakerTrying: 'Several hand-overs failed: one message is tried first',
  attempts: 'Attempts: {{count}}.',
  cause: {
    'whatsapp-refused': 'WhatsApp refused the message. It did not arrive.',
    'chat-not-found': 'WhatsApp did not find this chat. The message did not leave.',
    'not-available':
      'WhatsApp has changed and Mettri cannot send through it. The message did not leave.',
    'not-connected': 'WhatsApp lost its connection at each attempt. The message did not leave.',
    'other-account': 'Another account was open in WhatsApp. The message did not leave.',
    'look-up-unsent': 'WhatsApp was closed before it had the message. It did not leave.',
  },
};

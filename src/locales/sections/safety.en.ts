import type { Translation } from '../translation';

export const safetyEn: Translation['safety'] = {
  turnOn: 'Turn on safe mode',
  turnOff: 'Turn off',
  because: {
    user: 'You turned it on. Nothing is sent; chats are still captured.',
    restricted:
      'WhatsApp showed signs that your account is restricted. Nothing is sent; chats are still captured.',
    failures: 'WhatsApp refused several sends in a row. Nothing is sent; chats are still captured.',
  },
  enterTitle: 'Turn on safe mode?',
  enterText:
    'Nothing is sent until you turn it off, not even what you approved. Chats go on being captured.',
  leaveTitle: 'Turn off safe mode?',
  leaveText: {
    user: 'What you approved is sent again, at the usual pace.',
    restricted:
      'First open WhatsApp on your phone and check that the account is all right. Sending while it is restricted may cost you the number. What you approved is sent again.',
    failures:
      'First look in WhatsApp why the sends failed. What you approved is sent again; further refusals turn safe mode on once more.',
  },
  leave: 'Turn off and send again',
  relaxTitle: 'Rules that you may relax',
  relaxText:
    'A rule that is off still warns on the card, but holds nothing. Requests for no messages, approval and limits cannot be turned off.',
  rule: {
    'near-identical': 'Nearly the same text, or the same file, to many people',
    'suspicious-link': 'Suspicious links',
    'spam-markers': 'Text that looks like an advertisement',
    automation: 'Approvals too fast or too even for a human',
    'quiet-hours': 'Quiet hours where they are',
    holiday: 'National holidays of Brazil',
  },
  off: 'Off: it only warns on the card',
  askTitle: 'Turn this rule off?',
  warning: {
    'near-identical':
      'The same message to people who did not ask is what gets accounts reported and blocked most.',
    'suspicious-link':
      'Links that hide where they lead make WhatsApp and people distrust your account.',
    'spam-markers': 'Text that looks like an advertisement gets accounts reported and blocked.',
    automation:
      'What leaves unread leaves with mistakes, and sending like a robot leads to restrictions.',
    'quiet-hours': 'A message at night disturbs, and people who are disturbed block or report.',
    holiday: 'Work on a holiday disturbs, and people who are disturbed block or report.',
  },
  relax: 'Turn the rule off',
};

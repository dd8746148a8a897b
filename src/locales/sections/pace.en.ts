import type { Translation } from '../translation';

export const paceEn: Translation['pace'] = {
  title: 'Pace',
  today: 'Today’s pace',
  full: 'Full pace: nothing slows it down.',
  lowered: '{{share}} of the full pace, since {{time}}.',
  because: {
    failures: 'WhatsApp refused a message.',
    restricted: 'WhatsApp restricted your account.',
    'fewer-replies':
      'Fewer people answer: {{answered}} of the last {{sent}}, before that {{answeredBefore}} of {{sentBefore}}.',
  },
  recovery:
    'Each hour without problems in which something is sent gives a little back: about {{hours}} hours of sending to the full pace.',
  windows: 'Used now',
  windowsText: 'They slide: each place is free again when its time has passed.',
  window: {
    'minute-cap': 'In the last minute',
    'hour-cap': 'In the last hour',
    'day-cap': 'In the last 24 hours',
    'month-cap': 'In the last 30 days',
    'warm-up': 'To people who are not waiting, in 24 hours',
    'first-message-budget': 'First messages without answer, in 30 days',
  },
  of: '{{used}} of {{limit}}',
  near: 'A limit is near',
  nearText: '{{name}}: {{count}} of {{limit}}. What comes after it waits.',
  warmUp: 'Warm-up',
  warmUpText:
    'Day {{day}} of your number here. Up to {{limit}} a day to people who are not waiting; it grows over two weeks. Answers are not held.',
  first: 'First messages',
  firstText:
    'To people who never wrote to you. Those that stay unanswered are what WhatsApp likes least.',
  plan: 'What is approved now',
  none: 'Nothing approved is waiting.',
  summary_one: '{{count}} message: {{today}} today, {{later}} later.',
  summary_other: '{{count}} messages: {{today}} today, {{later}} later.',
  summary_many: '{{count}} messages: {{today}} today, {{later}} later.',
  last: 'The last one goes about {{time}}.',
  hour: 'From',
  sends: 'Messages',
  closes: '{{name}}: full {{time}}, free {{until}}.',
  unplanned: 'No room within 30 days: {{count}}.',
  batch: {
    title: 'Sending plan',
    count_one: 'Plan: {{count}} message',
    count_other: 'Plan: {{count}} messages',
    count_many: 'Plan: {{count}} messages',
    approved_one: '{{count}} approved',
    approved_other: '{{count}} approved',
    approved_many: '{{count}} approved',
    allToday: 'All today, within about {{duration}}: the last one at {{time}}.',
    split: 'Today {{today}}, tomorrow or later {{later}}. Last: {{time}}.',
    show: 'By the hour',
    hide: 'Hide',
    hours: 'Messages by the hour',
  },
};

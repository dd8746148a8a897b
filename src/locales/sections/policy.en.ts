import type { Translation } from '../translation';

export const policyEn: Translation['policy'] = {
  'opt-out': 'They asked not to get messages. Should they agree again, record it.',
  'opt-out_maybe':
    'They may have asked not to get messages. Read what they wrote and decide on their card.',
  'do-not-contact':
    'Their number is on a do-not-contact list. Wait for them to write, or record an opt-in that they give you now.',
  'safe-mode': 'Safe mode is on. Nothing is sent until you turn it off.',
  'near-identical':
    'Nearly the same text already went to {{count}} people today (limit: {{limit}}). Write something of its own for this person.',
  'near-identical_file':
    'This file, or nearly the same text, already went to {{count}} people today (limit: {{limit}}). Send it to who asks for it.',
  'first-contact':
    'They never wrote to you, are not in your contacts and did not opt in. Wait for them to write, or record their opt-in.',
  'quiet-hours':
    'It is quiet hours where they are ({{from}} to {{to}}). It goes afterwards by itself.',
  holiday: 'It is a national holiday where they are. It goes on the next allowed day by itself.',
  'minute-cap': 'The limit of {{limit}} per minute is reached. It goes when there is room.',
  'hour-cap': 'The limit of {{limit}} per hour is reached. It goes when there is room.',
  'day-cap': 'The limit of {{limit}} per day is reached. It goes when there is room.',
  'month-cap': 'The limit of {{limit}} in 30 days is reached. It goes when there is room.',
  'first-message-budget':
    '{{count}} first messages of the last 30 days are still unanswered (limit: {{limit}}). It goes when some answer or time has passed.',
  'warm-up':
    'Your number is new to this: for now, {{limit}} messages a day to people who are not waiting. It goes when there is room.',
  unanswered:
    '{{count}} messages of yours in this chat are still unanswered. Wait for their answer.',
  'empty-text': 'The text is empty. Write something.',
  'unresolved-variable': 'The text still holds a variable in braces. Edit it and fill it in.',
  group: 'Mettri does not write first to groups, lists and channels. Write in WhatsApp.',
  'suspicious-link': 'A link in the text looks suspicious. Use another one.',
  'suspicious-link_address':
    'A link leads to a number (an IP address), not to a site with a name. Use the address with a name.',
  'suspicious-link_look-alike':
    'A link may imitate another site with similar letters. Type the address again by hand.',
  'suspicious-link_hidden-host':
    'A link has an @ that hides where it leads. Use the direct address.',
  'suspicious-link_scheme': 'A link is no web address (http or https). Use one that is.',
  'suspicious-link_shortened': 'A shortened link hides where it leads. Prefer the whole address.',
  'suspicious-link_many': 'The text holds too many links. Leave three at most.',
  'spam-markers': 'The text looks like an advertisement. Write as you would talk to them.',
  'spam-markers_bait':
    'The text uses an advertisement’s bait (“click here”, “you won”, $$$). Say what it is about.',
  'spam-markers_shouting':
    'The text is nearly all capitals, and looks like an advertisement. Use small letters.',
  'spam-markers_punctuation': 'The text repeats exclamation or question marks. Leave just one.',
  'spam-markers_emoji':
    'The text holds too many emoji, and looks like an advertisement. Leave a few.',
  automation:
    'More than {{limit}} approvals in a row were too fast for anybody to read. Did you read this one? Undo it, read it and approve it again.',
  automation_beat:
    '{{limit}} approvals in a row came on a beat as even as a machine’s. Did you read this one? Undo it, read it and approve it again.',
};

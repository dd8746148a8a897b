import type { Translation } from '../translation';

export const labelsEn: Translation['labels'] = {
  title: 'Labels',
  empty:
    'None yet. They sort people, and “label:” in the search finds the chats of those who have one.',
  add: 'Label',
  addFull: 'Add a label',
  name: 'Name of the label',
  placeholder: 'wholesale, quote sent…',
  offers: 'Labels that can be added',
  create: 'Create “{{name}}”',
  hint: 'Enter adds · ↑ ↓ choose · Esc closes',
  tooLong: 'At most {{limit}} characters; these are {{length}}.',
  alreadyOn: 'They have the label “{{name}}” already.',
  added: 'Label “{{name}}” added.',
  takeOff: 'Remove the label {{name}}',
  takenOff: 'Label “{{name}}” removed.',
  of: 'Labels: {{names}}',
};

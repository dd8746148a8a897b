import type { Translation } from '../translation';

export const notesEn: Translation['notes'] = {
  title: 'Notes',
  emptyHint: 'No notes yet. Only you see them: nothing goes to WhatsApp.',
  hint: 'Only you see them. Nothing goes to WhatsApp.',
  new: 'New note',
  placeholder: 'What is worth remembering of this person',
  add: 'Keep note',
  added: 'Note kept.',
  text: 'Text of the note',
  save: 'Save',
  tooLong: 'At most {{limit}} characters; these are {{length}}. The text stays here until it fits.',
  changed: 'changed on {{date}}',
  edit: 'Edit the note of {{date}}',
  remove: 'Remove the note of {{date}}',
  removed: 'Note removed.',
  more: 'Show all',
  less: 'Show less',
};

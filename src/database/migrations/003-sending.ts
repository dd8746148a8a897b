/** Version 3: whom not to contact, what the pace and the breaker remember, follow-ups, attachments, and what the user knows of a person. */
export const version3 = {
  version: 3,
  stores: {
    doNotContact: '[phone+listId], listId',
    doNotContactLists: '++id',
    sendingState: 'key',
    followUps: '++id, chatId, dueAt',
    attachments: 'id',
    personDetails: 'id',
  },
} as const;

/** Version 1: the tables of the first release. */
export const version1 = {
  version: 1,
  stores: {
    messages: 'rowid, &id, [chatId+timestamp], revision',
    erasures: 'revision',
    chats: 'id, lastMessageAt, waitingSince',
    contacts: 'id, phone, pairedId',
    coverage: 'chatId',
    outbox: 'id, status, [chatId+status], stanzaId, messageId, updatedAt',
    sendLedger: '++id, at, [chatId+at]',
    buckets: 'key',
    audit: '++id, outboxId, at',
    templates: 'id',
    consent: '++id, chatId',
    settings: 'key',
    jobs: 'job',
    counters: 'name',
    minutes: '[name+minute], minute',
    log: '++id, at',
  },
} as const;

import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import type { OutboxRow } from '@/database/rows';
import { useAccount } from '../account';
import { readOutlook, type Outlook } from './read-outlook';

/** What the policies say of this text now, and when it would leave; undefined until it is first read. */
export function useOutlook(
  draft: { attachmentId?: string | undefined; scheduledFor?: number | undefined } & Pick<
    OutboxRow,
    'chatId' | 'priority' | 'quotes'
  >,
  text: string,
  now: number,
  userTimeZone: string,
): Outlook | undefined {
  const database = useAccount();
  const [outlook, setOutlook] = useState<Outlook>();
  const { chatId, priority, attachmentId, quotes, scheduledFor } = draft;
  // What a verdict depends on has changed. Dexie ends a transaction too early that runs within a live query, so the verdict
  // itself is read outside of it.
  const facts = useLiveQuery(async () => {
    const { settings, chats, consent, outbox, personDetails } = database;
    await Promise.all([
      settings.get('settings'),
      chats.get(chatId),
      personDetails.get(chatId),
      consent.where('chatId').equals(chatId).count(),
      outbox.where('status').anyOf('approved', 'sending').count(),
    ]);
    return {};
  }, [database, chatId]);
  useEffect(() => {
    if (!facts) return;
    let current = true;
    readOutlook(
      database,
      { chatId, text, priority, attachmentId, quotes },
      { now, userTimeZone, sendAt: scheduledFor },
    ).then(
      (read) => {
        if (current) setOutlook(read);
      },
      () => {
        // The card does without: the claim judges again, and says what it finds.
        if (current) setOutlook(undefined);
      },
    );
    return () => {
      current = false;
    };
  }, [
    database,
    facts,
    chatId,
    text,
    priority,
    attachmentId,
    quotes,
    scheduledFor,
    now,
    userTimeZone,
  ]);
  return outlook;
}

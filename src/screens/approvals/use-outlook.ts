import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import type { AccountDatabase } from '@/database/account-database';
import type { OutboxRow } from '@/database/rows';
import { useAccount } from '../account';
import type { Outlook } from './read-outlook';

type OutlookDraft = Pick<OutboxRow, 'chatId' | 'priority'> &
  Partial<Pick<OutboxRow, 'attachmentId' | 'quotes' | 'scheduledFor'>>;

/** Reads an outlook; the rules come with the first one that is asked for. */
export async function lookAhead(
  database: AccountDatabase,
  draft: OutlookDraft,
  text: string,
  world: { now: number; userTimeZone: string; sendAt?: number | undefined },
): Promise<Outlook> {
  const { readOutlook } = await import('./read-outlook');
  const { chatId, priority, attachmentId, quotes } = draft;
  return readOutlook(database, { chatId, text, priority, attachmentId, quotes }, world);
}

/** What the policies say of this text now, and when it would leave; undefined until it is first read, and without a draft. */
export function useOutlook(
  draft: OutlookDraft | undefined,
  text: string,
  now: number,
  userTimeZone: string,
): Outlook | undefined {
  const database = useAccount();
  const [outlook, setOutlook] = useState<Outlook>();
  const { chatId, priority, attachmentId, quotes, scheduledFor } = draft ?? {};
  // What a verdict depends on has changed. Dexie ends a transaction too early that runs within a live query, so the verdict
  // itself is read outside of it.
  const facts = useLiveQuery(async () => {
    if (chatId === undefined) return undefined;
    const { settings, chats, consent, doNotContactLists, outbox, personDetails } = database;
    await Promise.all([
      settings.get('settings'),
      chats.get(chatId),
      personDetails.get(chatId),
      consent.where('chatId').equals(chatId).count(),
      doNotContactLists.count(),
      outbox.where('status').anyOf('approved', 'sending').count(),
    ]);
    return {};
  }, [database, chatId]);
  useEffect(() => {
    if (!facts || chatId === undefined || priority === undefined) return;
    let current = true;
    lookAhead(database, { chatId, priority, attachmentId, quotes }, text, {
      now,
      userTimeZone,
      sendAt: scheduledFor,
    }).then(
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

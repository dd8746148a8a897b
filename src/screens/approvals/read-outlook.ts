import type { AccountDatabase } from '@/database/account-database';
import { judgeDraft, type JudgedDraft } from '@/database/judgement';
import { readSettings } from '@/database/settings';
import { expectedSend, type ExpectedSend } from '@/domain/expected-send';
import type { Verdict } from '@/domain/verdict';

export interface Outlook {
  verdict: Verdict;
  leaves: ExpectedSend;
}

/** What the policies say of a draft, and when it would leave, as things stand. Writes nothing. */
export async function readOutlook(
  database: AccountDatabase,
  draft: JudgedDraft,
  world: { now: number; userTimeZone: string; sendAt?: number | undefined },
): Promise<Outlook> {
  const { now, userTimeZone, sendAt } = world;
  const at = Math.max(now, sendAt ?? 0);
  // One after the other: a transaction does not survive what is asked beside it.
  const verdict = await judgeDraft(database, draft, { now: at, userTimeZone });
  const [settings, bucket, approved, chat] = await Promise.all([
    readSettings(database),
    database.buckets.get('sending'),
    database.outbox.where('status').equals('approved').toArray(),
    database.chats.get(draft.chatId),
  ]);
  const isReply = draft.priority === 'reply' && (chat?.waitingSince ?? 0) > 0;
  // What is scheduled for later is not in the way; a reply goes before everything else.
  const ahead = approved.filter(
    (row) => (row.scheduledFor ?? 0) <= now && (!isReply || row.priority === 'reply'),
  ).length;
  const { paused, limits } = settings;
  return {
    verdict,
    leaves: expectedSend({ now, sendAt, verdict, paused, isReply, ahead, bucket, limits }),
  };
}

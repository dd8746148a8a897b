/**
 * The only way a message becomes approved. Imported by the approval screens alone (a dependency rule): no message from
 * another context can approve anything.
 */
import { approvalContent, assertMove } from '@/domain/outbox';
import { strictly, type AccountDatabase } from './account-database';
import { settleFollowUp } from './follow-ups';
import { newestIncoming } from './newest-incoming';
import type { ConsentRow, OutboxRow, SuggestionSource } from './rows';
import { readSettings } from './settings';
import { sha256 } from './sha256';
import { countUse } from './templates';

/** The row on the screen is no longer the row in the database: another window, or WhatsApp, was faster. */
export class DraftChangedError extends Error {
  override readonly name = 'DraftChangedError';
  constructor() {
    super('This draft was changed or approved elsewhere.');
  }
}

export interface DraftProposal {
  chatId: string;
  text: string;
  source?: SuggestionSource;
  inReplyTo?: string;
  priority?: OutboxRow['priority'];
  /** The message (id) that it quotes. */
  quotes?: string;
  /** A file that goes with it (id of its row). */
  attachmentId?: string;
}

/**
 * The open draft of a chat, made when there is none: one per chat, however many windows ask. A draft whose question has
 * been overtaken by a newer one, and that no human has touched, takes the new proposal.
 */
export function openDraft(
  database: AccountDatabase,
  proposal: DraftProposal,
  now: number,
): Promise<OutboxRow> {
  return database.transaction('rw', database.outbox, database.audit, async () => {
    const open = await database.outbox
      .where('[chatId+status]')
      .equals([proposal.chatId, 'draft'])
      .first();
    if (open && (open.inReplyTo === proposal.inReplyTo || open.voided)) return open;
    const row: OutboxRow = {
      id: open?.id ?? crypto.randomUUID(),
      chatId: proposal.chatId,
      text: proposal.text,
      status: 'draft',
      priority: proposal.priority ?? 'reply',
      source: proposal.source,
      inReplyTo: proposal.inReplyTo,
      // What the human put to it is not taken away by a newer question.
      quotes: proposal.quotes ?? open?.quotes,
      attachmentId: proposal.attachmentId ?? open?.attachmentId,
      createdAt: open?.createdAt ?? now,
      updatedAt: now,
      version: (open?.version ?? 0) + 1,
    };
    await database.outbox.put(row);
    if (!open)
      await database.audit.add({
        at: now,
        outboxId: row.id,
        from: 'none',
        to: 'draft',
        by: 'user',
      });
    return row;
  });
}

/**
 * Changes what goes with a draft's text.
 * @throws DraftChangedError when the row is not the draft that was on the screen
 */
export async function changeEnclosures(
  relaxed: AccountDatabase,
  seen: Pick<OutboxRow, 'id' | 'version'>,
  enclosures: Pick<OutboxRow, 'quotes' | 'attachmentId'>,
  now: number,
): Promise<void> {
  const database = strictly(relaxed);
  await database.transaction('rw', database.outbox, async () => {
    const row = await database.outbox.get(seen.id);
    if (row?.status !== 'draft' || row.version !== seen.version) throw new DraftChangedError();
    await database.outbox.put({
      ...row,
      ...enclosures,
      updatedAt: now,
      version: row.version + 1,
    });
  });
}

/** What the human saw when they pressed the key. */
export interface SeenDraft {
  id: string;
  version: number;
  /** The final text, edits included. */
  text: string;
  /** The newest incoming message (id) that was on the screen: what this answers. Absent: as in the row. */
  inReplyTo?: string;
  /** The newest message (id) of this person, under any of their ids, that the screen knew of; null: none. Absent: not looked at. */
  heard?: string | null;
  /** Where the text comes from, when not from the row's own source; null: the human wrote it. */
  source?: SuggestionSource | null;
  /** The message (id) that it quotes; null: none. Absent: as in the row. */
  quotes?: string | null;
  /** When it is to go, ms. Absent: as soon as it may. */
  sendAt?: number;
  /** The file that goes with it (id of its row); null: none. Absent: as in the row. */
  attachmentId?: string | null;
}

/**
 * Approves exactly this text for this recipient.
 * @throws DraftChangedError when the row is not the draft that was on the screen, or they have written since.
 */
export async function approve(
  relaxed: AccountDatabase,
  seen: SeenDraft,
  now: number,
): Promise<OutboxRow> {
  const database = strictly(relaxed);
  const shown = await database.outbox.get(seen.id);
  if (!shown) throw new DraftChangedError();
  // Hash first: an IndexedDB transaction dies across crypto.subtle.
  const content = {
    chatId: shown.chatId,
    text: seen.text,
    quotes: seen.quotes === undefined ? shown.quotes : (seen.quotes ?? undefined),
    attachmentId:
      seen.attachmentId === undefined ? shown.attachmentId : (seen.attachmentId ?? undefined),
  };
  const hash = await sha256(approvalContent(content));
  return database.transaction(
    'rw',
    [
      database.outbox,
      database.audit,
      database.settings,
      database.contacts,
      database.chats,
      database.merges,
      database.templates,
      database.followUps,
    ],
    async () => {
      const row = await database.outbox.get(seen.id);
      if (!row || row.status !== 'draft' || row.version !== seen.version)
        throw new DraftChangedError();
      // They wrote again, and the screen did not show it yet: this would answer something else.
      const newest = (await newestIncoming(database, row.chatId))?.id;
      const heard = seen.heard === undefined ? seen.inReplyTo : seen.heard;
      if (heard !== undefined && newest !== undefined && newest !== heard)
        throw new DraftChangedError();
      assertMove(row.status, 'approved');
      const { undoSeconds } = await readSettings(database);
      const sendAfter = Math.max(now + undoSeconds * 1000, seen.sendAt ?? 0);
      const approved: OutboxRow = {
        ...row,
        ...content,
        inReplyTo: seen.inReplyTo ?? row.inReplyTo,
        source: seen.source === undefined ? row.source : (seen.source ?? undefined),
        status: 'approved',
        approval: { hash, at: now, sendAfter, ...(newest !== undefined && { heard: newest }) },
        scheduledFor: seen.sendAt,
        voided: undefined,
        verdict: undefined,
        failure: undefined,
        attempts: undefined,
        stoppedAt: undefined,
        waiting: { reason: 'undo-window', until: sendAfter },
        updatedAt: now,
        version: row.version + 1,
      };
      await database.outbox.put(approved);
      await settleFollowUp(database, row, now);
      if (approved.source?.kind === 'template') await countUse(database, approved.source.ref);
      await database.audit.add({
        at: now,
        outboxId: row.id,
        from: 'draft',
        to: 'approved',
        by: 'user',
        hash,
      });
      return approved;
    },
  );
}

/** One step of a row's life that a human took; nothing happens when the row is not in one of `from`. */
async function moveByUser(
  relaxed: AccountDatabase,
  id: string,
  from: readonly OutboxRow['status'][],
  to: OutboxRow['status'],
  now: number,
  change: Partial<OutboxRow> = {},
): Promise<boolean> {
  const database = strictly(relaxed);
  const { outbox, audit, followUps } = database;
  return database.transaction('rw', [outbox, audit, followUps], async () => {
    const row = await database.outbox.get(id);
    if (!row || !from.includes(row.status)) return false;
    assertMove(row.status, to);
    if (to === 'rejected') await settleFollowUp(database, row, now);
    await database.outbox.put({
      ...row,
      ...change,
      status: to,
      updatedAt: now,
      version: row.version + 1,
    });
    await database.audit.add({ at: now, outboxId: id, from: row.status, to, by: 'user' });
    return true;
  });
}

/** Back to a draft, until it is sent. Resolves to false when it was too late. */
export function undoApproval(database: AccountDatabase, id: string, now: number) {
  return moveByUser(database, id, ['approved'], 'draft', now, {
    approval: undefined,
    waiting: undefined,
    verdict: undefined,
    voided: { reason: 'undone', at: now },
  });
}

/** Skipped: this draft will not be sent. `inReplyTo`: the newest incoming message (id) that was on the screen. */
export function reject(database: AccountDatabase, id: string, now: number, inReplyTo?: string) {
  return moveByUser(
    database,
    id,
    ['draft', 'refused', 'failed', 'unconfirmed'],
    'rejected',
    now,
    inReplyTo ? { inReplyTo } : {},
  );
}

/** The human has seen in WhatsApp that an unconfirmed message arrived. */
export function confirmArrived(database: AccountDatabase, id: string, now: number) {
  return moveByUser(database, id, ['unconfirmed'], 'sent', now, { sentAt: now });
}

/** A refused, failed or unconfirmed message becomes a draft again: the human decides anew, on their own responsibility. */
export function redraft(database: AccountDatabase, id: string, now: number) {
  return moveByUser(database, id, ['refused', 'failed', 'unconfirmed'], 'draft', now, {
    voided: { reason: 'try-again', at: now },
    approval: undefined,
    waiting: undefined,
    stanzaId: undefined,
    pageInstance: undefined,
    sendingAt: undefined,
    messageId: undefined,
  });
}

/** No draft will come of it; one that came already and that no human has touched goes with it. */
export function cancelFollowUp(
  relaxed: AccountDatabase,
  chatId: string,
  now: number,
): Promise<void> {
  const database = strictly(relaxed);
  const { outbox, audit, followUps } = database;
  return database.transaction('rw', [outbox, audit, followUps], async () => {
    await followUps.delete(chatId);
    const draft = await outbox.where('[chatId+status]').equals([chatId, 'draft']).first();
    if (draft?.priority === 'follow-up' && !draft.voided)
      await moveByUser(database, draft.id, ['draft'], 'rejected', now);
  });
}

/** The human answers "is this an opt-out?", or records one themself. */
export async function decideConsent(
  database: AccountDatabase,
  decision: Pick<ConsentRow, 'chatId' | 'messageId'> & { kind: 'opt-out' | 'opt-in' },
  now: number,
): Promise<void> {
  // The deck is in the panel's first chunk; what hashes is not.
  const { recordDecision } = await import('./consent-ledger');
  const { recorder } = await readSettings(database);
  await recordDecision(database, { ...decision, ...(recorder && { recordedBy: recorder }) }, now);
  if (decision.kind === 'opt-out') await cancelFollowUp(database, decision.chatId, now);
}

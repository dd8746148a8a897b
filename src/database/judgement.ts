/** Reads all that the policies look at, for a draft on the screen and for the claim of an approved one alike. */
import type { Table } from 'dexie';
import { chatKind } from '@/domain/message';
import { APPROVALS_AROUND_MS } from '@/domain/policies/automation';
import { judge, type PolicyInput } from '@/domain/policy-enforcer';
import type { Verdict } from '@/domain/verdict';
import type { AccountDatabase } from './account-database';
import { consentOf } from './consent';
import { conversationOf } from './conversation';
import { doNotContactTables, isOnDoNotContact } from './do-not-contact';
import { personIds } from './person-ids';
import type { OutboxRow } from './rows';
import { readSendingFacts, type Clocks } from './sending-pace';
import { readSettings } from './settings';

/** What is judged: a row of the outbox, or what may become one. */
export type JudgedDraft = Pick<OutboxRow, 'chatId' | 'text' | 'priority' | 'attachmentId'> &
  Partial<Pick<OutboxRow, 'id' | 'approval' | 'quotes'>>;

export interface JudgementWorld extends Clocks {
  /** The user's own, IANA. */
  userTimeZone: string;
}

/** The tables that `readPolicyInput` reads: its caller's transaction needs them. */
export function judgedTables(database: AccountDatabase): Table[] {
  return [
    database.contacts,
    database.chats,
    database.merges,
    ...doNotContactTables(database),
    database.sendLedger,
    database.sendingState,
    database.settings,
    database.personDetails,
    database.attachments,
    database.audit,
  ];
}

/** The verdict on a draft as things stand, in one transaction of its own; writes nothing. */
export function judgeDraft(
  database: AccountDatabase,
  draft: JudgedDraft,
  world: JudgementWorld,
): Promise<Verdict> {
  return database.transaction('r', judgedTables(database), async () =>
    judge(await readPolicyInput(database, draft, world)),
  );
}

/** Part of the caller's transaction over `judgedTables`. */
export async function readPolicyInput(
  database: AccountDatabase,
  draft: JudgedDraft,
  world: JudgementWorld,
): Promise<PolicyInput> {
  const settings = await readSettings(database);
  const ids = await personIds(database, draft.chatId);
  const contacts = present(await database.contacts.bulkGet(ids));
  const chats = present(await database.chats.bulkGet(ids));
  const details = present(await database.personDetails.bulkGet(ids));
  const conversation = conversationOf(chats, draft.priority);
  const { attachmentId } = draft;
  const { limits, recentSends, budgets } = await readSendingFacts(
    database,
    settings.limits,
    world,
    { steady: !conversation.waiting, firstContact: !conversation.hasIncoming },
  );
  return {
    now: world.now,
    text: draft.text,
    hasFile: attachmentId !== undefined,
    fileHash: attachmentId && (await database.attachments.get(attachmentId))?.hash,
    chatId: draft.chatId,
    chatKind: chatKind(draft.chatId),
    recipient: {
      phone: contacts.find(({ phone }) => phone !== undefined)?.phone,
      saved: contacts.some(({ saved }) => saved),
      timeZone: details.find(({ timeZone }) => timeZone !== undefined)?.timeZone,
    },
    consent: await consentOf(database, ids),
    onDoNotContact: await isOnDoNotContact(
      database,
      ids,
      contacts.flatMap(({ phone }) => phone ?? []),
    ),
    conversation,
    recentSends,
    approvedAt: draft.approval?.at,
    approvals: draft.approval ? await approvalsAround(database, draft.approval.at) : [],
    limits,
    budgets,
    quietHours: settings.quietHours,
    userTimeZone: world.userTimeZone,
    safeMode: settings.safeMode,
    relaxed: settings.relaxed,
  };
}

/** The audit remembers each, also those that were undone since. */
async function approvalsAround(database: AccountDatabase, at: number): Promise<number[]> {
  const lines = await database.audit
    .where('at')
    .between(at - APPROVALS_AROUND_MS, at + APPROVALS_AROUND_MS, true, true)
    .toArray();
  return lines.flatMap((line) => (line.to === 'approved' && line.by === 'user' ? [line.at] : []));
}

function present<Row>(found: readonly (Row | undefined)[]): Row[] {
  return found.filter((one) => one !== undefined);
}

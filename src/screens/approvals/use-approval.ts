/** The human's decisions about one message, each followed by its words on the screen. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  approve,
  cancelFollowUp,
  confirmArrived,
  decideConsent,
  DraftChangedError,
  openDraft,
  redraft,
  reject,
  undoApproval,
  type DraftProposal,
  type SeenDraft,
} from '@/database/approvals';
import type { OutboxRow } from '@/database/rows';
import { useFormats } from '@/ui/use-formats';
import { useAccount } from '../account';
import { useSurroundings } from '../surroundings';
import { useView } from '../view-state';

/** Resolves to true when it was done; whatever went wrong has been said to the user. */
type Decision = Promise<boolean>;

/** A text of the user's own, and what they had heard when they wrote it. */
export type WrittenProposal = DraftProposal & Pick<SeenDraft, 'heard'>;

export interface Approval {
  approve: (seen: SeenDraft, name: string) => Decision;
  /** It will not be sent, at no time. */
  cancelScheduled: (row: OutboxRow) => Decision;
  cancelFollowUp: (chatId: string) => Decision;
  /** Writes, and approves at once, a text of the user's own. */
  approveText: (proposal: WrittenProposal, name: string, sendAt?: number) => Decision;
  skip: (draft: OutboxRow, name: string, inReplyTo: string | undefined) => Decision;
  discard: (row: OutboxRow) => Decision;
  arrived: (row: OutboxRow) => Decision;
  tryAgain: (row: OutboxRow) => Decision;
  undo: (row: OutboxRow) => Decision;
  /** The last approval that can still be taken back. */
  undoLatest: () => Decision;
  decideConsent: (answer: {
    chatId: string;
    /** The message (id) that raised the question. */
    messageId?: string;
    kind: 'opt-out' | 'opt-in';
    name: string;
  }) => Decision;
  propose: (proposal: DraftProposal) => Promise<OutboxRow>;
}

export function useApproval(): Approval {
  const { t } = useTranslation();
  const database = useAccount();
  const { background, now } = useSurroundings();
  const formats = useFormats();
  const notify = useView((state) => state.notify);
  const wantCard = useView((state) => state.wantCard);

  return useMemo(() => {
    const say = (text: string, action?: { label: string; run: () => void }) => {
      notify({ text, tone: 'neutral', action });
    };
    const nudge = () => {
      background.nudge().catch(() => {
        // The extension was updated or removed under this page: the new one looks at the rows by itself.
      });
    };
    const decide = async (work: () => Promise<boolean>): Decision => {
      try {
        return await work();
      } catch (error) {
        notify({
          tone: 'bad',
          text:
            error instanceof DraftChangedError
              ? t('approvals.changedElsewhere')
              : t('approvals.saveFailed'),
        });
        return false;
      }
    };
    const undo = (row: OutboxRow) =>
      decide(async () => {
        const done = await undoApproval(database, row.id, now());
        if (done) wantCard(row.chatId);
        say(done ? t('approvals.undone') : t('approvals.undoTooLate'));
        return done;
      });
    const sayApproved = (row: OutboxRow, name: string) => {
      nudge();
      const { scheduledFor } = row;
      say(
        scheduledFor !== undefined && scheduledFor > now()
          ? t('planned.scheduled', { name, time: formats.dateTime(scheduledFor) })
          : t('approvals.approved', { name }),
        { label: t('app.undo'), run: () => void undo(row) },
      );
    };
    return {
      undo,
      approve: (seen, name) =>
        decide(async () => {
          sayApproved(await approve(database, seen, now()), name);
          return true;
        }),
      approveText: ({ heard, ...proposal }, name, sendAt) =>
        decide(async () => {
          const { id, version } = await openDraft(database, proposal, now());
          const { text, inReplyTo, quotes = null, attachmentId = null } = proposal;
          const seen = {
            ...{ id, version, text, inReplyTo, heard, source: null, quotes, attachmentId },
            ...(sendAt && { sendAt }),
          };
          sayApproved(await approve(database, seen, now()), name);
          return true;
        }),
      skip: (draft, name, inReplyTo) =>
        decide(async () => {
          if (!(await reject(database, draft.id, now(), inReplyTo))) throw new DraftChangedError();
          const { chatId, text, source, quotes, attachmentId } = draft;
          const enclosures = {
            ...(quotes !== undefined && { quotes }),
            ...(attachmentId !== undefined && { attachmentId }),
          };
          const back = () =>
            decide(async () => {
              await openDraft(database, { chatId, text, source, inReplyTo, ...enclosures }, now());
              wantCard(chatId);
              say(t('approvals.draftBack'));
              return true;
            });
          say(t('approvals.skipped', { name }), { label: t('app.undo'), run: () => void back() });
          return true;
        }),
      cancelScheduled: (row) =>
        decide(async () => {
          if (!(await undoApproval(database, row.id, now()))) throw new DraftChangedError();
          if (!(await reject(database, row.id, now()))) throw new DraftChangedError();
          say(t('planned.cancelled'));
          return true;
        }),
      cancelFollowUp: (chatId) =>
        decide(async () => {
          await cancelFollowUp(database, chatId, now());
          say(t('planned.reminderCancelled'));
          return true;
        }),
      discard: (row) =>
        decide(async () => {
          if (!(await reject(database, row.id, now()))) throw new DraftChangedError();
          return true;
        }),
      arrived: (row) =>
        decide(async () => {
          if (!(await confirmArrived(database, row.id, now()))) throw new DraftChangedError();
          return true;
        }),
      tryAgain: (row) =>
        decide(async () => {
          if (!(await redraft(database, row.id, now()))) throw new DraftChangedError();
          wantCard(row.chatId);
          return true;
        }),
      undoLatest: () =>
        decide(async () => {
          const approved = await database.outbox.where('status').equals('approved').toArray();
          const latest = approved
            .sort((a, b) => (a.approval?.at ?? 0) - (b.approval?.at ?? 0))
            .at(-1);
          if (latest) return undo(latest);
          say(t('approvals.nothingToUndo'));
          return false;
        }),
      decideConsent: ({ kind, name, ...about }) =>
        decide(async () => {
          await decideConsent(database, { ...about, kind }, now());
          nudge();
          say(
            kind === 'opt-out'
              ? t('approvals.consentSavedOut', { name })
              : t('approvals.consentSavedIn', { name }),
          );
          return true;
        }),
      propose: (proposal) => openDraft(database, proposal, now()),
    };
  }, [background, database, formats, notify, now, wantCard, t]);
}

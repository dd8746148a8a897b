import { Check } from 'lucide-react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatRow } from '@/database/rows';
import { chatKind } from '@/domain/message';
import { Button } from '@/ui/Button';
import { AttachButton } from '../approvals/AttachButton';
import { AttachmentLine } from '../approvals/AttachmentLine';
import { QuotedMessage } from '../approvals/QuotedMessage';
import { useApproval } from '../approvals/use-approval';
import { useEnclosures } from '../approvals/use-enclosures';
import { LaterButton } from '../planned/LaterButton';
import { useNewestIncoming } from '../use-newest-incoming';
import { useQuickReplies } from '../templates/use-quick-replies';
import { useTextOnly } from '../use-text-only';
import { useView, type Edit } from '../view-state';

/** Under which the text that was begun is kept. */
export function composerKey(chatId: string): string {
  return `composer ${chatId}`;
}

export function mayWrite(chatId: string, chat: ChatRow | undefined): boolean {
  const kind = chatKind(chatId);
  return !chat?.readOnly && (kind === 'person' || kind === 'group');
}

const NOTHING: Edit = { text: '' };

/** Writes to a chat by the same way as everything else: the human approves, the outbox sends. */
export function Composer({
  ref,
  chatId,
  chat,
  name,
}: {
  ref: Ref<HTMLTextAreaElement>;
  chatId: string;
  chat: ChatRow | undefined;
  name: string;
}) {
  const { t } = useTranslation();
  const { approveText } = useApproval();
  const { keep } = useEnclosures();
  const key = composerKey(chatId);
  const edit = useView((state) => state.edits[key]) ?? NOTHING;
  const setEdit = useView((state) => state.setEdit);
  const textOnly = useTextOnly();
  const quickReplies = useQuickReplies({
    ...{ chatId, name, text: edit.text },
    onText: (written) => {
      setEdit(key, { ...edit, text: written });
    },
  });
  const heard = useNewestIncoming(chatId);
  if (!mayWrite(chatId, chat))
    return (
      <p className="border-t border-line bg-raised px-3 py-3 text-center text-sm text-ink-soft">
        {t('chats.readOnly')}
      </p>
    );
  const { text, quotes, attachmentId } = edit;
  const isRefused = textOnly && (quotes !== undefined || attachmentId !== undefined);
  const isReady = (text.trim() !== '' || attachmentId !== undefined) && !isRefused;
  const attach = async (file: File | undefined) => {
    const kept = file && (await keep(file));
    if (kept === undefined) return;
    // What was written while the file was looked at stays.
    const written = useView.getState().edits[key] ?? NOTHING;
    setEdit(key, { ...written, attachmentId: kept });
  };
  const send = async (sendAt?: number): Promise<boolean> => {
    if (!isReady) return false;
    const waits = chat !== undefined && chat.waitingSince > 0;
    const proposal = {
      chatId,
      text,
      inReplyTo: waits ? chat.lastIncomingId : undefined,
      heard,
      priority: waits ? ('reply' as const) : ('follow-up' as const),
      ...(quotes !== undefined && { quotes }),
      ...(attachmentId !== undefined && { attachmentId }),
    };
    if (!(await approveText(proposal, name, sendAt))) return false;
    setEdit(key, undefined);
    return true;
  };
  return (
    <form
      className="flex flex-col gap-1.5 border-t border-line bg-raised px-3 py-2"
      onDragOver={(event) => {
        if (!textOnly) event.preventDefault();
      }}
      onDrop={(event) => {
        const [file] = event.dataTransfer.files;
        if (!file || textOnly) return;
        event.preventDefault();
        void attach(file);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {quotes !== undefined && (
        <QuotedMessage
          messageId={quotes}
          name={name}
          onRemove={() => {
            setEdit(key, { text, ...(attachmentId !== undefined && { attachmentId }) });
          }}
        />
      )}
      {attachmentId !== undefined && (
        <AttachmentLine
          attachmentId={attachmentId}
          onRemove={() => {
            setEdit(key, { text, ...(quotes !== undefined && { quotes }) });
          }}
        />
      )}
      {isRefused && (
        <p role="status" className="text-sm text-warn">
          {t('attached.textOnly')}
        </p>
      )}
      {quickReplies.list}
      <div className="flex items-end gap-2">
        {!textOnly && <AttachButton onFile={(file) => void attach(file)} />}
        <textarea
          ref={ref}
          aria-label={t('chats.composer', { name })}
          placeholder={t('chats.composerPlaceholder')}
          value={text}
          rows={1}
          onChange={(event) => {
            setEdit(key, { ...edit, text: event.target.value });
          }}
          {...quickReplies.attributes}
          onSelect={quickReplies.onSelect}
          onKeyDown={(event) => {
            if (quickReplies.onKeyDown(event)) return;
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return;
            event.preventDefault();
            void send();
          }}
          onPaste={(event) => {
            const [file] = event.clipboardData.files;
            if (!file || textOnly) return;
            event.preventDefault();
            void attach(file);
          }}
          className="field-sizing-content max-h-40 min-h-10 min-w-0 flex-1 resize-none rounded-lg border border-line-strong bg-canvas px-2.5 py-2 placeholder:text-ink-faint"
        />
        <LaterButton
          later={{
            chatId,
            name,
            text,
            attachmentId,
            priority: chat && chat.waitingSince > 0 ? 'reply' : 'follow-up',
            onSchedule: send,
          }}
        />
        <Button
          look="primary"
          submit
          className="min-h-10"
          disabled={!isReady}
          title={t('chats.composerHint')}
          aria-label={t('chats.approveSend')}
          icon={<Check size={17} aria-hidden />}
        >
          {t('approvals.approve')}
        </Button>
      </div>
    </form>
  );
}

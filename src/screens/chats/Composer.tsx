import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ChatRow } from '@/database/rows';
import { chatKind } from '@/domain/message';
import { Button } from '@/ui/Button';
import { useApproval } from '../approvals/use-approval';
import { useView } from '../view-state';

/** Writes to a chat by the same way as everything else: the human approves, the outbox sends. */
export function Composer({
  chatId,
  chat,
  name,
}: {
  chatId: string;
  chat: ChatRow | undefined;
  name: string;
}) {
  const { t } = useTranslation();
  const { approveText } = useApproval();
  const key = `composer ${chatId}`;
  const text = useView((state) => state.edits[key]?.text ?? '');
  const setEdit = useView((state) => state.setEdit);
  const kind = chatKind(chatId);
  if (chat?.readOnly || (kind !== 'person' && kind !== 'group'))
    return (
      <p className="border-t border-line bg-raised px-3 py-3 text-center text-sm text-ink-soft">
        {t('chats.readOnly')}
      </p>
    );
  const send = async () => {
    if (text.trim() === '') return;
    const waits = chat !== undefined && chat.waitingSince > 0;
    const proposal = {
      chatId,
      text,
      inReplyTo: waits ? chat.lastIncomingId : undefined,
      priority: waits ? ('reply' as const) : ('follow-up' as const),
    };
    if (await approveText(proposal, name)) setEdit(key, undefined);
  };
  return (
    <form
      className="flex items-end gap-2 border-t border-line bg-raised px-3 py-2"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <textarea
        aria-label={t('chats.composer', { name })}
        placeholder={t('chats.composerPlaceholder')}
        value={text}
        rows={1}
        onChange={(event) => {
          setEdit(key, { text: event.target.value });
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return;
          event.preventDefault();
          void send();
        }}
        className="field-sizing-content max-h-40 min-h-10 min-w-0 flex-1 resize-none rounded-lg border border-line-strong bg-canvas px-2.5 py-2 placeholder:text-ink-faint"
      />
      <Button
        look="primary"
        submit
        className="min-h-10"
        disabled={text.trim() === ''}
        title={t('chats.composerHint')}
        aria-label={t('chats.approveSend')}
        icon={<Check size={17} aria-hidden />}
      >
        {t('approvals.approve')}
      </Button>
    </form>
  );
}

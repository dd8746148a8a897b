import { Clock, MessagesSquare } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatRow, ContactRow } from '@/database/rows';
import { Avatar } from '@/ui/Avatar';
import { Chip } from '@/ui/Chip';
import { IconButton } from '@/ui/IconButton';
import { useFormats } from '@/ui/use-formats';
import { useNow } from '@/ui/use-now';
import { personName } from '../person-name';
import { PhoneNumber } from '../PhoneNumber';
import { useSurroundings } from '../surroundings';
import { useView } from '../view-state';

const SaoPauloFlag = lazy(() =>
  import('../do-not-contact/SaoPauloFlag').then((module) => ({ default: module.SaoPauloFlag })),
);

const LONG_WAIT = 60 * 60_000;

/** Who it is, and since when they wait. */
export function CardHeader({
  chat,
  contact,
  waitingSince,
  titleId,
}: {
  chat: ChatRow;
  contact?: ContactRow;
  /** ms; 0: nobody waits */
  waitingSince: number;
  titleId: string;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const showChat = useView((state) => state.showChat);
  const now = useNow(useSurroundings().now, 15_000, waitingSince > 0);
  const name = personName(chat, contact) || t('person.unknown');
  const waited = Math.max(0, now - waitingSince);
  const waiting =
    waited < 60_000
      ? t('approvals.waitingNow')
      : t('approvals.waitingSince', { duration: formats.duration(waited) });
  return (
    <header className="flex items-center gap-2.5 border-b border-line px-3 pb-2.5">
      <Avatar name={name} id={chat.id} />
      <div className="min-w-0 flex-1">
        <h2 id={titleId} className="truncate text-lg leading-tight font-semibold">
          {name}
        </h2>
        <div className="mt-0.5 flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-faint">
          {contact?.phone && <PhoneNumber digits={contact.phone} />}
          {waitingSince > 0 && (
            <Chip
              tone={waited > LONG_WAIT ? 'warn' : 'neutral'}
              icon={<Clock size={12} aria-hidden />}
            >
              <span className="sr-only">{waiting}</span>
              <span aria-hidden title={waiting}>
                {waited < 60_000 ? t('approvals.now') : formats.duration(waited)}
              </span>
            </Chip>
          )}
          {contact?.phone && (
            <Suspense fallback={null}>
              <SaoPauloFlag phone={contact.phone} waits={waitingSince > 0} />
            </Suspense>
          )}
        </div>
      </div>
      <IconButton
        label={t('approvals.openChat')}
        icon={<MessagesSquare size={18} aria-hidden />}
        onClick={() => {
          showChat({ chatId: chat.id });
        }}
      />
    </header>
  );
}

import { CircleHelp, ShieldX, TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { useShortcuts } from '@/ui/use-shortcuts';
import { FormattedText } from '../FormattedText';
import { CardHeader } from './CardHeader';
import { ChatTail } from './ChatTail';
import type { DecisionCard as Card } from './deck';
import { RowEnclosures } from './lazy-enclosures';
import { useApproval } from './use-approval';
import { useOpenInWhatsApp } from '../use-open-in-whatsapp';
import { VerdictReasons } from './VerdictReasons';

/** Why an approved text was not put into WhatsApp's composer, where a human presses Send. */
const BY_HAND_REFUSALS = [
  'left-over-draft',
  'chat-not-shown',
  'composer-differs',
  'no-composer',
  'composer-busy',
] as const;

const CAUSES = [
  'whatsapp-refused',
  'chat-not-found',
  'not-available',
  'not-connected',
  'other-account',
  'look-up-unsent',
] as const;

/** Why a message failed, in words. */
function FailureCause({ row }: { row: Card['row'] }) {
  const { t } = useTranslation();
  const code = row.failure?.code ?? '–';
  const refusal = BY_HAND_REFUSALS.find((known) => known === code);
  const cause = CAUSES.find((known) => known === code);
  if (refusal) return t(`diagnostics.refusal.${refusal}`);
  if (code === 'file-changed') return t('attached.fileChanged');
  if (!cause) return t('approvals.failedText', { code });
  return (
    <>
      {t(`delivery.cause.${cause}`)}
      {row.attempts !== undefined && ` ${t('delivery.attempts', { count: row.attempts })}`}
    </>
  );
}

/** A message that was refused, failed, or may or may not have arrived: what now is the human's to say. */
export function DecisionCard({
  card,
  shortcuts,
  onSettled,
}: {
  card: Card;
  shortcuts: boolean;
  onSettled: () => void;
}) {
  const { t } = useTranslation();
  const titleId = useId();
  const decisions = useApproval();
  const openInWhatsApp = useOpenInWhatsApp();
  const { row, chat, contact } = card;
  const settle = async (decision: Promise<boolean>) => {
    if (await decision) onSettled();
  };
  const unconfirmed = row.status === 'unconfirmed';
  // Whether it arrived is nothing to answer with one key.
  useShortcuts(
    {
      e: () => void settle(decisions.tryAgain(row)),
      s: () => void settle(decisions.discard(row)),
    },
    shortcuts && !unconfirmed,
  );
  return (
    <article
      aria-labelledby={titleId}
      tabIndex={-1}
      className="flex min-h-0 flex-1 flex-col outline-none"
    >
      <div className="flex min-h-0 flex-1 flex-col">
        <CardHeader
          chat={chat}
          contact={contact}
          waitingSince={chat.waitingSince}
          titleId={titleId}
        />
        <ChatTail chat={chat} />
        <div className="flex max-h-[70%] shrink-0 flex-col gap-2 overflow-y-auto px-3 pt-1 pb-3">
          <div className="shrink-0 overflow-hidden rounded-xl">
            {row.status === 'refused' && (
              <Banner
                tone="bad"
                icon={<ShieldX size={18} aria-hidden />}
                title={t('approvals.refusedTitle')}
              >
                {row.verdict && <VerdictReasons verdict={row.verdict} />}
              </Banner>
            )}
            {row.status === 'failed' && (
              <Banner
                tone="bad"
                icon={<TriangleAlert size={18} aria-hidden />}
                title={t('approvals.failedTitle')}
              >
                <FailureCause row={row} />
              </Banner>
            )}
            {unconfirmed && (
              <Banner
                tone="warn"
                icon={<CircleHelp size={18} aria-hidden />}
                title={t('approvals.unconfirmedTitle')}
              >
                {t('approvals.unconfirmedText')}
              </Banner>
            )}
          </div>
          <RowEnclosures row={row} name={chat.name} />
          {row.text !== '' && <FormattedText text={row.text} />}
          {unconfirmed && (
            <Button
              look="link"
              className="self-start"
              onClick={() => {
                openInWhatsApp({ chatId: chat.id });
              }}
            >
              {t('approvals.openInWhatsApp')}
            </Button>
          )}
        </div>
      </div>
      <div className="flex gap-2 border-t border-line bg-raised px-3 py-2.5">
        <Button
          look={unconfirmed ? 'secondary' : 'primary'}
          className="min-h-10 flex-1"
          {...(!unconfirmed && { shortcut: 'E' })}
          onClick={() => void settle(decisions.tryAgain(row))}
        >
          {row.status === 'refused' ? t('approvals.editAgain') : t('approvals.tryAgain')}
        </Button>
        <Button
          look={unconfirmed ? 'primary' : 'secondary'}
          className="min-h-10 flex-1"
          {...(!unconfirmed && { shortcut: 'S' })}
          onClick={() => void settle(unconfirmed ? decisions.arrived(row) : decisions.discard(row))}
        >
          {unconfirmed ? t('approvals.itArrived') : t('approvals.discard')}
        </Button>
      </div>
    </article>
  );
}

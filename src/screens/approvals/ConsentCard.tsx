import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { personName } from '../person-name';
import { CardHeader } from './CardHeader';
import { ChatTail } from './ChatTail';
import type { ConsentCard as Card } from './deck';
import { useApproval } from './use-approval';

/** Perhaps an opt-out: only a human can say. */
export function ConsentCard({ card, onSettled }: { card: Card; onSettled: () => void }) {
  const { t } = useTranslation();
  const titleId = useId();
  const { decideConsent } = useApproval();
  const name = personName(card.chat, card.contact) || t('person.unknown');
  const decide = async (kind: 'opt-out' | 'opt-in') => {
    if (
      (await decideConsent({ chatId: card.chat.id, messageId: card.messageId, kind, name })) &&
      kind === 'opt-out'
    )
      onSettled();
  };
  return (
    <article
      aria-labelledby={titleId}
      tabIndex={-1}
      className="flex min-h-0 flex-1 flex-col outline-none"
    >
      <div className="flex min-h-0 flex-1 flex-col">
        <CardHeader
          chat={card.chat}
          contact={card.contact}
          waitingSince={card.chat.waitingSince}
          titleId={titleId}
        />
        <ChatTail chat={card.chat} />
        <div className="mx-3 mb-3 rounded-xl bg-warn-soft p-3">
          <h3 className="font-semibold text-warn">{t('approvals.consentTitle')}</h3>
          <p className="mt-1 text-sm text-ink-soft">{t('approvals.consentText', { name })}</p>
        </div>
      </div>
      <div className="flex gap-2 border-t border-line bg-raised px-3 py-2.5">
        <Button className="min-h-10 flex-1" look="danger" onClick={() => void decide('opt-out')}>
          {t('approvals.consentYes')}
        </Button>
        <Button className="min-h-10 flex-1" onClick={() => void decide('opt-in')}>
          {t('approvals.consentNo')}
        </Button>
      </div>
    </article>
  );
}

import { MessagesSquare, Split } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { takeBackDecision } from '@/database/merges';
import type { PersonId } from '@/database/person-card';
import { phoneForEye } from '@/domain/contact-name';
import { digitsOfChatId } from '@/domain/phone-identity';
import { Button } from '@/ui/Button';
import { useFormats } from '@/ui/use-formats';
import { useAccount } from '../account';
import { PhoneNumber } from '../PhoneNumber';
import { useView } from '../view-state';

/** One id of a person: what it is, why it is theirs, and its chat. */
export function PersonIdLine({ personId }: { personId: PersonId }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const database = useAccount();
  const showChat = useView((state) => state.showChat);
  const notify = useView((state) => state.notify);
  const { id, chat, because } = personId;
  const phone = digitsOfChatId(id);
  const name = phone ? phoneForEye(phone) : t('person.privateId');
  const merge = because?.merge;

  const separate = async (pair: string) => {
    try {
      await takeBackDecision(database, pair);
      notify({ tone: 'neutral', text: t('person.separated') });
    } catch {
      // Told to the user; they are still one.
      notify({ tone: 'bad', text: t('identity.saveFailed') });
    }
  };
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-1 px-3 py-2">
      <div className="min-w-40 flex-1">
        <p className="font-medium">{phone ? <PhoneNumber digits={phone} /> : name}</p>
        {!phone && <p className="text-xs text-ink-faint">{t('person.privateIdText')}</p>}
        {because && (
          <p className="text-xs text-ink-faint">
            {t(`person.because.${because.reason}`, {
              date: merge ? formats.dateTime(merge.at) : '',
            })}
          </p>
        )}
        <p className="text-xs text-ink-faint tabular-nums">
          {chat && chat.lastMessageAt > 0
            ? t('person.lastMessage', { date: formats.dateTime(chat.lastMessageAt) })
            : t('person.noMessages')}
        </p>
      </div>
      {merge && (
        <Button
          look="quiet"
          aria-label={t('person.separateFrom', { name })}
          icon={<Split size={15} aria-hidden />}
          onClick={() => void separate(merge.pair)}
        >
          {t('person.separate')}
        </Button>
      )}
      <Button
        aria-label={t('person.openChatOf', { name })}
        icon={<MessagesSquare size={15} aria-hidden />}
        onClick={() => {
          showChat({ chatId: id });
        }}
      >
        {t('person.openChat')}
      </Button>
    </li>
  );
}

import { ArrowLeft, ExternalLink, Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ContactRow } from '@/database/rows';
import { chatKind } from '@/domain/message';
import { completedName } from '@/domain/search-query/complete-query';
import { localeOf } from '@/locales/locale';
import { IconButton } from '@/ui/IconButton';
import { PhoneNumber } from '../PhoneNumber';
import { useOpenInWhatsApp } from '../use-open-in-whatsapp';
import { useView } from '../view-state';

/** Whose chat it is, and where else to go with it. */
export function TimelineHeader({
  chatId,
  name,
  contact,
  withBack,
}: {
  chatId: string;
  name: string;
  contact: ContactRow | undefined;
  /** The list of chats is not beside it. */
  withBack: boolean;
}) {
  const { t, i18n } = useTranslation();
  const showChat = useView((state) => state.showChat);
  const showContact = useView((state) => state.showContact);
  const search = useView((state) => state.search);
  const show = useView((state) => state.show);
  const openInWhatsApp = useOpenInWhatsApp();
  return (
    <div className="flex min-h-12 items-center gap-1 border-b border-line px-1.5">
      {withBack ? (
        <IconButton
          label={t('chats.back')}
          icon={<ArrowLeft size={18} aria-hidden />}
          onClick={() => {
            showChat(null);
          }}
        />
      ) : (
        <span className="w-1.5" />
      )}
      <div className="min-w-0 flex-1">
        <h1 className="flex leading-tight font-semibold">
          {chatKind(chatId) === 'person' ? (
            <button
              type="button"
              title={t('person.openCard')}
              onClick={() => {
                showContact(chatId);
              }}
              className="min-w-0 truncate rounded text-left font-semibold hover:underline"
            >
              {name}
            </button>
          ) : (
            <span className="truncate">{name}</span>
          )}
        </h1>
        {contact?.phone && (
          <p className="text-xs text-ink-faint">
            <PhoneNumber digits={contact.phone} />
          </p>
        )}
      </div>
      <IconButton
        label={t('chats.searchHere')}
        // Whose chat it is has not been read yet.
        disabled={name === ''}
        icon={<Search size={18} aria-hidden />}
        onClick={() => {
          const isPortuguese = localeOf(i18n.language) === 'pt-BR';
          const called = name === t('person.unknown') ? chatId : name;
          search(completedName(isPortuguese ? 'em' : 'in', called));
          show('search');
        }}
      />
      <IconButton
        label={t('chats.openInWhatsApp')}
        icon={<ExternalLink size={18} aria-hidden />}
        onClick={() => {
          openInWhatsApp({ chatId });
        }}
      />
    </div>
  );
}

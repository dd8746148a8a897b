import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { removeList } from '@/database/do-not-contact';
import type { DoNotContactListRow } from '@/database/rows';
import { Button } from '@/ui/Button';
import { Chip } from '@/ui/Chip';
import { Dialog } from '@/ui/Dialog';
import { useFormats } from '@/ui/use-formats';
import { useAccount } from '../account';
import { Section } from '../settings/Section';
import { useView } from '../view-state';

/** The lists that count now, each to be removed. */
export function ListSection({ lists }: { lists: readonly DoNotContactListRow[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const database = useAccount();
  const notify = useView((state) => state.notify);
  const [asked, setAsked] = useState<DoNotContactListRow>();
  const remove = async ({ id, name }: DoNotContactListRow) => {
    setAsked(undefined);
    try {
      await removeList(database, id);
      notify({ tone: 'neutral', text: t('doNotContact.removed', { name }) });
    } catch {
      // Told to the user; all of it still counts.
      notify({ tone: 'bad', text: t('doNotContact.removeFailed') });
    }
  };
  return (
    <Section title={t('doNotContact.lists')}>
      {lists.length === 0 && <p className="text-sm text-ink-soft">{t('doNotContact.none')}</p>}
      {lists.length > 0 && (
        <ul className="divide-y divide-line">
          {lists.map((list) => (
            <li key={list.id} className="flex items-start gap-2 py-2 first:pt-0 last:pb-0">
              <div className="min-w-0 flex-1">
                <p className="font-medium break-words">{list.name}</p>
                <p className="text-xs text-ink-faint tabular-nums">
                  {t('doNotContact.numbers', {
                    count: list.numbers,
                    number: formats.number(list.numbers),
                  })}{' '}
                  · {t('doNotContact.importedAt', { date: formats.dateTime(list.importedAt) })}
                </p>
                {list.numbers < list.total && (
                  <p className="text-xs text-warn">
                    {t('doNotContact.incomplete', {
                      done: formats.number(list.numbers),
                      total: formats.number(list.total),
                    })}
                  </p>
                )}
                {list.saoPaulo && (
                  <p className="mt-1">
                    <Chip>{t('doNotContact.saoPaulo')}</Chip>
                  </p>
                )}
              </div>
              <Button
                icon={<Trash2 size={14} aria-hidden />}
                aria-label={t('doNotContact.removeOf', { name: list.name })}
                onClick={() => {
                  setAsked(list);
                }}
              >
                {t('doNotContact.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {asked && (
        <Dialog
          title={t('doNotContact.removeAsk', { name: asked.name })}
          description={t('doNotContact.removeText')}
          closeLabel={t('app.close')}
          onClose={() => {
            setAsked(undefined);
          }}
        >
          <div className="mt-4 flex gap-2">
            <Button
              className="min-h-10"
              onClick={() => {
                setAsked(undefined);
              }}
            >
              {t('app.cancel')}
            </Button>
            <Button look="danger" className="min-h-10 flex-1" onClick={() => void remove(asked)}>
              {t('doNotContact.remove')}
            </Button>
          </div>
        </Dialog>
      )}
    </Section>
  );
}

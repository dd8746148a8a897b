import { MapPin } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { needsSaoPauloList } from '@/domain/do-not-contact';
import { Button } from '@/ui/Button';
import { Chip } from '@/ui/Chip';
import { useSurroundings } from '../surroundings';
import { useView } from '../view-state';
import { useDoNotContactLists } from './use-do-not-contact-lists';

/** A number of the state of São Paulo while its list is missing or old: what that means for who is about to write to it. */
export function SaoPauloFlag({ phone, waits }: { phone: string; waits: boolean }) {
  const { t } = useTranslation();
  const lists = useDoNotContactLists();
  const now = useSurroundings().now();
  const show = useView((state) => state.show);
  const [open, setOpen] = useState(false);
  const id = useId();
  if (!lists || !needsSaoPauloList(phone, lists, now)) return null;
  const isOld = lists.some(({ saoPaulo }) => saoPaulo);
  return (
    <>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        title={t('doNotContact.flag')}
        className="flex min-h-6 items-center rounded-full"
        onClick={() => {
          setOpen(!open);
        }}
      >
        <Chip tone={waits ? 'neutral' : 'warn'} icon={<MapPin size={12} aria-hidden />}>
          {t('doNotContact.shortFlag', { area: phone.slice(2, 4) })}
        </Chip>
      </button>
      {open && (
        <p id={id} className="basis-full text-xs whitespace-normal text-ink-soft">
          {t(isOld ? 'doNotContact.flagOld' : 'doNotContact.flagMissing')}{' '}
          {t(waits ? 'doNotContact.flagWaits' : 'doNotContact.flagFirst')}{' '}
          <Button
            look="link"
            onClick={() => {
              show('doNotContact');
            }}
          >
            {t('doNotContact.flagAction')}
          </Button>
        </p>
      )}
    </>
  );
}

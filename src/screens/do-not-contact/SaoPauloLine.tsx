import { MapPin } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DoNotContactListRow } from '@/database/rows';
import { needsSaoPauloList } from '@/domain/do-not-contact';
import { Banner } from '@/ui/Banner';
import { useFormats } from '@/ui/use-formats';
import { useSurroundings } from '../surroundings';

/** Any number of that state. */
const OF_SAO_PAULO = '5511';

/** Whether the list that counts for area codes 11–19 is there and up to date. */
export function SaoPauloLine({ lists }: { lists: readonly DoNotContactListRow[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useSurroundings().now();
  const newest = Math.max(0, ...lists.flatMap((list) => (list.saoPaulo ? [list.importedAt] : [])));
  const date = formats.date(newest, now);
  const missing = needsSaoPauloList(OF_SAO_PAULO, lists, now);
  return (
    <Banner
      tone={missing ? 'warn' : 'good'}
      icon={<MapPin size={16} aria-hidden />}
      title={t('doNotContact.saoPauloTitle')}
    >
      {!missing
        ? t('doNotContact.saoPauloFresh', { date })
        : newest > 0
          ? t('doNotContact.saoPauloOld', { date })
          : t('doNotContact.saoPauloMissing')}
    </Banner>
  );
}

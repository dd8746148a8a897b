import { ShieldAlert } from 'lucide-react';
import { useLiveQuery } from 'dexie-react-hooks';
import { useTranslation } from 'react-i18next';
import { readLedgerCheck } from '@/database/ledger-check';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { useAccount } from '../account';
import { useView } from '../view-state';

/** The ledger of consent no longer says what was written: on every screen, until the user has seen where. */
export function LedgerBanner() {
  const { t } = useTranslation();
  const database = useAccount();
  const show = useView((state) => state.show);
  // That screen says it all.
  const shown = useView((state) => state.screen !== 'consent');
  const broken = useLiveQuery(async () => {
    const check = await readLedgerCheck(database);
    const [first] = check?.breaks ?? [];
    if (!check || !first || check.seen) return undefined;
    const before = first.id === undefined ? check.lines + 1 : first.id;
    const line = 1 + (await database.consent.where(':id').below(before).count());
    return { why: first.why, line };
  }, [database]);
  if (!broken || !shown) return null;
  return (
    <Banner
      tone="bad"
      icon={<ShieldAlert size={16} aria-hidden />}
      title={t('consent.broken')}
      action={
        <Button
          onClick={() => {
            show('consent');
          }}
        >
          {t('consent.seeBreaks')}
        </Button>
      }
    >
      {t(`consent.break.${broken.why}`, { line: broken.line })}
    </Banner>
  );
}

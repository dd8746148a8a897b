import { HardDrive } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StorageState } from '@/protocol/storage-state';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { useSurroundings } from '../surroundings';
import { useView } from '../view-state';

/** Nothing that comes in can be stored: why, and what to do. It goes by itself when there is room. */
export function DiskFullBanner() {
  const { t } = useTranslation();
  const { background } = useSurroundings();
  const show = useView((state) => state.show);
  const [state, setState] = useState<StorageState>();
  useEffect(() => background.watchStorage(setState), [background]);
  if (!state || state.fullSince === null) return null;
  return (
    <Banner
      tone="bad"
      icon={<HardDrive size={16} aria-hidden />}
      title={t('data.full.title')}
      action={
        <Button
          onClick={() => {
            show('data');
          }}
        >
          {t('data.full.action')}
        </Button>
      }
    >
      {t('data.full.text')}
    </Banner>
  );
}

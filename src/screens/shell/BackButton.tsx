import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/ui/IconButton';
import { useView } from '../view-state';

/** From a screen under More back to it. */
export function BackButton() {
  const { t } = useTranslation();
  const show = useView((state) => state.show);
  return (
    <IconButton
      label={t('nav.back')}
      className="-ml-1.5"
      icon={<ArrowLeft size={18} aria-hidden />}
      onClick={() => {
        show('more');
      }}
    />
  );
}

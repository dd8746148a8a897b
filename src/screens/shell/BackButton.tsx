import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/ui/IconButton';
import { useView } from '../view-state';
import { useNavigationAtSide } from './use-navigation-at-side';

/** From a screen under More back to it; where all screens are listed there is nothing to go back to. */
export function BackButton() {
  const { t } = useTranslation();
  const show = useView((state) => state.show);
  if (useNavigationAtSide()) return null;
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

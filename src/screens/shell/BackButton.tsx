import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/ui/IconButton';
import { useView, type Screen } from '../view-state';
import { useNavigationAtSide } from './use-navigation-at-side';

/**
 * From a screen under More back to it; where all screens are listed there is nothing to go back to. `to`: the screen that this one was
 * opened from.
 */
export function BackButton({ to }: { to?: Screen }) {
  const { t } = useTranslation();
  const show = useView((state) => state.show);
  const isListed = useNavigationAtSide() && to === undefined;
  if (isListed) return null;
  return (
    <IconButton
      label={t('nav.back')}
      className="-ml-1.5"
      icon={<ArrowLeft size={18} aria-hidden />}
      onClick={() => {
        show(to ?? 'more');
      }}
    />
  );
}

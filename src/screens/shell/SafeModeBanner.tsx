import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SettingsRow } from '@/database/rows';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { isSameDay, useFormats } from '@/ui/use-formats';
import { useSurroundings } from '../surroundings';
import { useSafeMode } from './use-safe-mode';

/** Why nothing is sent, since when, and the way out. */
export function SafeModeBanner({ settings }: { settings: SettingsRow }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { now } = useSurroundings();
  const { askToLeave, dialog } = useSafeMode(settings);
  const { safeModeBecause = 'user', safeModeSince } = settings;
  return (
    <Banner
      tone={safeModeBecause === 'user' ? 'warn' : 'bad'}
      icon={<ShieldCheck size={16} aria-hidden />}
      title={t('sending.safeMode')}
      action={
        <Button aria-label={t('sending.leaveSafeMode')} onClick={askToLeave}>
          {t('safety.turnOff')}
        </Button>
      }
    >
      {t(`safety.because.${safeModeBecause}`)}{' '}
      {safeModeSince !== undefined &&
        t('connection.since', {
          time: isSameDay(safeModeSince, now())
            ? formats.time(safeModeSince)
            : formats.dateTime(safeModeSince),
        })}
      {dialog}
    </Banner>
  );
}

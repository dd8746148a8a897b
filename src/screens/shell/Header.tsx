import { CirclePause, CirclePlay } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Chip } from '@/ui/Chip';
import { classNames } from '@/ui/class-names';
import { IconButton } from '@/ui/IconButton';
import { useSettings } from '../use-rows';
import { useView } from '../view-state';
import { useChangeSettings } from '../use-change-settings';
import type { ShownConnection } from './connection';
import { CONNECTION_LOOKS } from './connection-looks';

/** Whether WhatsApp is there, and whether sending goes on. */
export function Header({ connection }: { connection: ShownConnection }) {
  const { t } = useTranslation();
  const changeSettings = useChangeSettings();
  const settings = useSettings();
  const show = useView((state) => state.show);
  const { icon: Icon, tone, spins } = CONNECTION_LOOKS[connection];
  const state = t(`connection.${connection}.name`);
  const paused = settings?.paused ?? false;
  return (
    <header className="flex h-11 shrink-0 items-center gap-2 border-b border-line bg-raised px-3">
      <span className="text-lg font-bold tracking-tight text-accent">{t('app.name')}</span>
      <span className="flex-1" />
      <button
        type="button"
        aria-label={t('connection.details', { state })}
        title={t(`connection.${connection}.text`)}
        className="min-w-0 rounded-full"
        onClick={() => {
          show('status');
        }}
      >
        <Chip
          tone={tone}
          icon={<Icon size={13} className={classNames(spins && 'animate-spin')} aria-hidden />}
        >
          {state}
        </Chip>
      </button>
      <IconButton
        label={paused ? t('sending.resume') : t('sending.pause')}
        aria-pressed={paused}
        icon={
          paused ? (
            <CirclePlay size={20} className="text-warn" aria-hidden />
          ) : (
            <CirclePause size={20} aria-hidden />
          )
        }
        onClick={() => void changeSettings({ paused: !paused })}
      />
    </header>
  );
}

import { useTranslation } from 'react-i18next';
import { Chip } from '@/ui/Chip';
import { classNames } from '@/ui/class-names';
import { useView } from '../view-state';
import type { ShownConnection } from './connection';
import { CONNECTION_LOOKS } from './connection-looks';
import { SendingMenu } from './SendingMenu';

/** Whether WhatsApp is there, and what holds all sending. */
export function Header({
  connection,
  shortcuts,
}: {
  connection: ShownConnection;
  shortcuts: boolean;
}) {
  const { t } = useTranslation();
  const show = useView((state) => state.show);
  const { icon: Icon, tone, spins } = CONNECTION_LOOKS[connection];
  const state = t(`connection.${connection}.name`);
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
      <SendingMenu shortcuts={shortcuts} />
    </header>
  );
}

import { CirclePause, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { useSurroundings } from '../surroundings';
import { useSettings } from '../use-rows';
import { useChangeSettings } from '../use-change-settings';
import { REMEDIES, type ShownConnection } from './connection';
import { CONNECTION_LOOKS } from './connection-looks';

const QUIET: readonly ShownConnection[] = ['connected', 'starting', 'connecting'];

function ConnectionBanner({ connection }: { connection: ShownConnection }) {
  const { t } = useTranslation();
  const { background } = useSurroundings();
  if (QUIET.includes(connection)) return null;
  const { icon: Icon, tone } = CONNECTION_LOOKS[connection];
  const remedy = REMEDIES[connection];
  return (
    <Banner
      tone={tone}
      icon={<Icon size={16} aria-hidden />}
      title={t(`connection.${connection}.name`)}
      action={
        remedy === 'show' ? (
          <Button onClick={() => void background.showWhatsApp()}>
            {t('connection.showWhatsApp')}
          </Button>
        ) : remedy === 'reload' ? (
          <Button onClick={() => void background.reloadWhatsApp()}>
            {t('connection.reloadWhatsApp')}
          </Button>
        ) : undefined
      }
    >
      {t(`connection.${connection}.text`)}
    </Banner>
  );
}

/** What stands in the way of sending or capturing, each with its way out. */
export function Banners({ connection }: { connection: ShownConnection }) {
  const { t } = useTranslation();
  const changeSettings = useChangeSettings();
  const settings = useSettings();
  return (
    <div role="status" className="shrink-0 divide-y divide-line">
      <ConnectionBanner connection={connection} />
      {settings?.safeMode && (
        <Banner
          tone="warn"
          icon={<ShieldCheck size={16} aria-hidden />}
          title={t('sending.safeMode')}
          action={
            <Button
              onClick={() => void changeSettings({ safeMode: false, safeModeSince: undefined })}
            >
              {t('sending.leaveSafeMode')}
            </Button>
          }
        >
          {t('sending.safeModeText')}
        </Banner>
      )}
      {settings?.paused && !settings.safeMode && (
        <Banner
          tone="warn"
          icon={<CirclePause size={16} aria-hidden />}
          title={t('sending.paused')}
          action={
            <Button onClick={() => void changeSettings({ paused: false })}>
              {t('sending.resume')}
            </Button>
          }
        >
          {t('sending.pausedText')}
        </Banner>
      )}
    </div>
  );
}

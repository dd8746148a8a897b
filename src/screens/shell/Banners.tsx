import { CirclePause, Layers2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LinkRow } from '@/database/rows';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { isSameDay, useFormats } from '@/ui/use-formats';
import { useSurroundings } from '../surroundings';
import { useSettings } from '../use-rows';
import { useChangeSettings } from '../use-change-settings';
import { REMEDIES, shownConnection, type ShownConnection } from './connection';
import { CONNECTION_LOOKS } from './connection-looks';
import { DiskFullBanner } from './DiskFullBanner';
import { LedgerBanner } from './LedgerBanner';
import { SafeModeBanner } from './SafeModeBanner';

const QUIET: readonly ShownConnection[] = ['connected', 'starting', 'connecting'];

function ConnectionBanner({ connection, since }: { connection: ShownConnection; since: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { background, now } = useSurroundings();
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
      {t(`connection.${connection}.text`)}{' '}
      {since > 0 &&
        t('connection.since', {
          time: isSameDay(since, now()) ? formats.time(since) : formats.dateTime(since),
        })}
    </Banner>
  );
}

/** `others`: tabs of WhatsApp besides the one that is used. */
function TabsBanner({ others }: { others: number }) {
  const { t } = useTranslation();
  const { background } = useSurroundings();
  if (others === 0) return null;
  return (
    <Banner
      tone="neutral"
      icon={<Layers2 size={16} aria-hidden />}
      title={t('connection.tabs', { count: others + 1 })}
      action={
        <Button onClick={() => void background.showWhatsApp()}>{t('connection.showTab')}</Button>
      }
    >
      {t('connection.tabsText')}
    </Banner>
  );
}

/** What stands in the way of sending or capturing, each with its way out. */
export function Banners({ link }: { link: LinkRow | undefined }) {
  const { t } = useTranslation();
  const changeSettings = useChangeSettings();
  const settings = useSettings();
  return (
    <>
      <ConnectionBanner connection={shownConnection(link)} since={link?.since ?? 0} />
      <TabsBanner others={link?.otherTabIds.length ?? 0} />
      <DiskFullBanner />
      <LedgerBanner />
      {settings?.safeMode && <SafeModeBanner settings={settings} />}
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
    </>
  );
}

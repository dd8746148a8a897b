import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkRow } from '@/database/rows';
import { Button } from '@/ui/Button';
import { Chip } from '@/ui/Chip';
import { classNames } from '@/ui/class-names';
import { useFormats } from '@/ui/use-formats';
import { useNow } from '@/ui/use-now';
import { Section } from '../settings/Section';
import { REMEDIES, shownConnection } from '../shell/connection';
import { CONNECTION_LOOKS } from '../shell/connection-looks';
import { useSurroundings } from '../surroundings';
import { useLink } from '../use-rows';

const MINUTE = 60_000;

function Ago({ at }: { at: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow(useSurroundings().now, 1000);
  const past = Math.max(0, now - at);
  return (
    <time dateTime={new Date(at).toISOString()} title={formats.dateTime(at)}>
      {t('status.ago', {
        duration:
          past < MINUTE
            ? t('time.seconds', { count: Math.floor(past / 1000) })
            : formats.duration(past),
      })}
    </time>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-3">
      <dt className="text-ink-soft">{name}</dt>
      <dd className="text-right tabular-nums">{children}</dd>
    </div>
  );
}

function Quality({ link }: { link: LinkRow }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <dl className="flex w-full flex-col gap-0.5 text-sm">
      {link.since > 0 && <Fact name={t('status.since')}>{formats.dateTime(link.since)}</Fact>}
      {link.lastEventAt > 0 && (
        <Fact name={t('status.lastEvent')}>
          <Ago at={link.lastEventAt} />
        </Fact>
      )}
      <Fact name={t('status.reconnects')}>{formats.number(link.reconnects)}</Fact>
      {link.otherTabIds.length > 0 && (
        <Fact name={t('status.otherTabs')}>{formats.number(link.otherTabIds.length)}</Fact>
      )}
      {link.whatsAppVersion && (
        <Fact name={t('status.whatsAppVersion')}>{link.whatsAppVersion}</Fact>
      )}
    </dl>
  );
}

/** How the link with WhatsApp stands, how good it is, and what the user can do about it. */
export function ConnectionSection() {
  const { t } = useTranslation();
  const { background } = useSurroundings();
  const link = useLink();
  const connection = shownConnection(link);
  const { icon: Icon, tone, spins } = CONNECTION_LOOKS[connection];
  const remedy = REMEDIES[connection];
  return (
    <Section title={t('status.connection')}>
      <div className="flex flex-col items-start gap-2">
        <Chip
          tone={tone}
          icon={<Icon size={13} className={classNames(spins && 'animate-spin')} aria-hidden />}
        >
          {t(`connection.${connection}.name`)}
        </Chip>
        <p className="text-sm text-ink-soft">{t(`connection.${connection}.text`)}</p>
        {link && <Quality link={link} />}
        {remedy === 'show' && (
          <Button onClick={() => void background.showWhatsApp()}>
            {t('connection.showWhatsApp')}
          </Button>
        )}
        {remedy === 'reload' && (
          <Button onClick={() => void background.reloadWhatsApp()}>
            {t('connection.reloadWhatsApp')}
          </Button>
        )}
      </div>
    </Section>
  );
}

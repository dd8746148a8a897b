import { ClipboardCopy, RefreshCw } from 'lucide-react';
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkRow } from '@/database/rows';
import { SCREEN_GENERATIONS, type ScreenPlace } from '@/protocol/diagnostics';
import { Button } from '@/ui/Button';
import { classNames } from '@/ui/class-names';
import { ScreenHeader } from '@/ui/ScreenHeader';
import { useFormats } from '@/ui/use-formats';
import { Section } from '../settings/Section';
import { BackButton } from '../shell/BackButton';
import { CapabilityTable } from '../status/CapabilityTable';
import { useSurroundings } from '../surroundings';
import { useLink } from '../use-rows';
import { useView } from '../view-state';
import { supportBundle } from './support-bundle';

type Findings = NonNullable<LinkRow['diagnostics']>;

/** Longer than a page takes to look for everything. */
const ANSWER_MS = 10_000;

/** Asks once when the screen opens, and again on the user's click. */
function useCheck(answeredAt: number | undefined) {
  const { background, now } = useSurroundings();
  const [askedAt, setAskedAt] = useState(0);
  const [unanswered, setUnanswered] = useState(false);
  const answered = answeredAt !== undefined && answeredAt >= askedAt;
  const check = useCallback(() => {
    setAskedAt(now());
    setUnanswered(false);
    void background.diagnose().then(({ delivered }) => {
      if (!delivered) setUnanswered(true);
    });
  }, [background, now]);
  // The screen is opened to see how it is now.
  useEffect(check, [check]);
  useEffect(() => {
    if (answered || unanswered) return undefined;
    const timer = setTimeout(() => {
      setUnanswered(true);
    }, ANSWER_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [answered, unanswered, askedAt]);
  return {
    check,
    state: answered ? ('answered' as const) : unanswered ? ('unanswered' as const) : 'checking',
  };
}

function Cell({ head = false, children }: { head?: boolean; children: ReactNode }) {
  const look = 'py-1 pr-2 text-left align-top last:pr-0';
  return head ? (
    <th scope="col" className={classNames(look, 'font-medium text-ink-soft')}>
      {children}
    </th>
  ) : (
    <td className={look}>{children}</td>
  );
}

function BindingSection({ findings }: { findings: Findings }) {
  const { t } = useTranslation();
  const { bindings } = findings;
  const missing = bindings.filter(({ foundBy }) => foundBy.length === 0);
  return (
    <Section title={t('diagnostics.bindings')} description={t('diagnostics.bindingsText')}>
      <p className="text-sm">
        {missing.length === 0
          ? t('diagnostics.allFound')
          : t('diagnostics.found', {
              found: bindings.length - missing.length,
              total: bindings.length,
            })}
      </p>
      {missing.length > 0 && (
        <div className="text-sm">
          <h3 className="font-medium text-bad">{t('diagnostics.notFound')}</h3>
          <ul className="mt-1 font-mono text-xs">
            {missing.map(({ binding }) => (
              <li key={binding} className="break-words">
                {binding}
              </li>
            ))}
          </ul>
        </div>
      )}
      <details className="text-sm">
        <summary className="cursor-pointer font-medium text-accent">
          {t('diagnostics.showAll')}
        </summary>
        <table className="mt-2 w-full text-xs">
          <thead>
            <tr>
              <Cell head>{t('diagnostics.binding')}</Cell>
              <Cell head>{t('diagnostics.by')}</Cell>
            </tr>
          </thead>
          <tbody>
            {bindings.map(({ binding, foundBy }) => (
              <tr key={binding} className="border-t border-line">
                <Cell>
                  <span className="font-mono break-all">{binding}</span>
                </Cell>
                <Cell>
                  {foundBy.length === 0 ? (
                    <span className="text-bad">{t('diagnostics.notFound')}</span>
                  ) : (
                    foundBy.map((name) => t(`diagnostics.foundBy.${name}`)).join(', ')
                  )}
                </Cell>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Section>
  );
}

function PlaceSection({ findings }: { findings: Findings }) {
  const { t } = useTranslation();
  const places = [...new Set(findings.places.map(({ place }) => place))];
  const matches = (place: ScreenPlace, generation: string) =>
    findings.places.find((one) => one.place === place && one.generation === generation)?.matches;
  return (
    <Section title={t('diagnostics.places')} description={t('diagnostics.placesText')}>
      <table className="w-full text-xs tabular-nums">
        <thead>
          <tr>
            <Cell head>{t('diagnostics.place')}</Cell>
            {SCREEN_GENERATIONS.map((generation) => (
              <Cell key={generation} head>
                {generation.split('-').toReversed().join('/')}
              </Cell>
            ))}
          </tr>
        </thead>
        <tbody>
          {places.map((place) => (
            <tr key={place} className="border-t border-line">
              <Cell>{t(`diagnostics.placeName.${place}`)}</Cell>
              {SCREEN_GENERATIONS.map((generation) => (
                <Cell key={generation}>{matches(place, generation) ?? '–'}</Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function VersionSection({ link }: { link: LinkRow | undefined }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { version } = useSurroundings();
  const browser = /Chrom(?:e|ium)\/(\d+)/.exec(navigator.userAgent)?.[1];
  const findings = link?.diagnostics;
  const lines = [
    ['mettri', version],
    ['whatsApp', link?.whatsAppVersion],
    ['waJs', findings?.waJsVersion],
    ['modules', findings && formats.number(findings.modules)],
    ['browser', browser && `Chromium ${browser}`],
  ] as const;
  return (
    <Section title={t('diagnostics.versions')}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        {lines.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-soft">{t(`diagnostics.version.${name}`)}</dt>
            <dd className="text-right break-all tabular-nums">
              {value || t('diagnostics.unknownVersion')}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function BundleSection({ link }: { link: LinkRow | undefined }) {
  const { t, i18n } = useTranslation();
  const { version, now } = useSurroundings();
  const notify = useView((state) => state.notify);
  const bundle = supportBundle(link ?? {}, {
    mettri: version,
    userAgent: navigator.userAgent,
    language: i18n.language === 'en' ? 'en' : 'pt-BR',
    now: now(),
  });
  return (
    <Section title={t('diagnostics.bundle')} description={t('diagnostics.bundleText')}>
      <Button
        look="primary"
        className="self-start"
        icon={<ClipboardCopy size={15} aria-hidden />}
        onClick={() => {
          void navigator.clipboard.writeText(bundle).then(() => {
            notify({ tone: 'neutral', text: t('diagnostics.copied') });
          });
        }}
      >
        {t('diagnostics.copy')}
      </Button>
      <details className="text-sm">
        <summary className="cursor-pointer font-medium text-accent">
          {t('diagnostics.preview')}
        </summary>
        <pre
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
          tabIndex={0}
          className="mt-2 max-h-72 overflow-auto rounded-lg bg-sunken p-2 text-xs"
        >
          {bundle}
        </pre>
      </details>
    </Section>
  );
}

/** What works, what each driver finds of WhatsApp's page, and a bundle of it for whoever helps. */
export function DiagnosticsScreen() {
  const { t } = useTranslation();
  const formats = useFormats();
  const link = useLink();
  const findings = link?.diagnostics;
  const { check, state } = useCheck(findings?.at);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <ScreenHeader title={t('diagnostics.title')} before={<BackButton to="status" />} />
      <div className="flex flex-col gap-3 px-3 pb-4">
        <Section title={t('status.capabilities')} description={t('diagnostics.text')}>
          <CapabilityTable capabilities={link?.capabilities ?? []} />
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Button
              icon={
                <RefreshCw
                  size={14}
                  className={classNames(state === 'checking' && 'animate-spin')}
                  aria-hidden
                />
              }
              disabled={state === 'checking'}
              onClick={check}
            >
              {t('diagnostics.check')}
            </Button>
            <p role="status" className="text-xs text-ink-soft">
              {state === 'checking' && t('diagnostics.checking')}
              {state === 'unanswered' && t('diagnostics.noAnswer')}
              {state === 'answered' &&
                findings &&
                t('diagnostics.checkedAt', { time: formats.time(findings.at) })}
            </p>
          </div>
        </Section>
        {findings && <BindingSection findings={findings} />}
        {findings && <PlaceSection findings={findings} />}
        <VersionSection link={link} />
        <BundleSection link={link} />
      </div>
    </div>
  );
}

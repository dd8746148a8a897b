import { Check, ShieldAlert, X } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { changeDevice } from '@/database/registry';
import { LOCALE_NAMES, LOCALES, type Locale } from '@/locales/locale';
import { Button } from '@/ui/Button';
import { useSurroundings } from '../surroundings';

/** Before anything else: what it does, what it never does, and the risk that remains. */
export function FirstRun({ locale }: { locale: Locale }) {
  const { t } = useTranslation();
  const { storage } = useSurroundings();
  const id = useId();
  return (
    <main className="flex h-full flex-col">
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto px-4 pt-4 pb-4">
        <div className="flex items-center justify-between gap-3">
          <span className="text-lg font-bold tracking-tight text-accent">{t('app.name')}</span>
          <div className="flex items-center gap-2">
            <label htmlFor={id} className="sr-only">
              {t('firstRun.language')}
            </label>
            <select
              id={id}
              value={locale}
              onChange={(event) => {
                const chosen = LOCALES.find((known) => known === event.target.value);
                if (chosen) void changeDevice({ locale: chosen });
              }}
              className="min-h-8 rounded-lg border border-line-strong bg-raised px-2 text-sm"
            >
              {LOCALES.map((known) => (
                <option key={known} value={known} lang={known}>
                  {LOCALE_NAMES[known]}
                </option>
              ))}
            </select>
          </div>
        </div>
        <div>
          <h1 className="text-xl leading-tight font-bold text-balance">{t('firstRun.title')}</h1>
          <p className="mt-1.5 text-pretty text-ink-soft">{t('firstRun.lead')}</p>
        </div>
        <section>
          <h2 className="mb-1.5 font-semibold">{t('firstRun.does')}</h2>
          <ul className="flex flex-col gap-1.5">
            {(['does1', 'does2', 'does3'] as const).map((key) => (
              <li key={key} className="flex gap-2">
                <Check size={17} className="mt-0.5 shrink-0 text-good" aria-hidden />
                {t(`firstRun.${key}`)}
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2 className="mb-1.5 font-semibold">{t('firstRun.never')}</h2>
          <ul className="flex flex-col gap-1.5">
            {(['never1', 'never2', 'never3'] as const).map((key) => (
              <li key={key} className="flex gap-2">
                <X size={17} className="mt-0.5 shrink-0 text-bad" aria-hidden />
                {t(`firstRun.${key}`)}
              </li>
            ))}
          </ul>
        </section>
        <section className="rounded-xl bg-warn-soft p-3">
          <h2 className="flex items-center gap-2 font-semibold text-warn">
            <ShieldAlert size={17} aria-hidden />
            {t('firstRun.risk')}
          </h2>
          <p className="mt-1 text-sm text-ink-soft">{t('firstRun.riskText')}</p>
        </section>
      </div>
      <div className="border-t border-line bg-raised px-4 py-3">
        <Button
          look="primary"
          className="min-h-10 w-full"
          onClick={() => {
            // The browser decides, and may decide again later: the screen of the user's data shows what it said.
            void storage.persist();
            void changeDevice({ locale, firstRunDone: true });
          }}
        >
          {t('firstRun.start')}
        </Button>
      </div>
    </main>
  );
}

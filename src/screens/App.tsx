import type { i18n as I18n } from 'i18next';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { I18nextProvider } from 'react-i18next';
import { accountDatabase } from '@/database/account-database';
import { changeLocale } from '@/locales/create-i18n';
import { AccountProvider } from './account';
import { AccountGate } from './AccountGate';
import { Shell } from './shell/Shell';
import { SurroundingsProvider, type Surroundings } from './surroundings';
import { useDevice } from './use-rows';
import { useView } from './view-state';

// Seen once.
const FirstRun = lazy(() =>
  import('./first-run/FirstRun').then((module) => ({ default: module.FirstRun })),
);

const NoAccount = lazy(() =>
  import('./shell/NoAccount').then((module) => ({ default: module.NoAccount })),
);

function Screens({ i18n }: { i18n: I18n }) {
  const device = useDevice();
  const locale = device?.locale;
  const theme = device?.theme;
  useEffect(() => {
    if (!locale) return;
    document.documentElement.lang = locale;
    if (i18n.language !== locale) void changeLocale(i18n, locale);
  }, [i18n, locale]);
  useEffect(() => {
    if (theme) document.documentElement.dataset['theme'] = theme;
  }, [theme]);

  const accountId = device?.currentAccountId;
  const shownAccount = useRef<string>(undefined);
  useEffect(() => {
    // Another account is another panel: nothing of the first one's view may stay.
    if (shownAccount.current && shownAccount.current !== accountId)
      useView.setState(useView.getInitialState());
    shownAccount.current = accountId;
  }, [accountId]);

  if (!device) return null;
  if (!device.firstRunDone)
    return (
      <Suspense fallback={null}>
        <FirstRun locale={device.locale} />
      </Suspense>
    );
  if (!device.currentAccountId)
    return (
      <Suspense fallback={null}>
        <NoAccount />
      </Suspense>
    );
  return (
    <AccountProvider key={device.currentAccountId} value={accountDatabase(device.currentAccountId)}>
      <AccountGate accountId={device.currentAccountId}>
        <Shell shortcuts={device.shortcuts} />
      </AccountGate>
    </AccountProvider>
  );
}

export function App({ i18n, surroundings }: { i18n: I18n; surroundings: Surroundings }) {
  return (
    <I18nextProvider i18n={i18n}>
      <SurroundingsProvider value={surroundings}>
        <Screens i18n={i18n} />
      </SurroundingsProvider>
    </I18nextProvider>
  );
}

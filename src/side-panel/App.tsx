import type { i18n as I18n } from 'i18next';
import { useEffect } from 'react';
import { I18nextProvider } from 'react-i18next';
import { accountDatabase } from '@/database/account-database';
import { AccountProvider } from './account';
import { FirstRun } from './first-run/FirstRun';
import { NoAccount } from './shell/NoAccount';
import { Shell } from './shell/Shell';
import { SurroundingsProvider, type Surroundings } from './surroundings';
import { useDevice } from './use-rows';

function Screens({ i18n }: { i18n: I18n }) {
  const device = useDevice();
  const locale = device?.locale;
  const theme = device?.theme;
  useEffect(() => {
    if (!locale) return;
    document.documentElement.lang = locale;
    void i18n.changeLanguage(locale);
  }, [i18n, locale]);
  useEffect(() => {
    if (theme) document.documentElement.dataset['theme'] = theme;
  }, [theme]);

  if (!device) return null;
  if (!device.firstRunDone) return <FirstRun locale={device.locale} />;
  if (!device.currentAccountId) return <NoAccount />;
  return (
    // Another account is another panel: nothing of the first one's view may stay.
    <AccountProvider key={device.currentAccountId} value={accountDatabase(device.currentAccountId)}>
      <Shell shortcuts={device.shortcuts} />
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

import type { i18n as I18n } from 'i18next';
import { I18nextProvider } from 'react-i18next';
import { openFailure } from '@/database/open-failure';
import { DatabaseFailure } from './DatabaseFailure';

/** Not even the device's own settings can be read: nothing else can be shown. */
export function StartFailure({ i18n, error }: { i18n: I18n; error: unknown }) {
  return (
    <I18nextProvider i18n={i18n}>
      <DatabaseFailure
        failure={openFailure(error)}
        onRetry={() => {
          location.reload();
        }}
      />
    </I18nextProvider>
  );
}

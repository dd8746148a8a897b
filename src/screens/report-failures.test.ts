import { describe, expect, it } from 'vitest';
import { accountDatabase } from '@/database/account-database';
import { changeDevice } from '@/database/registry';
import { createI18n } from '@/locales/create-i18n';
import { reportFailures } from './report-failures';
import { NOW } from './testing/panel';
import { useView } from './view-state';

describe('what nobody caught', () => {
  it('is said on the screen and logged as its kind, without its words', async () => {
    await changeDevice({ currentAccountId: 'failing' });
    reportFailures(await createI18n('en'), () => NOW);
    useView.getState().notify(null);
    const message = 'ResizeObserver loop completed with undelivered notifications.';
    window.dispatchEvent(new ErrorEvent('error', { message }));
    expect(useView.getState().notice).toBeNull();

    const secret = new RangeError('Ana asked for the blue one');
    window.dispatchEvent(new ErrorEvent('error', { error: secret }));
    expect(useView.getState().notice).toMatchObject({ tone: 'bad' });
    await expect
      .poll(() => accountDatabase('failing').log.toArray())
      .toMatchObject([{ at: NOW, level: 'error', context: 'screens', code: 'RangeError' }]);
    expect(JSON.stringify(await accountDatabase('failing').log.toArray())).not.toContain('Ana');
  });
});

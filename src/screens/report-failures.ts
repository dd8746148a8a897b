/** The one place where whatever nobody caught ends: in the log as a code, and for the user as a sentence. */
import type { i18n as I18n } from 'i18next';
import { noteFailure } from '@/database/log';
import { useView } from './view-state';

/** The error's kind alone: its message may hold a person's words. */
function codeOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}

export function reportFailures(i18n: I18n, now: () => number): void {
  const report = (error: unknown) => {
    useView.getState().notify({ tone: 'bad', text: i18n.t('app.failedAction') });
    noteFailure('screens', codeOf(error), now()).catch(() => {
      // The database itself is what fails: the sentence on the screen is all that can be done.
    });
  };
  window.addEventListener('unhandledrejection', (event) => {
    report(event.reason);
  });
  window.addEventListener('error', (event) => {
    // No failure: the browser says that it measures some element in the next frame instead of this one.
    if (event.message.startsWith('ResizeObserver loop')) return;
    report(event.error);
  });
}

/** Starts the screens in their page, with the browser's real surroundings. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { readDevice } from '@/database/registry';
import { createI18n } from '@/locales/create-i18n';
import { localeOf } from '@/locales/locale';
import { sendMessage } from '@/protocol/runtime-message';
import { connectSearch } from '@/search-client/connect-search';
import { App } from './App';
import { reportFailures } from './report-failures';
import { saveBlob } from './save-blob';
import type { Surroundings } from './surroundings';
import { untilAnswered } from './until-answered';
import { watchStorage } from './watch-storage';

async function openWorkspace(): Promise<void> {
  const url = chrome.runtime.getURL('/workspace.html');
  const [open] = await chrome.runtime.getContexts({
    contextTypes: [chrome.runtime.ContextType.TAB],
    documentUrls: [url],
  });
  if (!open) await chrome.tabs.create({ url });
  else {
    await chrome.tabs.update(open.tabId, { active: true });
    await chrome.windows.update(open.windowId, { focused: true });
  }
}

function browserSurroundings(shape: Surroundings['shape']): Surroundings {
  return {
    shape,
    version: chrome.runtime.getManifest().version,
    now: Date.now,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    search: connectSearch(),
    background: {
      nudge: () => untilAnswered(() => sendMessage('nudge')),
      startJob: (job) => sendMessage('startJob', job),
      stopJob: (job) => sendMessage('stopJob', job),
      startBackfill: (order) => sendMessage('startBackfill', order),
      stopBackfill: () => sendMessage('stopBackfill'),
      startRetention: () => sendMessage('startRetention'),
      watchStorage,
      fetchMedia: (messageId) => sendMessage('fetchMedia', messageId),
      openInWhatsApp: (target) => sendMessage('openInWhatsApp', target),
      diagnose: () => sendMessage('diagnose'),
      showWhatsApp: () => sendMessage('showWhatsApp'),
      reloadWhatsApp: () => sendMessage('reloadWhatsApp'),
    },
    storage: navigator.storage,
    grantOrigin: (origin) => chrome.permissions.request({ origins: [`${origin}/*`] }),
    saveFile: saveBlob,
    openWorkspace,
    fetch: globalThis.fetch.bind(globalThis),
  };
}

export async function startScreens(
  container: HTMLElement,
  shape: Surroundings['shape'],
): Promise<void> {
  const device = await readDevice().catch((error: unknown) => ({ error }));
  if ('error' in device) {
    const i18n = await createI18n(localeOf(navigator.language));
    const { StartFailure } = await import('./StartFailure');
    createRoot(container).render(<StartFailure i18n={i18n} error={device.error} />);
    return;
  }
  const i18n = await createI18n(device.locale);
  reportFailures(i18n, Date.now);
  createRoot(container).render(
    <StrictMode>
      <App i18n={i18n} surroundings={browserSurroundings(shape)} />
    </StrictMode>,
  );
}

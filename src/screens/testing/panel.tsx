/** The whole panel in a test: the real screens and database over fake surroundings. */
import { configure, render } from '@testing-library/react';
import { userEvent, type UserEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { vi } from 'vitest';
import { accountDatabase, type AccountDatabase } from '@/database/account-database';
import { changeDevice, registry, type DeviceRow } from '@/database/registry';
import { createI18n } from '@/locales/create-i18n';
import { NO_NAMES } from '@/protocol/search-api';
import type { StorageState } from '@/protocol/storage-state';
import { AccountProvider } from '../account';
import { App } from '../App';
import {
  SurroundingsProvider,
  type BackfillOrder,
  type Search,
  type Surroundings,
} from '../surroundings';
import { useView } from '../view-state';
import { hitsOf } from './hits';

// Screens are imported when they are first opened, and the machine may be busy.
configure({ asyncUtilTimeout: 20_000 });

/** Wednesday, 18 November 2026, 10:00 in São Paulo. */
export const NOW = Date.UTC(2026, 10, 18, 13);

export function fakeSearch(change: Partial<Search> = {}): Search {
  return {
    searchMessages: () => Promise.resolve(hitsOf([])),
    searchNames: () => Promise.resolve(NO_NAMES),
    searchContacts: () => Promise.resolve([]),
    searchTemplates: () => Promise.resolve([]),
    similarIncoming: () => Promise.resolve([]),
    status: () => Promise.resolve({ state: 'ready', indexed: 0, total: 0, progress: 1 }),
    state: 'ready',
    subscribe: () => () => undefined,
    ...change,
  };
}

function fakeSurroundings(search: Search) {
  return {
    version: '0.1.0',
    now: () => NOW,
    shape: 'panel',
    timeZone: 'America/Sao_Paulo',
    search,
    background: {
      nudge: vi.fn(() => Promise.resolve()),
      startJob: vi.fn(() => Promise.resolve({ delivered: true })),
      stopJob: vi.fn(() => Promise.resolve({ delivered: true })),
      startBackfill: vi.fn<(order: BackfillOrder) => Promise<void>>(() => Promise.resolve()),
      stopBackfill: vi.fn(() => Promise.resolve()),
      startRetention: vi.fn(() => Promise.resolve()),
      watchStorage: vi.fn<(onState: (state: StorageState) => void) => () => void>(
        () => () => undefined,
      ),
      fetchMedia: vi.fn(() => Promise.resolve({ delivered: true })),
      openInWhatsApp: vi.fn(() => Promise.resolve({ delivered: true })),
      diagnose: vi.fn(() => Promise.resolve({ delivered: true })),
      showWhatsApp: vi.fn(() => Promise.resolve()),
      reloadWhatsApp: vi.fn(() => Promise.resolve()),
    },
    storage: {
      estimate: vi.fn(() => Promise.resolve({ usage: 1_200_000_000, quota: 74_000_000_000 })),
      persisted: vi.fn(() => Promise.resolve(false)),
      persist: vi.fn(() => Promise.resolve(true)),
    },
    grantOrigin: vi.fn(() => Promise.resolve(true)),
    saveFile: vi.fn<(file: Blob, name: string) => void>(),
    openWorkspace: vi.fn(() => Promise.resolve()),
    fetch: vi.fn<typeof globalThis.fetch>(),
  } satisfies Surroundings;
}

export interface OpenedPanel {
  user: UserEvent;
  database: AccountDatabase;
  surroundings: Omit<ReturnType<typeof fakeSurroundings>, 'shape'>;
}

interface Opening {
  device?: Partial<Omit<DeviceRow, 'key'>>;
  search?: Partial<Search>;
  shape?: Surroundings['shape'];
  seed?: (database: AccountDatabase) => Promise<unknown>;
}

async function prepare(options: Opening) {
  const accountId = crypto.randomUUID();
  const device = { locale: 'en', firstRunDone: true, ...options.device } as const;
  await registry.device.clear();
  await registry.link.clear();
  await changeDevice({ currentAccountId: accountId, ...device });
  const database = accountDatabase(accountId);
  await options.seed?.(database);
  useView.setState(useView.getInitialState(), true);
  const surroundings = {
    ...fakeSurroundings(fakeSearch(options.search)),
    shape: options.shape ?? 'panel',
  };
  return { database, surroundings, i18n: await createI18n(device.locale) };
}

/** Opens the panel on a new, empty account; `seed` fills it first. */
export async function openPanel(options: Opening = {}): Promise<OpenedPanel> {
  const { database, surroundings, i18n } = await prepare(options);
  render(<App i18n={i18n} surroundings={surroundings} />);
  return { user: userEvent.setup(), database, surroundings };
}

/** Shows a part of a screen alone, on a new, empty account. */
export async function showPart(part: ReactNode, options: Opening = {}): Promise<OpenedPanel> {
  const { database, surroundings, i18n } = await prepare(options);
  render(
    <I18nextProvider i18n={i18n}>
      <SurroundingsProvider value={surroundings}>
        <AccountProvider value={database}>{part}</AccountProvider>
      </SurroundingsProvider>
    </I18nextProvider>,
  );
  return { user: userEvent.setup(), database, surroundings };
}

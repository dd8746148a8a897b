/** What the screens need from outside the page, passed in so that tests can pass their own. */
import { createContext, useContext } from 'react';
import type { Job } from '@/protocol/page-event';
import type { StorageState } from '@/protocol/storage-state';
import type { SearchClient } from '@/search-client/connect-search';

export type Search = Omit<SearchClient, 'close'>;

export interface BackfillOrder {
  phone: boolean;
  chatIds?: string[];
}

/** What may be asked of the background; it answers, but decides nothing for the user. */
export interface Background {
  /** The outbox has changed. */
  nudge: () => Promise<void>;
  startJob: (job: Job) => Promise<{ delivered: boolean }>;
  stopJob: (job: Job) => Promise<{ delivered: boolean }>;
  /** Reads the older history of all chats, or of some; `phone`: asks the phone too. The job's row says how far it is. */
  startBackfill: (order: BackfillOrder) => Promise<void>;
  stopBackfill: () => Promise<void>;
  /** Brings a message's file; the row in `mediaFiles` says how far it is. */
  fetchMedia: (messageId: string) => Promise<{ delivered: boolean }>;
  /** Begins, or goes on, to erase what is older than the user keeps. */
  startRetention: () => Promise<void>;
  /** Tells whether there is room on the disk, now and with each change; returns what ends that. */
  watchStorage: (onState: (state: StorageState) => void) => () => void;
  openInWhatsApp: (target: {
    chatId: string;
    messageId?: string;
  }) => Promise<{ delivered: boolean }>;
  /** Looks for all that is used of WhatsApp's page; the link's row says what was found. */
  diagnose: () => Promise<{ delivered: boolean }>;
  showWhatsApp: () => Promise<void>;
  reloadWhatsApp: () => Promise<void>;
}

export interface Surroundings {
  /** Mettri's own, as in the manifest. */
  version: string;
  /** The narrow side panel, or the full-tab workspace. */
  shape: 'panel' | 'workspace';
  /** ms since the epoch */
  now: () => number;
  /** The user's own zone, IANA. */
  timeZone: string;
  search: Search;
  background: Background;
  /** The browser's promises about what is stored. */
  storage: Pick<StorageManager, 'estimate' | 'persist' | 'persisted'>;
  /** Asks the user for access to one origin; must be called from a click. */
  grantOrigin: (origin: string) => Promise<boolean>;
  saveFile: (file: Blob, name: string) => void;
  /** Shows the workspace's tab, the open one or a new one. */
  openWorkspace: () => Promise<void>;
  fetch: typeof globalThis.fetch;
}

const SurroundingsContext = createContext<Surroundings | undefined>(undefined);
export const SurroundingsProvider = SurroundingsContext.Provider;

/** @throws Error outside a SurroundingsProvider. */
export function useSurroundings(): Surroundings {
  const surroundings = useContext(SurroundingsContext);
  if (!surroundings) throw new Error('The screen stands outside its SurroundingsProvider.');
  return surroundings;
}

/** The messages that cross between the extension's own contexts. Facts about rows are not among them: rows are watched with liveQuery. */
import { defineExtensionMessaging } from '@webext-core/messaging';
import type { PageRequest, SendOrder } from './page-command';
import type { Job, PageEnvelope } from './page-event';
import type { StorageState } from './storage-state';

interface RuntimeMessages {
  /**
   * bridge → background. Resolves when the events are stored; anything else means: keep them and send them again.
   * `rejected`: how many events (or items of one) the bridge threw away since the last batch, because they were not valid.
   */
  pageEvents(batch: { envelopes: PageEnvelope[]; rejected: number }): {
    stored: true;
    /** False: another tab of WhatsApp is the one that is used. */
    inUse: boolean;
  };
  /** background → bridge. False when the page has not taken its port. */
  pageCommand(command: PageRequest | SendOrder): { delivered: boolean };
  /** screens → background: look at the outbox. An empty nudge; the rows say the rest. */
  nudge(): void;
  /** screens → background. */
  startJob(job: Job): { delivered: boolean };
  stopJob(job: Job): { delivered: boolean };
  /** screens → background: read the older history of all chats, or of some; `phone`: also ask the phone for what is older. */
  startBackfill(order: { phone: boolean; chatIds?: string[] }): void;
  stopBackfill(): void;
  /** screens → background: bring the file of this message, on the user's click. */
  fetchMedia(messageId: string): { delivered: boolean };
  /** bridge → background: the user wants this tab of WhatsApp to be the one that is used. */
  useThisTab(): void;
  /** screens → background: show this chat (and message) in WhatsApp's tab. */
  openInWhatsApp(target: { chatId: string; messageId?: string }): { delivered: boolean };
  /** screens → background: the user has set how long messages are kept, or wants the erasing to go on. */
  startRetention(): void;
  /** screens → background: is there room on the disk? Its changes come by `STORAGE_CHANNEL`. */
  storageState(): StorageState;
  /** screens → background: look for all that Mettri uses in WhatsApp's page; the link's row will say what was found. */
  diagnose(): { delivered: boolean };
  /** screens → background: bring WhatsApp's tab to the front, or open one. */
  showWhatsApp(): void;
  /** screens → background: reload WhatsApp's tab (after an update, or when wa-js did not become ready). */
  reloadWhatsApp(): void;
}

export const { sendMessage, onMessage } = defineExtensionMessaging<RuntimeMessages>();

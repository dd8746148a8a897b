/** Which WhatsApp account has which database, and the settings of this device. Written by the background (accounts, link) and the screens (device). */
import Dexie, { type EntityTable } from 'dexie';
import type { LinkRow } from './rows';
import { localeOf, type Locale } from '@/locales/locale';

export interface AccountRow {
  /** Random; names the account's database. */
  id: string;
  /** WhatsApp's id of the account. Unique. */
  whatsAppId: string;
  createdAt: number;
  lastSeenAt: number;
  /** When a backup of it was last saved. */
  backedUpAt?: number;
}

export interface DeviceRow {
  key: 'device';
  /** The account that the panel shows: the one logged in last. */
  currentAccountId?: string;
  locale: Locale;
  theme: 'system' | 'light' | 'dark';
  firstRunDone: boolean;
  /** Single-key shortcuts; a user of speech input may need them off (WCAG 2.1.4). */
  shortcuts: boolean;
}

/**
 * Only what was chosen or happened: a default that were stored would be that of the context that wrote first, and the
 * service worker's language need not be the screens'.
 */
type StoredDevice = Pick<DeviceRow, 'key'> & Partial<DeviceRow>;

/** A database (and its files) that belongs to no account: one being restored, or one that was replaced. */
export interface LeftoverRow {
  /** As in AccountRow. */
  id: string;
  at: number;
}

class Registry extends Dexie {
  declare accounts: EntityTable<AccountRow, 'id'>;
  declare device: EntityTable<StoredDevice, 'key'>;
  declare link: EntityTable<LinkRow, 'key'>;
  declare leftovers: EntityTable<LeftoverRow, 'id'>;

  constructor() {
    super('mettri-registry');
    this.version(1).stores({ accounts: 'id, &whatsAppId', device: 'key', link: 'key' });
    this.version(2).stores({ leftovers: 'id' });
  }
}

export const registry = new Registry();

const INITIAL_DEVICE: DeviceRow = {
  key: 'device',
  locale: localeOf(navigator.language),
  theme: 'system',
  firstRunDone: false,
  shortcuts: true,
};

export async function readDevice(): Promise<DeviceRow> {
  return { ...INITIAL_DEVICE, ...(await registry.device.get('device')) };
}

export function changeDevice(change: Partial<Omit<DeviceRow, 'key'>>): Promise<void> {
  return registry.transaction('rw', registry.device, async () => {
    await putDevice(change);
  });
}

async function putDevice(change: Partial<DeviceRow>): Promise<void> {
  await registry.device.put({ ...(await registry.device.get('device')), ...change, key: 'device' });
}

/** How stale `lastSeenAt` may get before it is written again: a write with each batch of events would cost more than it tells. */
const SEEN_EVERY_MS = 60_000;

/** The account of this WhatsApp id, made on first sight, and now the current one. */
export async function enterAccount(whatsAppId: string, now: number): Promise<AccountRow> {
  const known = await registry.accounts.where('whatsAppId').equals(whatsAppId).first();
  const current = known?.id === (await readDevice()).currentAccountId;
  if (known && current && now - known.lastSeenAt < SEEN_EVERY_MS) return known;
  return registry.transaction('rw', registry.accounts, registry.device, async () => {
    const present = await registry.accounts.where('whatsAppId').equals(whatsAppId).first();
    const account = present
      ? { ...present, lastSeenAt: now }
      : { id: crypto.randomUUID(), whatsAppId, createdAt: now, lastSeenAt: now };
    await registry.accounts.put(account);
    await putDevice({ currentAccountId: account.id });
    return account;
  });
}

/** The account of this WhatsApp id as it was last seen; undefined: never. */
export function findAccount(whatsAppId: string): Promise<AccountRow | undefined> {
  return registry.accounts.where('whatsAppId').equals(whatsAppId).first();
}

/**
 * Gives an account another database, and shows it: the one step by which a restore takes effect. The database that it had
 * becomes a leftover.
 * @param replaced the database that the account has; undefined: it has none. False when that is not so any more.
 */
export function replaceDatabase(
  whatsAppId: string,
  replaced: string | undefined,
  id: string,
  now: number,
): Promise<boolean> {
  const { accounts, device, leftovers } = registry;
  return registry.transaction('rw', accounts, device, leftovers, async () => {
    const present = await accounts.where('whatsAppId').equals(whatsAppId).first();
    if (present?.id !== replaced) return false;
    if (present) {
      await accounts.delete(present.id);
      await leftovers.put({ id: present.id, at: now });
    }
    await accounts.put({ createdAt: now, lastSeenAt: now, ...present, id, whatsAppId });
    await leftovers.delete(id);
    await putDevice({ currentAccountId: id });
    return true;
  });
}

export async function noteBackup(id: string, now: number): Promise<void> {
  await registry.accounts.update(id, { backedUpAt: now });
}

/** The account that is logged in, or was last; undefined before the first login. */
export async function currentAccount(): Promise<AccountRow | undefined> {
  const { currentAccountId } = await readDevice();
  return currentAccountId ? registry.accounts.get(currentAccountId) : undefined;
}

const NO_LINK: LinkRow = {
  key: 'link',
  pageInstance: '',
  tabId: null,
  state: 'closed',
  since: 0,
  lastEventAt: 0,
  reconnects: 0,
  whatsAppVersion: '',
  activeChatId: null,
  otherTabIds: [],
  lost: null,
  caughtUpSince: 0,
  capabilities: [],
};

export async function readLink(): Promise<LinkRow> {
  // A row of an earlier release lacks what came later.
  return { ...NO_LINK, ...(await registry.link.get('link')) };
}

/** `change` computes what is new from what is there, in one transaction; undefined changes nothing. */
export function changeLink(
  change: (link: LinkRow) => Partial<Omit<LinkRow, 'key'>> | undefined,
): Promise<LinkRow> {
  return registry.transaction('rw', registry.link, async () => {
    const link = await readLink();
    const news = change(link);
    if (!news) return link;
    const changed = { ...link, ...news };
    await registry.link.put(changed);
    return changed;
  });
}

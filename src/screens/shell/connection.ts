import type { LinkRow } from '@/database/rows';

export type ShownConnection = LinkRow['state'];

/** What the user can do about it. */
export type ConnectionRemedy = 'show' | 'reload' | 'none';

/** The link's state in one word: connected with a part missing, or done another way than the best, is degraded. */
export function shownConnection(
  link: Pick<LinkRow, 'state' | 'capabilities'> | undefined,
): ShownConnection {
  if (!link) return 'starting';
  const broken = link.capabilities.some(
    ({ status, driver }) => status === 'missing' || driver !== 'wa-js',
  );
  return link.state === 'connected' && broken ? 'degraded' : link.state;
}

export const REMEDIES: Readonly<Record<ShownConnection, ConnectionRemedy>> = {
  connected: 'none',
  starting: 'none',
  connecting: 'none',
  syncing: 'none',
  offline: 'none',
  'phone-unreachable': 'show',
  'logged-out': 'show',
  conflict: 'show',
  restricted: 'show',
  closed: 'show',
  'reload-needed': 'reload',
  degraded: 'reload',
};

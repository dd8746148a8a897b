import type { ConnectionState } from '@/protocol/page-event';

/** What WhatsApp's page says of itself, in its own words. */
export interface ConnectionSigns {
  /** wa-js found what it needs. */
  readonly ready: boolean;
  /** It has been given long enough. */
  readonly overdue: boolean;
  /** `conn.isAuthenticated()`: the only sign of a login. `isMainReady` is true on the QR page too, and after a logout. */
  readonly authenticated: boolean;
  readonly online: boolean;
  readonly socketState: string | undefined;
  readonly streamMode: string | undefined;
  readonly streamInfo: string | undefined;
  readonly displayInfo: string | undefined;
}

/** WhatsApp has taken the account, or the way to it, out of service. */
const RESTRICTIONS: readonly (string | undefined)[] = ['TOS_BLOCK', 'SMB_TOS_BLOCK', 'PROXYBLOCK'];

/** One word for all the signs. The order matters: what the user must do first comes first. */
export function connectionState(signs: ConnectionSigns): ConnectionState {
  if (!signs.ready) return signs.overdue ? 'degraded' : 'starting';
  if (RESTRICTIONS.includes(signs.socketState) || RESTRICTIONS.includes(signs.streamMode))
    return 'restricted';
  if (signs.socketState === 'CONFLICT' || signs.streamMode === 'CONFLICT') return 'conflict';
  if (!signs.authenticated) return 'logged-out';
  if (!signs.online || signs.streamMode === 'OFFLINE' || signs.streamInfo === 'OFFLINE')
    return 'offline';
  if ([signs.socketState, signs.streamInfo, signs.displayInfo].includes('TIMEOUT'))
    return 'phone-unreachable';
  if (signs.streamMode === 'SYNCING' || ['SYNCING', 'RESUMING'].includes(signs.streamInfo ?? ''))
    return 'syncing';
  if (signs.socketState === 'CONNECTED' && signs.streamMode !== 'QR') return 'connected';
  return 'connecting';
}

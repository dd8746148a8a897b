import { describe, expect, it } from 'vitest';
import { connectionState, type ConnectionSigns } from './connection-state';

const CONNECTED: ConnectionSigns = {
  ready: true,
  overdue: false,
  authenticated: true,
  online: true,
  socketState: 'CONNECTED',
  streamMode: 'MAIN',
  streamInfo: 'NORMAL',
  displayInfo: 'NORMAL',
};

describe('the state of the connection', () => {
  it.each<[string, Partial<ConnectionSigns>, string]>([
    ['all is well', {}, 'connected'],
    ['wa-js is not ready yet', { ready: false }, 'starting'],
    ['wa-js is not ready in time', { ready: false, overdue: true }, 'degraded'],
    ['nobody is logged in, whatever else the page says', { authenticated: false }, 'logged-out'],
    ['the browser is offline', { online: false }, 'offline'],
    ['the stream is offline', { streamMode: 'OFFLINE' }, 'offline'],
    ['another window took over', { socketState: 'CONFLICT' }, 'conflict'],
    ['another window took over, by the stream', { streamMode: 'CONFLICT' }, 'conflict'],
    ['the account is blocked', { socketState: 'TOS_BLOCK' }, 'restricted'],
    ['a business account is blocked', { streamMode: 'SMB_TOS_BLOCK' }, 'restricted'],
    ['the way is blocked', { socketState: 'PROXYBLOCK' }, 'restricted'],
    [
      'the account is blocked and logged out',
      { socketState: 'TOS_BLOCK', authenticated: false },
      'restricted',
    ],
    ['the phone does not answer', { socketState: 'TIMEOUT' }, 'phone-unreachable'],
    ['the phone does not answer, by the stream', { displayInfo: 'TIMEOUT' }, 'phone-unreachable'],
    ['messages are being synchronised', { streamMode: 'SYNCING' }, 'syncing'],
    ['the stream resumes', { streamInfo: 'RESUMING' }, 'syncing'],
    ['the socket opens', { socketState: 'OPENING' }, 'connecting'],
    ['the QR page still shows', { streamMode: 'QR' }, 'connecting'],
  ])('%s', (_, signs, state) => {
    expect(connectionState({ ...CONNECTED, ...signs })).toBe(state);
  });
});

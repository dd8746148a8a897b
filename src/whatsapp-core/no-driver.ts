import { DriverError, type WhatsAppDriver } from './whatsapp-driver';

const unavailable = () => Promise.reject(new DriverError('not-available'));
const nothing = () => undefined;
const nothingLater = () => Promise.resolve(undefined);

/** What is left when no driver works: nothing is known, nothing is done. Drivers that can do little build on it. */
export const noDriver: WhatsAppDriver = {
  version: () => '',
  account: () => null,
  connection: () => 'degraded',
  capabilities: () => [],
  activeChat: () => null,
  chatIds: () => [],
  readChat: nothing,
  contactIds: () => [],
  readContact: nothingLater,
  readContactDetails: nothingLater,
  // Not an empty page: that would say that there is nothing to read.
  history: unavailable,
  holds: unavailable,
  askPhone: () => Promise.resolve('unavailable'),
  fetchMedia: () => Promise.resolve({ outcome: 'failed' }),
  sendText: unavailable,
  sendFile: unavailable,
  findOwnMessage: nothingLater,
  openChat: unavailable,
  onChange: nothing,
  onMessage: nothing,
  onChanges: nothing,
  onPairs: nothing,
  onAcks: nothing,
  onActiveChat: nothing,
  onChatChange: nothing,
  stop: nothing,
};

import type { WireAccount } from '../wire.ts';
import { createWid, Wid } from './wid.ts';

interface Account {
  phone: Wid;
  lid: Wid;
  pushname: string;
}

let current: Account | null = null;

/** Who is logged in on this page, or null on the QR page. */
export function account(): Account | null {
  return current;
}

export function setAccount(wire: WireAccount | null): void {
  current =
    wire === null
      ? null
      : { phone: createWid(wire.id), lid: createWid(wire.lid), pushname: wire.pushname };
  // WhatsApp's page keeps its own id there, as JSON and with the number of the linked device.
  if (current === null) localStorage.removeItem('last-wid-md');
  else localStorage.setItem('last-wid-md', JSON.stringify(`${current.phone.user}:12@c.us`));
}

export function isMe(wid: unknown): boolean {
  if (current === null) return false;
  return current.phone.equals(wid) || current.lid.equals(wid);
}

export function accountOrThrow(): Account {
  if (current === null) throw new Error('nobody is logged in');
  return current;
}

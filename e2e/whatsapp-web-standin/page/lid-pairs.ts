import { contactStore } from './stores.ts';
import { createWid, type Wid } from './wid.ts';

const phoneByLid = new Map<string, Wid>();
const lidByPhone = new Map<string, Wid>();

export function learnPair(lid: string, phoneId: string): void {
  phoneByLid.set(lid, createWid(phoneId));
  lidByPhone.set(phoneId, createWid(lid));
  contactStore.get(lid)?.set('phoneNumber', createWid(phoneId));
}

export function forgetPairs(): void {
  phoneByLid.clear();
  lidByPhone.clear();
}

/** The cache of private ids and the phones behind them, as wa-js asks it. */
export const lidPnCache = {
  getPhoneNumber: (lid: unknown): Wid | undefined => phoneByLid.get(String(lid)),
  getCurrentLid: (phone: unknown): Wid | undefined => lidByPhone.get(String(phone)),
};

/** The other id of the same person, where known. */
export function otherIdOf(wid: Wid): Wid | undefined {
  return wid.isLid() ? lidPnCache.getPhoneNumber(wid) : lidPnCache.getCurrentLid(wid);
}

import type { WireAccount, WireChat, WireContact, WireMessage } from '../wire.ts';

/** What an account holds before the first page loads: the truth the stand-in starts from. */
export interface Shop {
  account: WireAccount;
  contacts: WireContact[];
  chats: WireChat[];
  /** Any order; the stand-in sorts by time. The oldest may be on the phone alone: `WireChat.onPhoneOnly`. */
  messages: WireMessage[];
  /** Pairs of private id and phone id that WhatsApp knows. */
  lidPairs: [lid: string, phoneId: string][];
  /** Phones that are on WhatsApp though they have no contact and no chat. */
  registered?: string[];
}

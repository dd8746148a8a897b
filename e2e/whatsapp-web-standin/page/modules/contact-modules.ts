import { isMe } from '../account.ts';
import { lidPnCache } from '../lid-pairs.ts';
import { Contact } from '../models.ts';
import type { ModuleDefinitions } from '../module-loader.ts';
import {
  ProfilePicThumbCollectionImpl,
  profilePicThumbStore,
  TextStatusCollectionImpl,
  textStatusStore,
} from '../people-facts.ts';
import { queryPhone } from '../server-link.ts';
import { ContactCollectionImpl, contactStore, formatPhone, titleOf } from '../stores.ts';
import { createWid, type Wid } from '../wid.ts';

const no = (): boolean => false;
const nothing = (): undefined => undefined;

const phoneOf = (contact: Contact): Wid | undefined =>
  contact.id.isLid() ? contact.get('phoneNumber') : contact.id;

function formattedPhone(contact: Contact): string {
  const phone = phoneOf(contact);
  return phone === undefined ? '' : formatPhone(phone);
}

async function queryWidExists(id: unknown): Promise<object | null> {
  const answer = await queryPhone(String(createWid(id)));
  if (answer.id === null) return null;
  return { wid: createWid(answer.id), biz: false };
}

/** The address book: store, model, the getters that replaced its properties, and id look-ups. */
export const contactModules: ModuleDefinitions = {
  WAWebContactModel: { default: Contact },
  WAWebContactCollection: {
    ContactCollection: contactStore,
    ContactCollectionImpl,
  },
  WAWebContactGetters: {
    getNotifyName: (contact: Contact) => contact.get('pushname'),
    getUserid: (contact: Contact) => contact.id.user,
    getUserhash: (contact: Contact) => contact.id.user,
    getIsMe: (contact: Contact) => isMe(contact.id),
    getIsWAContact: () => true,
    getIsIAS: no,
    getIsSupportAccount: no,
    getCanRequestPhoneNumber: no,
    getShowBusinessCheckmarkAsPrimary: no,
    getShowBusinessCheckmarkAsSecondary: no,
    getShowBusinessCheckmarkInChatlist: no,
    getIsDisplayNameApproved: no,
    getShouldForceBusinessUpdate: no,
  },
  WAWebFrontendContactGetters: {
    getIsMyContact: (contact: Contact) => contact.get('isAddressBookContact') === 1,
    getPhoneNumber: phoneOf,
    getPnForLid: phoneOf,
    getTextStatusString: nothing,
    getFormattedPhone: formattedPhone,
    getFormattedUser: (contact: Contact) => contact.id.user,
    getFormattedName: (contact: Contact) => titleOf(contact.id, contact),
    getFormattedShortName: (contact: Contact) => contact.get('shortName'),
    getFormattedShortNameWithNonBreakingSpaces: (contact: Contact) =>
      contact.get('shortName')?.replaceAll(' ', '\u00a0'),
    getMentionName: (contact: Contact) => contact.get('name') ?? contact.get('pushname'),
    getUserDisplayNameForLid: (contact: Contact) => titleOf(contact.id, contact),
    getDisplayName: (contact: Contact) => titleOf(contact.id, contact),
    getSearchName: (contact: Contact) => contact.get('name')?.toLowerCase(),
    getSearchVerifiedName: nothing,
    getHeader: (contact: Contact) => contact.get('name')?.charAt(0).toUpperCase(),
  },
  WAWebApiContact: {
    lidPnCache,
    getCurrentLid: lidPnCache.getCurrentLid,
    getPhoneNumber: lidPnCache.getPhoneNumber,
  },
  WAWebProfilePicThumbCollection: {
    ProfilePicThumbCollection: profilePicThumbStore,
    ProfilePicThumbCollectionImpl,
  },
  WAWebTextStatusCollection: { TextStatusCollection: textStatusStore, TextStatusCollectionImpl },
  WAWebQueryExistsJob: { queryWidExists, queryPhoneExists: queryWidExists },
  WAWebLid1X1MigrationGating: { Lid1X1MigrationUtils: { isLidMigrated: () => true } },
};

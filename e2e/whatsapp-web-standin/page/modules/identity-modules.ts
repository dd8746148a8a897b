import { account, accountOrThrow, isMe } from '../account.ts';
import type { ModuleDefinitions } from '../module-loader.ts';
import { MsgKey } from '../msg-key.ts';
import { createUserWid, createWid, Wid } from '../wid.ts';

/** Who is logged in, and the id classes. */
export const identityModules: ModuleDefinitions = {
  WAWebUserPrefsIsLoggedIn: { isLoggedIn: () => account() !== null },
  WAWebUserPrefsMultiDevice: { isRegistered: () => account() !== null },
  WAWebUserPrefsMeUser: {
    getMaybeMePnUser: () => account()?.phone,
    getMaybeMeLidUser: () => account()?.lid,
    getMePnUserOrThrow: () => accountOrThrow().phone,
    getMeLidUserOrThrow: () => accountOrThrow().lid,
    isMeAccount: isMe,
  },
  WAWebWid: { default: Wid },
  WAWebWidFactory: {
    createWid,
    createUserWid,
    createUserWidOrThrow: createUserWid,
    createWidFromWidLike: createWid,
    isWidlike: (value: unknown) => value instanceof Wid,
  },
  WAWebMsgKey: { default: MsgKey },
};

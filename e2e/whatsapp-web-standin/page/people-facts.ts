import { paths, type WireContact } from '../wire.ts';
import { Collection } from './collection.ts';
import { Model } from './model.ts';
import { lookUp } from './server-link.ts';
import { createWid, type Wid } from './wid.ts';

/** Somebody's picture: addresses only. */
export class ProfilePicThumb extends Model<{
  id: Wid;
  tag: string | undefined;
  img: string | undefined;
  imgFull: string | undefined;
  eurl: string | undefined;
}> {
  declare id: Wid;
}

/** The text that somebody wrote under the name. */
export class TextStatus extends Model<{ id: Wid; status: string | undefined }> {
  declare id: Wid;
}

/** `get` answers from what the page holds; `find` asks WhatsApp's servers for what it does not. */
export class ProfilePicThumbCollectionImpl extends Collection<ProfilePicThumb> {
  constructor() {
    super(ProfilePicThumb);
  }

  override async find(key: unknown): Promise<ProfilePicThumb | undefined> {
    const id = createWid(key);
    const known = this.get(id);
    if (known !== undefined) return known;
    const { hasPicture } = await lookUp({ kind: 'picture', id: String(id) });
    return this.add(pictureOf(id, hasPicture))[0];
  }
}

export class TextStatusCollectionImpl extends Collection<TextStatus> {
  constructor() {
    super(TextStatus);
  }

  override async find(key: unknown): Promise<TextStatus | undefined> {
    const id = createWid(key);
    const known = this.get(id);
    if (known !== undefined) return known;
    const { about } = await lookUp({ kind: 'about', id: String(id) });
    return this.add({ id, status: about ?? undefined })[0];
  }
}

export const profilePicThumbStore = new ProfilePicThumbCollectionImpl();
export const textStatusStore = new TextStatusCollectionImpl();

/** Puts what the page holds of somebody without asking. */
export function putFacts(wire: WireContact): void {
  if (wire.isLookedUp !== true) return;
  const id = createWid(wire.id);
  profilePicThumbStore.add(pictureOf(id, wire.hasPicture === true));
  textStatusStore.add({ id, status: wire.about });
}

export function forgetFacts(): void {
  profilePicThumbStore.reset();
  textStatusStore.reset();
}

function pictureOf(id: Wid, hasPicture: boolean): Partial<ProfilePicThumb['attributes']> {
  if (!hasPicture) return { id };
  const url = `${location.origin}${paths.picture}${String(id)}`;
  return { id, tag: id.user, img: `${url}?size=96`, imgFull: url, eurl: url };
}

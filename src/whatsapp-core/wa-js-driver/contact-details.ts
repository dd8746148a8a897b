/** What only WhatsApp's servers tell of a contact: the about text and the photo, as the account shows them. */
import type { whatsapp } from '@wppconnect/wa-js';
import type { ContactDetails } from '../whatsapp-driver';
import { defined, picture, reader, text } from './model-reading';
import { waJs } from './wa-js';

/** Pixels; a photo is shown no larger than this. */
const PHOTO_SIZE = 96;
const ANSWER_TIMEOUT_MS = 15_000;

/** `find` asks only for what WhatsApp does not hold. */
export async function contactDetails(
  contact: whatsapp.ContactModel,
): Promise<ContactDetails | undefined> {
  const [status, thumb] = await Promise.all([
    answered(() => waJs.whatsapp.StatusStore.find(contact.id)),
    answered(() => waJs.whatsapp.ProfilePicThumbStore.find(contact.id)),
  ]);
  const photoOf = reader(thumb);
  const address = [photoOf('img'), photoOf('previewEurl'), photoOf('eurl')].find(
    (url): url is string => typeof url === 'string' && url !== '',
  );
  const details = defined({
    about: text(reader(status)('status'), 1024),
    photo: address === undefined ? undefined : await photo(address),
  });
  return Object.keys(details).length > 0 ? details : undefined;
}

/** What is not shown to this account is refused, or never answered. */
async function answered<Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ANSWER_TIMEOUT_MS);
  });
  try {
    return await Promise.race([ask(), silence]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

/** Loaded as WhatsApp's own page loads it, and made small. */
async function photo(address: string): Promise<string | undefined> {
  try {
    const image = new Image();
    image.crossOrigin = 'anonymous';
    image.src = address;
    await image.decode();
    const canvas = new OffscreenCanvas(PHOTO_SIZE, PHOTO_SIZE);
    canvas.getContext('2d')?.drawImage(image, 0, 0, PHOTO_SIZE, PHOTO_SIZE);
    const file = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
    const bytes = new Uint8Array(await file.arrayBuffer());
    return picture(btoa(String.fromCharCode(...bytes)));
  } catch {
    // The picture was taken away meanwhile, or may not be read: nothing else hangs on it.
    return undefined;
  }
}

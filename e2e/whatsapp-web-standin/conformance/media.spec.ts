import { createHash } from 'node:crypto';
import { expect, test } from '@playwright/test';

import { smallShopIds as ids } from '../shop/small-shop.ts';
import { mediaBytes, type WireMessage } from '../standin.ts';
import { onStandin } from './on-standin.ts';

// In the page.
declare const WPP: typeof import('@wppconnect/wa-js');

const run = onStandin();

interface Download {
  type: string;
  size: number;
  sha256: string;
}

/** What wa-js brings, or its error's code. */
function download(message: WireMessage): Promise<Download | string> {
  const key = `${message.fromMe}_${message.chatId}_${message.stanzaId}`;
  return run.page.evaluate(async (id) => {
    const blob = await WPP.chat
      .downloadMedia(id)
      .catch((error: { code?: string }) => error.code ?? String(error));
    if (typeof blob === 'string') return blob;
    const hash = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
    const sha256 = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0'));
    return { type: blob.type, size: blob.size, sha256: sha256.join('') };
  }, key);
}

function expected(message: WireMessage): Download {
  const bytes = mediaBytes(message);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { type: message.media?.mimetype ?? '', size: bytes.length, sha256 };
}

test('brings the bytes of a medium, the same in the page and here', async () => {
  await run.openReady();
  const picture = await run.standin.customerWrites(ids.ana, 'o sofá', {
    type: 'image',
    media: { mimetype: 'image/jpeg', size: 84_211 },
  });
  const voice = await run.standin.ownPhoneWrites(ids.ana, '', {
    type: 'ptt',
    media: { mimetype: 'audio/ogg; codecs=opus', duration: 4 },
  });
  expect(await download(picture)).toEqual({ ...expected(picture), size: 84_211 });
  expect(await download(voice)).toEqual({ ...expected(voice), size: voice.media?.size });
  // The second time it comes from what the page holds.
  expect(await download(picture)).toEqual(expected(picture));
  expect(run.standin.mediaDownloads).toMatchObject([
    { stanzaId: picture.stanzaId, found: true },
    { stanzaId: voice.stanzaId, found: true },
  ]);
  const drawn = await run.page.evaluate(async (id) => {
    const bitmap = await createImageBitmap(await WPP.chat.downloadMedia(id));
    return [bitmap.width, bitmap.height];
  }, `false_${ids.ana}_${picture.stanzaId}`);
  expect(drawn).toEqual([480, 360]);
  expect(run.complaints).toEqual([]);
});

test('fails for what the server no longer has, for what may be seen once, and for texts', async () => {
  await run.openReady();
  const media = { mimetype: 'application/pdf', filename: 'nota.pdf' };
  const old = await run.standin.customerWrites(ids.ana, '', { type: 'document', media });
  run.standin.setMediaGone(old.stanzaId, true);
  expect(await download(old)).toBe('media_not_found');
  run.standin.setMediaGone(old.stanzaId, false);
  expect(await download(old)).toEqual(expected(old));

  const once = await run.standin.customerWrites(ids.ana, '', {
    type: 'image',
    media: { mimetype: 'image/jpeg' },
    viewOnce: true,
  });
  expect(await download(once)).toBe('media_not_found');
  const text = await run.standin.customerWrites(ids.ana, 'oi');
  expect(await download(text)).toBe('message_not_contains_media');
  expect(run.standin.mediaDownloads.map(({ found }) => found)).toEqual([false, true]);
});

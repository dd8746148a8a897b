import { createHash } from 'node:crypto';
import { expect, test } from '@playwright/test';

import { jpeg } from '../shop/jpeg.ts';
import { smallShopIds as ids } from '../shop/small-shop.ts';
import { onStandin } from './on-standin.ts';

// In the page.
declare const WPP: typeof import('@wppconnect/wa-js');

const run = onStandin();

interface Sending {
  type: 'image' | 'document' | 'audio';
  name: string;
  mimetype: string;
  bytes: number[];
  caption?: string;
  quotedMsg?: string;
}

/** Sends a file as the product does: its own stanza id, no side effects, no waiting. */
function sendFile(chatId: string, stanzaId: string, file: Sending): Promise<string> {
  return run.page.evaluate(
    async ([to, stanza, { name, mimetype, bytes, ...options }]) => {
      const content = new File([Uint8Array.from(bytes)], name, { type: mimetype });
      const { id } = await WPP.chat.sendFileMessage(to, content, {
        ...options,
        markIsRead: false,
        detectMentioned: false,
        waitForAck: false,
        messageId: `true_${to}_${stanza}`,
      });
      return id;
    },
    [chatId, stanzaId, file] as const,
  );
}

const sha256 = (bytes: readonly number[]) =>
  createHash('sha256').update(Uint8Array.from(bytes)).digest('hex');
const text = (words: string) => [...new TextEncoder().encode(words)];

test('sends a file under the stanza id that was given, once, with caption and quote', async () => {
  await run.openReady();
  const question = await run.standin.customerWrites(ids.ana, 'Tem foto?');
  const files: [string, Sending, object][] = [
    [
      '3EB0F1',
      {
        type: 'image',
        name: '',
        mimetype: 'image/jpeg',
        bytes: [...jpeg(3, 96, 72)],
        caption: 'O azul',
        quotedMsg: `false_${ids.ana}_${question.stanzaId}`,
      },
      { caption: 'O azul', quotes: question.stanzaId },
    ],
    [
      '3EB0F2',
      {
        type: 'document',
        name: 'tabela.pdf',
        mimetype: 'application/pdf',
        bytes: text('%PDF-1.4 preços'),
      },
      { caption: '', quotes: undefined, media: { filename: 'tabela.pdf' } },
    ],
    [
      '3EB0F3',
      { type: 'audio', name: '', mimetype: 'audio/ogg', bytes: text('OggS…') },
      { caption: '', quotes: undefined },
    ],
  ];
  for (const [stanzaId, file, facts] of files) {
    expect(await sendFile(ids.ana, stanzaId, file)).toBe(`true_${ids.ana}_${stanzaId}`);
    const received = await run.standin.waitForReceived((message) => message.stanzaId === stanzaId);
    expect(received).toMatchObject({
      ...facts,
      type: file.type,
      chatId: ids.ana,
      sha256: sha256(file.bytes),
      media: { mimetype: file.mimetype, size: file.bytes.length },
    });
    await expect.poll(() => received.ack).toBeGreaterThan(0);
  }
  expect(run.standin.received).toHaveLength(files.length);
});

test('quotes a message, and refuses to quote one that is not there', async () => {
  await run.openReady();
  const question = await run.standin.customerWrites(ids.ana, 'Tem azul?');
  const quote = (quoted: string) =>
    run.page.evaluate(
      ([to, quotedMsg]) =>
        WPP.chat
          .sendTextMessage(to, 'Tem sim', { quotedMsg, waitForAck: false, linkPreview: false })
          .then(
            () => 'sent',
            (error: { code?: string }) => error.code,
          ),
      [ids.ana, quoted] as const,
    );
  expect(await quote(`false_${ids.ana}_${question.stanzaId}`)).toBe('sent');
  expect(await quote(`false_${ids.ana}_3EB0NOWHERE`)).not.toBe('sent');
  await run.standin.waitForReceived(({ quotes }) => quotes === question.stanzaId);
  expect(run.standin.received).toHaveLength(1);
});

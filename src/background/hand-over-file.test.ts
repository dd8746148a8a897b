import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hexDigest } from '@/database/sha256';
import { bytesOf } from '@/protocol/base64';
import { pageCommandSchema, type PageCommand } from '@/protocol/page-command';
import { MEDIA_PIECE } from '@/protocol/page-limits';
import * as v from 'valibot';
import { handOverFile } from './hand-over-file';

async function handedOver(size: number, refuseAt = Infinity) {
  const bytes = new Uint8Array(size).map((_, index) => (index * 7) % 251);
  const commands: PageCommand[] = [];
  const order = {
    type: 'send-file',
    stanzaId: '3EB0AA',
    account: '5511900000000@c.us',
    chatId: '5511988887777@c.us',
    caption: '',
    kind: 'image',
    name: 'a.jpg',
    mimeType: 'image/jpeg',
    size,
    hash: await hexDigest(bytes),
  } as const;
  const delivered = await handOverFile(
    (command) => Promise.resolve(commands.push(command) <= refuseAt),
    order,
    bytes,
  );
  return { bytes, commands, order, delivered };
}

it('brings the order first and then every byte, each piece as the bridge takes it', async () => {
  const size = fc.integer({ min: 1, max: 3 * MEDIA_PIECE + 1 });
  await fc.assert(
    fc.asyncProperty(size, async (count) => {
      const { bytes, commands, order, delivered } = await handedOver(count);
      expect(delivered).toBe(true);
      expect(commands[0]).toEqual(order);
      const pieces = commands.slice(1).map((command, at) => {
        const { index, data } = v.parse(pageCommandSchema, command) as {
          index: number;
          data: string;
        };
        expect(index).toBe(at);
        return [...bytesOf(data)];
      });
      expect(Uint8Array.from(pieces.flat())).toEqual(bytes);
    }),
    { numRuns: 5, examples: [[MEDIA_PIECE], [MEDIA_PIECE + 1]] },
  );
});

it('stops where the page does not answer', async () => {
  const { commands, delivered } = await handedOver(3 * MEDIA_PIECE, 1);
  expect(delivered).toBe(false);
  expect(commands).toHaveLength(2);
});

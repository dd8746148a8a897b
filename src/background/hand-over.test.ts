import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AccountDatabase } from '@/database/account-database';
import { approve, openDraft } from '@/database/approvals';
import { claim, type ClaimedMessage } from '@/database/delivery';
import { ingest } from '@/database/ingest';
import { hexDigest } from '@/database/sha256';
import { bytesOf } from '@/protocol/base64';
import { pageCommandSchema, type PageCommand } from '@/protocol/page-command';
import { MEDIA_PIECE } from '@/protocol/page-limits';
import * as v from 'valibot';
import { ANA, captured, envelope, ME, NOON } from '../../test/captured';
import { handOver } from './hand-over';

const FILE = 'the-approved-file';

async function claimed(attachmentId?: string) {
  const database = new AccountDatabase(crypto.randomUUID());
  const question = captured({ timestamp: NOON - 60_000 });
  const news = envelope({ type: 'messages', source: 'live', messages: [question] });
  await ingest(database, [news], NOON);
  const draft = await openDraft(database, { chatId: ANA, text: 'Temos sim!' }, NOON);
  const seen = { id: draft.id, version: draft.version, text: 'Temos sim!', attachmentId };
  const row = await approve(database, seen, NOON);
  const world = { now: NOON + 6000, random: () => 0.5, userTimeZone: 'UTC', pageInstance: 'p' };
  const answer = await claim(database, row, world);
  if (answer.kind !== 'claimed') throw new Error(`It was not claimed: ${answer.kind}`);
  return answer;
}

async function file(size: number, id = FILE) {
  const bytes = new Uint8Array(size).map((_, index) => (index * 7) % 251);
  const about = { kind: 'image', name: 'a.jpg', mimeType: 'image/jpeg' } as const;
  return { bytes, row: { ...about, id, size, hash: await hexDigest(bytes), addedAt: NOON } };
}

async function handedOver(size: number, refuseAt = Infinity) {
  const { message, stanzaId } = await claimed(FILE);
  const approved = await file(size);
  const commands: PageCommand[] = [];
  const delivered = await handOver(
    (command) => Promise.resolve(commands.push(command) <= refuseAt),
    message,
    ME,
    approved,
  );
  return { bytes: approved.bytes, commands, delivered, stanzaId };
}

it('brings the order first and then every byte, each piece as the bridge takes it', async () => {
  const size = fc.integer({ min: 1, max: 3 * MEDIA_PIECE + 1 });
  await fc.assert(
    fc.asyncProperty(size, async (count) => {
      const { bytes, commands, delivered, stanzaId } = await handedOver(count);
      expect(delivered).toBe(true);
      expect(commands[0]).toEqual({
        type: 'send-file',
        stanzaId,
        account: ME,
        chatId: ANA,
        caption: 'Temos sim!',
        kind: 'image',
        name: 'a.jpg',
        mimeType: 'image/jpeg',
        size: count,
        hash: await hexDigest(bytes),
      });
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

it('makes no order of what no claim gave, however much it looks like it', async () => {
  const commands: PageCommand[] = [];
  const command = (order: PageCommand) => Promise.resolve(commands.push(order) > 0);
  const { row, message } = await claimed();
  const lookalikes = [row, { ...message }, Object.create(message) as unknown, {}];
  for (const lookalike of lookalikes)
    await expect(handOver(command, lookalike as ClaimedMessage, ME)).rejects.toThrow(TypeError);
  expect(commands).toEqual([]);
  expect(await handOver(command, message, ME)).toBe(true);
  expect(commands).toMatchObject([{ type: 'send-text', chatId: ANA, text: 'Temos sim!' }]);
});

it('brings no file that was not approved, and no text without its file', async () => {
  const commands: PageCommand[] = [];
  const command = (order: PageCommand) => Promise.resolve(commands.push(order) > 0);
  const withFile = await claimed(FILE);
  const without = await claimed();
  const another = await file(10, 'another');
  const attempts = [
    [withFile, undefined],
    [withFile, another],
    [without, another],
  ] as const;
  for (const [{ message }, given] of attempts)
    await expect(handOver(command, message, ME, given)).rejects.toThrow('not the file');
  expect(commands).toEqual([]);
});

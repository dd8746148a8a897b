import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { base64Of } from '@/protocol/base64';
import { fileAssembly } from './file-assembly';

const file = fc.uint8Array({ minLength: 1, maxLength: 3000 });
/** Where the file is cut, as shares of what is left. */
const cuts = fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { maxLength: 8 });

function pieces(bytes: Uint8Array, at: readonly number[]): Uint8Array[] {
  const made: Uint8Array[] = [];
  let start = 0;
  for (const share of at) {
    const end = Math.min(bytes.length, start + Math.ceil((bytes.length - start) * share));
    made.push(bytes.subarray(start, end));
    start = end;
  }
  return [...made, bytes.subarray(start)].filter((piece) => piece.length > 0);
}

const announced = (bytes: Uint8Array, size = bytes.length) => ({
  size,
  hash: createHash('sha256').update(bytes).digest('hex'),
  kind: 'document' as const,
  name: 'a.pdf',
  mimeType: 'application/pdf',
});
const chunk = (piece: Uint8Array, index: number) => ({ index, data: base64Of(piece) });

it('is the same file, however it was cut', async () => {
  await fc.assert(
    fc.asyncProperty(file, cuts, async (bytes, at) => {
      const assembly = fileAssembly(announced(bytes));
      const answers: (File | undefined)[] = [];
      for (const [index, piece] of pieces(bytes, at).entries())
        answers.push(await assembly.take(chunk(piece, index)));
      const whole = answers.pop();
      expect(answers.every((answer) => answer === undefined)).toBe(true);
      expect(whole).toMatchObject({ name: 'a.pdf', type: 'application/pdf' });
      expect(new Uint8Array((await whole?.arrayBuffer()) ?? [])).toEqual(bytes);
    }),
    { numRuns: 50 },
  );
});

it('is refused with one byte changed anywhere', async () => {
  await fc.assert(
    fc.asyncProperty(file, cuts, fc.nat(), async (bytes, at, which) => {
      const assembly = fileAssembly(announced(bytes));
      const other = bytes.slice();
      other[which % other.length] = (other[which % other.length] ?? 0) ^ 1;
      const taking = async () => {
        for (const [index, piece] of pieces(other, at).entries())
          await assembly.take(chunk(piece, index));
      };
      await expect(taking()).rejects.toThrow('Other bytes.');
    }),
    { numRuns: 50 },
  );
});

it('takes no piece out of order, twice, or beyond the announced size', async () => {
  const bytes = Uint8Array.from([1, 2, 3, 4, 5, 6]);
  const first = chunk(bytes.subarray(0, 3), 0);
  const skipped = fileAssembly(announced(bytes));
  await expect(skipped.take({ ...first, index: 1 })).rejects.toThrow('Not the next piece.');
  const twice = fileAssembly(announced(bytes));
  await twice.take(first);
  await expect(twice.take(first)).rejects.toThrow('Not the next piece.');
  const small = fileAssembly(announced(bytes, 4));
  await small.take(first);
  await expect(small.take(chunk(bytes.subarray(3), 1))).rejects.toThrow('Not the next piece.');
});

it('has no name where WhatsApp shows none', async () => {
  const bytes = Uint8Array.from([0xff, 0xd8, 0xff]);
  const assembly = fileAssembly({ ...announced(bytes), kind: 'image', name: 'IMG.jpg' });
  expect((await assembly.take(chunk(bytes, 0)))?.name).toBe('');
});

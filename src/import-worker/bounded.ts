import { ImportError } from './import-error';

/**
 * Lets at most `limit` bytes through, whatever was announced.
 * @throws (in the stream) ImportError `too-large`
 */
export function bounded(limit: number): TransformStream<Uint8Array, Uint8Array> {
  let passed = 0;
  return new TransformStream({
    transform(chunk, controller) {
      passed += chunk.byteLength;
      if (passed > limit) controller.error(new ImportError('too-large'));
      else controller.enqueue(chunk);
    },
  });
}

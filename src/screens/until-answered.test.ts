import { expect, it } from 'vitest';
import { untilAnswered } from './until-answered';

/** A service worker that dies of this many messages. */
function dying(deaths: number) {
  let heard = 0;
  return {
    heard: () => heard,
    say: () => {
      heard += 1;
      return heard <= deaths ? Promise.reject(new Error('The port closed.')) : Promise.resolve();
    },
  };
}

it.each([
  [0, 1],
  [1, 2],
  [2, 3],
])('a message of which the worker died %i times is said %i times', async (deaths, times) => {
  const worker = dying(deaths);
  await untilAnswered(worker.say);
  expect(worker.heard()).toBe(times);
});

it('gives up on a worker that dies of it every time', async () => {
  const worker = dying(9);
  await expect(untilAnswered(worker.say)).rejects.toThrow('The port closed.');
  expect(worker.heard()).toBe(3);
});

import { expect, it } from 'vitest';
import { expectedSend } from './expected-send';
import { DEFAULT_LIMITS } from './limits';
import type { Verdict } from './verdict';

const NOW = Date.UTC(2026, 10, 18, 13);
const HOUR = 60 * 60_000;
const allow: Verdict = { decision: 'allow', findings: [] };
const calm = {
  now: NOW,
  verdict: allow,
  paused: false,
  isReply: true,
  ahead: 0,
  bucket: undefined,
  limits: DEFAULT_LIMITS,
};
const held = (until?: number): Verdict => ({ decision: 'hold', findings: [], until });
const empty = { tokens: 0, updatedAt: NOW, nextAt: NOW + 3000 };

it.each([
  ['at once while the bucket is full', {}, { kind: 'at-once' }],
  ['at once behind a few replies', { ahead: 19 }, { kind: 'at-once' }],
  ['by the tokens behind many', { ahead: 79 }, { kind: 'in', wait: 60_000 }],
  ['by the tokens that are left', { ahead: 30, bucket: empty }, { kind: 'in', wait: 31_000 }],
  [
    'with what came back since',
    { ahead: 30, bucket: { ...empty, updatedAt: NOW - 10_000 } },
    { kind: 'in', wait: 21_000 },
  ],
  ['one by one in a batch', { isReply: false, ahead: 80 }, { kind: 'in', wait: 240_000 }],
  [
    'when it was told to',
    { sendAt: NOW + HOUR },
    { kind: 'at', at: NOW + HOUR, because: 'scheduled' },
  ],
  [
    'when it is held no more',
    { verdict: held(NOW + HOUR) },
    { kind: 'at', at: NOW + HOUR, because: 'held' },
  ],
  [
    'at the later of both',
    { sendAt: NOW + HOUR, verdict: held(NOW + 2 * HOUR) },
    { kind: 'at', at: NOW + 2 * HOUR, because: 'held' },
  ],
  ['at once when that instant is past', { sendAt: NOW - HOUR }, { kind: 'at-once' }],
  ['when somebody says so', { verdict: held() }, { kind: 'held' }],
  ['when sending goes on', { paused: true }, { kind: 'paused' }],
  [
    'never as it is',
    { verdict: { decision: 'refuse', findings: [] }, paused: true },
    { kind: 'refused' },
  ],
] as const)('a message leaves %s', (_when, change, expected) => {
  expect(expectedSend({ ...calm, ...change })).toEqual(expected);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, DEFAULT_QUIET_HOURS } from './limits';
import type { ChatKind } from './message';
import { judge, type PolicyInput } from './policy-enforcer';
import { DAY, HOUR, MINUTE } from './send-windows';
import { fingerprint } from './similarity';
import { fullBucket, takeToken, type Pace } from './token-bucket';
import { isSoft, policyStates, POLICIES, type Policy } from './verdict';

/** Wednesday, 12:00 in São Paulo; no holiday, nor is the day after. */
const NOON = Date.UTC(2026, 10, 18, 15);
const NIGHT = Date.UTC(2026, 10, 19, 2);
/** Good Friday of 2026, 12:00 in São Paulo, and the first hour that is not quiet on Saturday. */
const GOOD_FRIDAY = Date.UTC(2026, 3, 3, 15);
const SATURDAY = Date.UTC(2026, 3, 4, 11);
const TEXT = 'Oi Maria! Temos a camiseta azul no M, quer que eu separe?';

/** An answer to a known customer who waits, at noon: everything allows it. */
const fine: PolicyInput = {
  now: NOON,
  text: TEXT,
  hasFile: false,
  chatId: '5511987654321@c.us',
  chatKind: 'person',
  recipient: { phone: '5511987654321', saved: true },
  consent: 'none',
  onDoNotContact: false,
  conversation: { hasIncoming: true, unanswered: 0, waiting: true },
  recentSends: [],
  approvals: [],
  limits: DEFAULT_LIMITS,
  quietHours: DEFAULT_QUIET_HOURS,
  userTimeZone: 'America/Sao_Paulo',
  safeMode: false,
  relaxed: [],
};

const sends = (count: number, ago: number, text = '', chatId?: string) =>
  Array.from({ length: count }, (_, index) => ({
    at: NOON - ago,
    chatId: chatId ?? `55119000000${index}@c.us`,
    fingerprint: fingerprint(text),
  }));

const files = (count: number, fileHash: string) =>
  sends(count, HOUR, 'Veja o que chegou hoje aqui na loja').map((send) => ({ ...send, fileHash }));

/** So many approvals, the last at noon. */
const beat = (count: number, gap: number) =>
  Array.from({ length: count }, (_, index) => NOON - index * gap);

const quietPerson = { hasIncoming: true, unanswered: 0, waiting: false };

const table: readonly {
  name: string;
  change: Partial<PolicyInput>;
  decision: 'allow' | 'hold' | 'refuse';
  policies?: readonly Policy[];
  until?: number;
}[] = [
  { name: 'an answer to someone who waits', change: {}, decision: 'allow' },
  { name: 'an opt-out', change: { consent: 'opt-out' }, decision: 'refuse', policies: ['opt-out'] },
  {
    name: 'perhaps an opt-out',
    change: { consent: 'ask' },
    decision: 'hold',
    policies: ['opt-out'],
  },
  {
    name: 'on a list of whom not to contact',
    change: { onDoNotContact: true, conversation: quietPerson },
    decision: 'refuse',
    policies: ['do-not-contact'],
  },
  {
    name: 'on such a list, and waiting for an answer',
    change: { onDoNotContact: true },
    decision: 'allow',
  },
  { name: 'safe mode', change: { safeMode: true }, decision: 'hold', policies: ['safe-mode'] },
  { name: 'no text', change: { text: ' \n ' }, decision: 'refuse', policies: ['empty-text'] },
  {
    name: 'a variable that was not filled in',
    change: { text: 'Oi {{ primeiro_nome }}' },
    decision: 'refuse',
    policies: ['unresolved-variable'],
  },
  {
    name: 'a stranger',
    change: { recipient: { saved: false }, conversation: { ...quietPerson, hasIncoming: false } },
    decision: 'refuse',
    policies: ['first-contact'],
  },
  {
    name: 'a stranger who said yes',
    change: {
      consent: 'opt-in',
      recipient: { saved: false },
      conversation: { ...quietPerson, hasIncoming: false },
    },
    decision: 'allow',
  },
  {
    name: 'a contact who never wrote',
    change: { conversation: { ...quietPerson, hasIncoming: false } },
    decision: 'allow',
  },
  {
    name: 'an unsaved customer who wrote first',
    change: { recipient: { saved: false } },
    decision: 'allow',
  },
  {
    name: 'a first message without an answer',
    change: { conversation: { hasIncoming: true, unanswered: 1, waiting: false } },
    decision: 'allow',
  },
  {
    name: 'two messages without an answer',
    change: { conversation: { hasIncoming: true, unanswered: 2, waiting: false } },
    decision: 'refuse',
    policies: ['unanswered'],
  },
  { name: 'a group that wrote', change: { chatKind: 'group' }, decision: 'allow' },
  {
    name: 'a group that is silent',
    change: { chatKind: 'group', conversation: { ...quietPerson, hasIncoming: false } },
    decision: 'refuse',
    policies: ['group'],
  },
  ...(['broadcast', 'newsletter', 'other'] as const satisfies readonly ChatKind[]).map(
    (chatKind) => ({
      name: `a ${chatKind}`,
      change: { chatKind },
      decision: 'refuse' as const,
      policies: ['group'] as const,
    }),
  ),
  {
    name: 'the recipient’s night',
    change: { now: NIGHT, conversation: quietPerson },
    decision: 'hold',
    policies: ['quiet-hours'],
    until: Date.UTC(2026, 10, 19, 11),
  },
  { name: 'the night of someone who waits', change: { now: NIGHT }, decision: 'allow' },
  {
    name: 'an evening that is still early for the recipient (Acre)',
    change: {
      now: Date.UTC(2026, 10, 19, 1),
      conversation: quietPerson,
      recipient: { phone: '5568987654321', saved: true },
    },
    decision: 'allow',
  },
  {
    name: 'the user’s own night, for a phone that tells no zone',
    change: {
      now: NIGHT,
      conversation: quietPerson,
      recipient: { phone: '12025550123', saved: true },
    },
    decision: 'hold',
    policies: ['quiet-hours'],
    until: Date.UTC(2026, 10, 19, 11),
  },
  {
    name: 'a night of which the user knows that it is day there',
    change: {
      now: NIGHT,
      conversation: quietPerson,
      recipient: { ...fine.recipient, timeZone: 'Asia/Tokyo' },
    },
    decision: 'allow',
  },
  {
    name: 'a zone of the user’s that nobody knows, at night by the phone',
    change: {
      now: NIGHT,
      conversation: quietPerson,
      recipient: { ...fine.recipient, timeZone: 'Mars/Olympus' },
    },
    decision: 'hold',
    policies: ['quiet-hours'],
    until: Date.UTC(2026, 10, 19, 11),
  },
  { name: 'a file without a caption', change: { text: '', hasFile: true }, decision: 'allow' },
  {
    name: 'a holiday, to somebody who does not wait',
    change: { now: GOOD_FRIDAY, conversation: quietPerson },
    decision: 'hold',
    policies: ['holiday'],
    until: SATURDAY,
  },
  { name: 'a holiday, to somebody who waits', change: { now: GOOD_FRIDAY }, decision: 'allow' },
  {
    name: 'a holiday that is none where they are',
    change: {
      now: GOOD_FRIDAY,
      conversation: quietPerson,
      recipient: { phone: '351912345678', saved: true },
    },
    decision: 'allow',
  },
  {
    name: 'a holiday of the user’s, not known to be one where they are',
    change: {
      now: GOOD_FRIDAY,
      conversation: quietPerson,
      recipient: { phone: '12025550123', saved: true },
    },
    decision: 'allow',
  },
  {
    name: 'the night before a holiday',
    change: { now: Date.UTC(2026, 3, 3, 2), conversation: quietPerson },
    decision: 'hold',
    policies: ['quiet-hours'],
    until: SATURDAY,
  },
  {
    name: 'a holiday without quiet hours',
    change: {
      now: GOOD_FRIDAY,
      conversation: quietPerson,
      quietHours: { ...DEFAULT_QUIET_HOURS, enabled: false },
    },
    decision: 'hold',
    policies: ['holiday'],
    until: Date.UTC(2026, 3, 4, 3),
  },
  {
    name: 'a holiday, and relaxed quiet hours: they shift nothing',
    change: { now: GOOD_FRIDAY, conversation: quietPerson, relaxed: ['quiet-hours'] },
    decision: 'hold',
    policies: ['holiday'],
    until: Date.UTC(2026, 3, 4, 3),
  },
  {
    name: 'a link to a bare address',
    change: { text: 'Veja http://192.0.2.7/pix' },
    decision: 'refuse',
    policies: ['suspicious-link'],
  },
  {
    name: 'a shortened link in an answer',
    change: { text: 'Veja bit.ly/1' },
    decision: 'allow',
    policies: ['suspicious-link'],
  },
  {
    name: 'a shortened link to somebody who does not wait',
    change: { text: 'Veja bit.ly/1', conversation: quietPerson },
    decision: 'refuse',
    policies: ['suspicious-link'],
  },
  {
    name: 'two marks of spam in an answer',
    change: { text: 'CLIQUE AQUI!!!!' },
    decision: 'allow',
    policies: ['spam-markers'],
  },
  {
    name: 'one mark of spam',
    change: { text: 'Última chance!!!!', conversation: quietPerson },
    decision: 'allow',
    policies: ['spam-markers'],
  },
  {
    name: 'two marks of spam to somebody who does not wait',
    change: { text: 'CLIQUE AQUI!!!!', conversation: quietPerson },
    decision: 'refuse',
    policies: ['spam-markers'],
  },
  {
    name: 'the last of eleven approvals, each within 300 ms of the one before',
    change: { approvedAt: NOON, approvals: beat(11, 299) },
    decision: 'hold',
    policies: ['automation'],
  },
  {
    name: 'the first of them',
    change: { approvedAt: NOON - 10 * 299, approvals: beat(11, 299) },
    decision: 'hold',
    policies: ['automation'],
  },
  {
    name: 'eleven approvals as fast as a human can read',
    change: { approvedAt: NOON, approvals: beat(11, 300) },
    decision: 'allow',
  },
  {
    name: 'ten fast approvals',
    change: { approvedAt: NOON, approvals: beat(10, 20) },
    decision: 'allow',
  },
  {
    name: 'an approval after a fast row, once it was read',
    change: { approvedAt: NOON + 300, approvals: [...beat(11, 20), NOON + 300] },
    decision: 'allow',
  },
  {
    name: 'eighty approved in one act',
    change: { approvedAt: NOON, approvals: Array.from({ length: 80 }, () => NOON) },
    decision: 'allow',
  },
  { name: '19 sends in a minute', change: { recentSends: sends(19, 1000) }, decision: 'allow' },
  {
    name: '20 sends in a minute',
    change: { recentSends: sends(20, 1000) },
    decision: 'hold',
    policies: ['minute-cap'],
    until: NOON - 1000 + MINUTE,
  },
  {
    name: '200 sends in an hour',
    change: { recentSends: sends(200, 10 * MINUTE) },
    decision: 'hold',
    policies: ['hour-cap'],
    until: NOON - 10 * MINUTE + HOUR,
  },
  {
    name: '1,000 sends in a day',
    change: { recentSends: sends(1000, 2 * HOUR) },
    decision: 'hold',
    policies: ['day-cap'],
    until: NOON - 2 * HOUR + DAY,
  },
  {
    name: 'four others with this text',
    change: { recentSends: sends(4, HOUR, TEXT) },
    decision: 'allow',
  },
  {
    name: 'five others with this text, under other names',
    change: {
      conversation: quietPerson,
      recentSends: sends(5, HOUR, TEXT.replace('Maria', 'Bruno')),
    },
    decision: 'refuse',
    policies: ['near-identical'],
  },
  {
    name: 'this text as the answer to a person who asked, whoever else was given it',
    change: { recentSends: sends(9, HOUR, TEXT) },
    decision: 'allow',
  },
  {
    name: 'this text, often, to the same person',
    change: { conversation: quietPerson, recentSends: sends(9, HOUR, TEXT, fine.chatId) },
    decision: 'allow',
  },
  {
    name: 'five others with this text the day before',
    change: { conversation: quietPerson, recentSends: sends(5, DAY, TEXT) },
    decision: 'allow',
  },
  {
    name: 'a file that five others got, under another caption',
    change: { conversation: quietPerson, hasFile: true, fileHash: 'f', recentSends: files(5, 'f') },
    decision: 'refuse',
    policies: ['near-identical'],
  },
  {
    name: 'a file that five others got, for who asked for it',
    change: { hasFile: true, fileHash: 'f', recentSends: files(5, 'f') },
    decision: 'allow',
  },
  {
    name: 'another file than five others got',
    change: { conversation: quietPerson, hasFile: true, fileHash: 'g', recentSends: files(5, 'f') },
    decision: 'allow',
  },
  {
    name: 'a file of which nothing is known, after others of which nothing is known',
    change: { conversation: quietPerson, hasFile: true, recentSends: sends(9, HOUR) },
    decision: 'allow',
  },
  {
    name: 'what everybody says, to many',
    change: {
      conversation: quietPerson,
      text: 'Bom dia!',
      recentSends: sends(15, HOUR, 'Bom dia!'),
    },
    decision: 'allow',
  },
];

describe('the verdict on', () => {
  it.each(table)('$name: $decision', ({ change, decision, policies = [], until }) => {
    const verdict = judge({ ...fine, ...change });
    expect(verdict.decision).toBe(decision);
    expect(verdict.findings.map(({ policy }) => policy)).toEqual(policies);
    expect(verdict.until).toBe(until);
  });

  it('several things names all of them, and waits for the last', () => {
    const verdict = judge({
      ...fine,
      now: NIGHT,
      conversation: quietPerson,
      recentSends: sends(20, 0).map((send) => ({ ...send, at: NIGHT - 1000 })),
    });
    expect(verdict.findings.map(({ policy }) => policy)).toEqual(['quiet-hours', 'minute-cap']);
    expect(verdict.until).toBe(Date.UTC(2026, 10, 19, 11));
  });

  it('something that no clock settles has no end', () => {
    const verdict = judge({ ...fine, safeMode: true, recentSends: sends(20, 1000) });
    expect(verdict).toMatchObject({ decision: 'hold' });
    expect(verdict.until).toBeUndefined();
  });

  it('fills in the values of its sentences, and never with text', () => {
    const { findings } = judge({
      ...fine,
      text: `${TEXT} {{segredo}}`,
      consent: 'ask',
      now: NIGHT,
      conversation: { hasIncoming: true, unanswered: 3, waiting: false },
      recentSends: sends(25, HOUR, TEXT).map((send) => ({ ...send, at: NIGHT - 1000 })),
    });
    expect(findings.map(({ policy, values }) => [policy, values])).toEqual([
      ['opt-out', { state: 'maybe' }],
      ['unresolved-variable', { count: 1 }],
      ['unanswered', { count: 3, limit: 2 }],
      ['near-identical', { count: 25, limit: 5 }],
      ['quiet-hours', { from: '21:00', to: '08:00', zone: 'America/Sao_Paulo' }],
      ['minute-cap', { count: 25, limit: 20 }],
    ]);
    expect(JSON.stringify(findings)).not.toMatch(/segredo|camiseta/);
  });
});

const anything: fc.Arbitrary<PolicyInput> = fc.record({
  now: fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2027, 0) }),
  text: fc.oneof(
    fc.string(),
    fc.constantFrom(
      '',
      'ok',
      TEXT,
      'Oi {{nome}}',
      'CLIQUE AQUI!!!!',
      'bit.ly/1',
      'http://10.0.0.1',
    ),
  ),
  hasFile: fc.boolean(),
  fileHash: fc.constantFrom(undefined, 'f'),
  chatId: fc.constantFrom('5511987654321@c.us', '98765432101234@lid'),
  chatKind: fc.constantFrom<ChatKind>('person', 'group', 'broadcast', 'newsletter', 'other'),
  recipient: fc.record({
    phone: fc.constantFrom('5511987654321', '5568987654321', '12025550123', undefined),
    saved: fc.boolean(),
  }),
  consent: fc.constantFrom('opt-out', 'opt-in', 'ask', 'none'),
  onDoNotContact: fc.boolean(),
  conversation: fc.record({
    hasIncoming: fc.boolean(),
    unanswered: fc.integer({ min: 0, max: 4 }),
    waiting: fc.boolean(),
  }),
  recentSends: fc.array(
    fc.record({
      at: fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2027, 0) }),
      chatId: fc.string(),
      fingerprint: fc.constantFrom(fingerprint(TEXT), []),
      fileHash: fc.constantFrom(undefined, 'f'),
    }),
    { maxLength: 30 },
  ),
  approvedAt: fc.constantFrom(undefined, NOON),
  approvals: fc.array(fc.integer({ min: NOON - 3000, max: NOON + 3000 }), { maxLength: 30 }),
  limits: fc.record({
    bucketCapacity: fc.constant(20),
    refillPerSecond: fc.constant(1),
    jitter: fc.constant(0.2),
    perMinute: fc.integer({ min: 0, max: 5 }),
    perHour: fc.integer({ min: 0, max: 9 }),
    perDay: fc.integer({ min: 0, max: 20 }),
    perMonth: fc.constant(DEFAULT_LIMITS.perMonth),
    firstMessagesPerMonth: fc.constant(DEFAULT_LIMITS.firstMessagesPerMonth),
    unansweredInARow: fc.integer({ min: 0, max: 3 }),
    nearIdenticalPerDay: fc.integer({ min: 0, max: 3 }),
  }),
  quietHours: fc.record({
    enabled: fc.boolean(),
    fromMinute: fc.integer({ min: 0, max: 1440 }),
    toMinute: fc.integer({ min: 0, max: 1440 }),
  }),
  userTimeZone: fc.constantFrom('America/Sao_Paulo', 'Europe/Lisbon'),
  safeMode: fc.boolean(),
  relaxed: fc.subarray([...POLICIES]),
});

describe('whatever is asked', () => {
  it('is never allowed after an opt-out, in safe mode, without text or with a variable left', () => {
    fc.assert(
      fc.property(anything, (input) => {
        const { decision } = judge(input);
        expect(judge({ ...input, consent: 'opt-out' }).decision).toBe('refuse');
        expect(judge({ ...input, text: ' ', hasFile: false }).decision).toBe('refuse');
        expect(judge({ ...input, text: `${input.text} {{x}}` }).decision).toBe('refuse');
        expect(judge({ ...input, safeMode: true }).decision).not.toBe('allow');
        if (input.consent === 'ask') expect(decision).not.toBe('allow');
      }),
    );
  });

  it('gets the strictest of its findings, and an end in the future or none', () => {
    fc.assert(
      fc.property(anything, (input) => {
        const { decision, findings, until } = judge(input);
        const decisions = findings.map((finding) => finding.decision);
        const strictest = (['refuse', 'hold'] as const).find((one) => decisions.includes(one));
        expect(decision).toBe(strictest ?? 'allow');
        expect(new Set(findings.map(({ policy }) => policy)).size).toBe(findings.length);
        for (const finding of findings)
          if (finding.until !== undefined) expect(finding.until).toBeGreaterThan(input.now);
        if (decision !== 'hold') expect(until).toBeUndefined();
        if (until !== undefined) {
          for (const finding of findings)
            expect(finding.until === undefined).toBe(finding.decision === 'warn');
          expect(until).toBeGreaterThan(input.now);
        }
      }),
    );
  });
});

describe('what the user relaxed', () => {
  const night = { ...fine, now: NIGHT, conversation: quietPerson };

  it('is still said, and holds nothing', () => {
    const verdict = judge({ ...night, relaxed: ['quiet-hours'] });
    expect(verdict.decision).toBe('allow');
    expect(verdict.until).toBeUndefined();
    expect(verdict.findings).toMatchObject([{ policy: 'quiet-hours', decision: 'warn' }]);
    expect(verdict.findings[0]?.until).toBeUndefined();
  });

  it('does not shorten what the others hold', () => {
    const recentSends = sends(20, 0).map((send) => ({ ...send, at: NIGHT - 1000 }));
    const verdict = judge({ ...night, recentSends, relaxed: ['quiet-hours'] });
    expect(verdict).toMatchObject({ decision: 'hold', until: NIGHT - 1000 + MINUTE });
  });

  it('is never a hard policy, whatever is written into the settings', () => {
    fc.assert(
      fc.property(anything, (input) => {
        const strict = judge({ ...input, relaxed: [] });
        const relaxed = judge({ ...input, relaxed: POLICIES });
        const hard = ({ policy }: { policy: Policy }) => !isSoft(policy);
        expect(relaxed.findings.filter(hard)).toEqual(strict.findings.filter(hard));
        for (const { policy, decision } of relaxed.findings)
          if (isSoft(policy)) expect(decision).toBe('warn');
        expect(relaxed.findings).toHaveLength(strict.findings.length);
      }),
    );
  });
});

describe('the states of all policies', () => {
  it('name each once, and tell what it says', () => {
    const verdict = judge({ ...fine, consent: 'opt-out', safeMode: true });
    const states = policyStates(verdict);
    expect(states.map(({ policy }) => policy)).toEqual([...POLICIES]);
    const speaking = states.filter(({ decision }) => decision !== 'ok');
    expect(speaking.map(({ policy, decision }) => [policy, decision])).toEqual([
      ['opt-out', 'refuse'],
      ['safe-mode', 'hold'],
    ]);
  });
});

describe('a day of sending, policy and bucket together', () => {
  it('never has more sends in any sliding window than its cap', () => {
    const limits = { ...DEFAULT_LIMITS, perMinute: 8, perHour: 40, perDay: 90 };
    const wish = fc.record({ pause: fc.integer({ min: 0, max: 90_000 }), reply: fc.boolean() });
    fc.assert(
      fc.property(fc.array(wish, { minLength: 150, maxLength: 150 }), (wishes) => {
        let now = NOON;
        let bucket = fullBucket(limits, now);
        const sent: { at: number; chatId: string; fingerprint: readonly number[] }[] = [];
        for (const [index, { pause, reply }] of wishes.entries()) {
          now += pause % 5 === 0 ? pause : 0;
          const pace: Pace = reply ? 'burst' : 'steady';
          for (let asked = 0; asked < 20; asked++) {
            const verdict = judge({ ...fine, now, limits, recentSends: sent, text: 'ok' });
            if (verdict.until !== undefined) {
              now = verdict.until;
              continue;
            }
            const answer = takeToken({
              state: bucket,
              limits,
              now,
              random: () => (index % 10) / 10,
              pace,
            });
            bucket = answer.state;
            if (answer.granted) {
              sent.push({ at: now, chatId: `${index}@c.us`, fingerprint: [] });
              break;
            }
            now = answer.until;
          }
        }
        expect(sent).toHaveLength(wishes.length);
        for (const [span, most] of [
          [MINUTE, 8],
          [HOUR, 40],
          [DAY, 90],
        ] as const)
          for (const { at } of sent)
            expect(
              sent.filter((other) => other.at >= at && other.at < at + span).length,
            ).toBeLessThanOrEqual(most);
      }),
      { numRuns: 20 },
    );
  });
});

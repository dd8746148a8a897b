import { describe, expect, it } from 'vitest';
import { joinedSendingState, joinedSettings, unapproved, underKnownIds } from './restored-rows';
import type { OutboxRow, SettingsRow } from './rows';
import { DEFAULT_SETTINGS } from './settings';
import { OUTBOX_STATUSES } from '@/domain/outbox';

const NOON = Date.UTC(2026, 10, 20, 15);

describe('what limits sending, restored', () => {
  it.each([
    [0.25, 0.5],
    [0.5, 0.25],
  ])('is the slower pace of %d and %d', (restored, present) => {
    const pace = (share: number) => ({ key: 'pace', share, updatedAt: NOON }) as const;
    expect(joinedSendingState(pace(restored), pace(present))).toEqual(pace(0.25));
    expect(joinedSendingState(undefined, pace(present))).toEqual(pace(present));
  });

  it('is the clock that is further on, as this computer reads it', () => {
    const clock = (tick: number, wall: number) => ({ key: 'clock', tick, wall }) as const;
    expect(joinedSendingState(clock(NOON + 5, 1), clock(NOON, 2))).toEqual(clock(NOON + 5, 2));
    expect(joinedSendingState(clock(NOON, 1), clock(NOON + 5, 2))).toEqual(clock(NOON + 5, 2));
  });

  it('is the age of which either knew', () => {
    const age = (usedSince: number) => ({ key: 'age', usedSince, checkedAt: NOON }) as const;
    expect(joinedSendingState(age(1), age(2))).toEqual(age(1));
    expect(joinedSendingState(age(2), age(1))).toEqual(age(1));
  });
});

const settings = (change: Partial<SettingsRow> = {}): SettingsRow => ({
  ...DEFAULT_SETTINGS,
  ...change,
});

describe('restored settings', () => {
  const by = (safeModeBecause: 'user' | 'restricted', safeModeSince: number) =>
    ({ safeMode: true, safeModeBecause, safeModeSince }) as const;

  it.each([
    { name: 'on in neither', restored: {}, present: {}, joined: { safeMode: false } },
    { name: 'on here', restored: {}, present: by('user', 5), joined: by('user', 5) },
    {
      name: 'on in the backup',
      restored: by('restricted', 3),
      present: {},
      joined: by('restricted', 3),
    },
    {
      name: 'on in both: why it is on here counts',
      restored: by('restricted', 3),
      present: by('user', 5),
      joined: by('user', 5),
    },
    {
      name: 'left here since: what the backup says of that is of another time',
      restored: { safeModeLeftAt: 9 },
      present: { safeModeLeftAt: 4 },
      joined: { safeMode: false, safeModeLeftAt: 4 },
    },
    {
      name: 'left in the backup: signs are looked at anew',
      restored: { safeModeLeftAt: 9 },
      present: undefined,
      joined: { safeMode: false },
    },
    {
      name: 'on in the backup, restored where nothing is',
      restored: by('restricted', 3),
      present: undefined,
      joined: by('restricted', 3),
    },
  ])('have safe mode $name', ({ restored, present, joined }) => {
    const { safeMode, safeModeBecause, safeModeSince, safeModeLeftAt } = joinedSettings(
      settings(restored),
      present && settings(present),
    );
    expect({ safeMode, safeModeBecause, safeModeSince, safeModeLeftAt }).toEqual({
      safeModeBecause: undefined,
      safeModeSince: undefined,
      safeModeLeftAt: undefined,
      ...joined,
    });
  });

  it.each<[SettingsRow['relaxed'], SettingsRow['relaxed'] | undefined, SettingsRow['relaxed']]>([
    [['automation', 'holiday'], ['holiday', 'quiet-hours'], ['holiday']],
    [['automation'], [], []],
    [[], ['automation'], []],
    [['automation'], undefined, []],
  ])('relax %j here, where %j is relaxed: %j', (restored, present, relaxed) => {
    expect(
      joinedSettings(settings({ relaxed: restored }), present && settings({ relaxed: present })),
    ).toMatchObject({ relaxed });
  });

  it.each([
    [true, false, true],
    [false, true, true],
    [false, false, false],
    [true, undefined, true],
  ])('pause when either does: %s, %s', (restored, present, paused) => {
    const here = present === undefined ? undefined : settings({ paused: present });
    expect(joinedSettings(settings({ paused: restored }), here).paused).toBe(paused);
  });

  it('ask no model that is not switched on here, at that very address', () => {
    const model = (endpoint: string, enabled = true) => ({
      assistant: { endpoint, model: 'm', apiKey: 'k', enabled },
    });
    const asks = (present: Partial<SettingsRow> | undefined) =>
      joinedSettings(settings(model('https://a.example')), present && settings(present)).assistant
        .enabled;
    expect(asks(model('https://a.example'))).toBe(true);
    expect(asks(model('https://b.example'))).toBe(false);
    expect(asks(model('https://a.example', false))).toBe(false);
    expect(asks(undefined)).toBe(false);
  });

  it('prune nothing, and drop the texts of what was taken back where either does', () => {
    const joined = joinedSettings(settings({ retention: { days: 1 } }), settings());
    expect(joined).not.toHaveProperty('retention');
    const drop = settings({ revokedText: 'drop' });
    expect(joinedSettings(drop, settings()).revokedText).toBe('drop');
    expect(joinedSettings(settings(), drop).revokedText).toBe('drop');
  });
});

describe('labels of here beside those of a backup', () => {
  const label = (id: string, name: string) =>
    ({ id, name, colour: 'blue', createdAt: NOON, updatedAt: NOON }) as const;
  const has = (labelId: string) => ({ personId: '1@c.us', labelId, has: true, at: NOON });

  it('take the id of the one with their name', () => {
    const present = {
      labels: [label('b', 'VIP'), label('c', 'Atacado')],
      personLabels: [has('b')],
    };
    expect(underKnownIds([label('a', 'vip')], present)).toEqual({
      labels: [label('a', 'VIP'), label('c', 'Atacado')],
      personLabels: [has('a')],
    });
  });

  it('keep theirs where they are the same, or the other one has another name by now', () => {
    const present = { labels: [label('a', 'VIP'), label('b', 'Ouro')], personLabels: [has('b')] };
    expect(underKnownIds([label('a', 'Ouro')], present)).toEqual(present);
    expect(underKnownIds([], present)).toEqual(present);
  });
});

describe('a message of a backup', () => {
  it.each(OUTBOX_STATUSES)('that was %s is never on its way by itself', (status) => {
    const row: OutboxRow = {
      id: 'a',
      chatId: '1@c.us',
      text: 'Oi',
      status,
      priority: 'batch',
      createdAt: NOON,
      updatedAt: NOON,
      version: 3,
      scheduledFor: NOON,
      approval: { hash: 'h', at: NOON, sendAfter: NOON },
      waiting: { reason: 'pace' },
    };
    const restored = unapproved(row, NOON + 1);
    const expected = { approved: 'draft', sending: 'unconfirmed' } as const;
    if (status !== 'approved' && status !== 'sending') expect(restored).toBe(row);
    else {
      expect(restored).toMatchObject({ status: expected[status], version: 4, scheduledFor: NOON });
      expect(restored.approval).toBeUndefined();
      expect(restored.waiting).toBeUndefined();
    }
  });
});

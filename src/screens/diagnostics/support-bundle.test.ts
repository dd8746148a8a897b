import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LinkRow } from '@/database/rows';
import { BINDING_NAMES, SCREEN_PLACES } from '@/protocol/diagnostics';
import { supportBundle } from './support-bundle';

const NOW = Date.UTC(2026, 10, 18, 13);
const SURROUNDING = {
  mettri: '0.1.0',
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36',
  language: 'pt-BR',
  now: NOW,
} as const;

const link: LinkRow = {
  key: 'link',
  pageInstance: 'b7d5c1de-0000-4000-8000-000000000000',
  tabId: 123456,
  state: 'connected',
  since: NOW - 5 * 60_000,
  lastEventAt: NOW - 1000,
  reconnects: 2,
  whatsAppVersion: '2.3000.1029384756',
  activeChatId: '5511988880001@c.us',
  otherTabIds: [77],
  lost: null,
  caughtUpSince: 0,
  capabilities: [
    {
      capability: 'messages',
      status: 'ok',
      driver: 'look-up',
      since: NOW - 60_000,
      missing: 'MsgStore, msgFindByDirection',
    },
  ],
  diagnostics: {
    at: NOW - 120_000,
    modules: 12_897,
    waJsVersion: '4.6.0',
    bindings: [
      { binding: 'ChatStore', foundBy: ['wa-js', 'look-up'] },
      { binding: 'MsgStore', foundBy: [] },
    ],
    places: [{ place: 'composer', generation: '2026-08', matches: 1 }],
  },
};

describe('the support bundle', () => {
  it('says what a helper needs', () => {
    expect(JSON.parse(supportBundle(link, SURROUNDING))).toEqual({
      versions: {
        mettri: '0.1.0',
        whatsApp: '2.3000.1029384756',
        waJs: '4.6.0',
        browser: 'Chromium 156',
      },
      language: 'pt-BR',
      connection: {
        state: 'connected',
        minutes: 5,
        minutesSinceLastEvent: 0,
        reconnects: 2,
        otherTabs: 1,
      },
      capabilities: [
        {
          capability: 'messages',
          status: 'ok',
          driver: 'look-up',
          minutes: 1,
          missing: ['MsgStore', 'msgFindByDirection'],
        },
      ],
      diagnostics: {
        minutesAgo: 2,
        modules: 12_897,
        bindings: { ChatStore: ['wa-js', 'look-up'], MsgStore: [] },
        screen: [{ place: 'composer', generation: '2026-08', matches: 1 }],
      },
    });
  });

  it('is there before anything was ever heard', () => {
    expect(JSON.parse(supportBundle({}, SURROUNDING))).toMatchObject({
      versions: { whatsApp: 'unknown' },
      connection: { state: 'other' },
      capabilities: [],
    });
  });

  it('holds nothing of anybody, whatever a page has put into the rows', () => {
    const secret = fc.oneof(
      fc.constantFrom(
        'Ana Souza',
        '5511988880001@c.us',
        '+55 11 98888-0001',
        '5511988880001',
        'https://example.org/ana?x=1',
        'true_5511988880001@c.us_3EB0AA',
        'ChatStore, Ana Souza',
        '2.3000.Ana',
        '5511.98888.0001 Ana',
        'Quero o azul!',
      ),
      fc.string({ minLength: 12, unit: 'grapheme' }),
    );
    // Every value of every row is a stranger's words, or a number of theirs.
    const hostile: fc.Arbitrary<unknown> = fc.record({
      state: secret,
      since: fc.oneof(secret, fc.constant(5511988880001)),
      lastEventAt: secret,
      reconnects: fc.oneof(secret, fc.constant(5511988880001)),
      whatsAppVersion: secret,
      activeChatId: secret,
      pageInstance: secret,
      capabilities: fc.array(
        fc.record({
          capability: secret,
          status: secret,
          driver: secret,
          since: secret,
          missing: secret,
          more: secret,
        }),
        { maxLength: 5 },
      ),
      diagnostics: fc.record({
        at: secret,
        modules: fc.oneof(secret, fc.constant(5511988880001)),
        waJsVersion: secret,
        bindings: fc.array(fc.record({ binding: secret, foundBy: fc.array(secret) })),
        places: fc.array(
          fc.record({
            place: secret,
            generation: secret,
            matches: fc.oneof(secret, fc.constant(5511988880001)),
          }),
        ),
      }),
      more: secret,
    });
    const known = new Set<string>([...BINDING_NAMES, ...SCREEN_PLACES]);
    fc.assert(
      fc.property(hostile, secret, (rows, words) => {
        const bundle = supportBundle(rows as Partial<LinkRow>, {
          ...SURROUNDING,
          userAgent: words,
        });
        const said: unknown[] = [];
        JSON.parse(bundle, (key, value: unknown) => {
          if (!/^\d*$/.test(key)) said.push(key);
          if (typeof value !== 'object') said.push(value);
          return value;
        });
        const strange = said.filter((value) =>
          typeof value === 'number'
            ? value > 1_000_000
            : !known.has(String(value)) && !/^[a-zA-Z0-9. -]{1,21}$/.test(String(value)),
        );
        expect(strange).toEqual([]);
        expect(bundle).not.toMatch(/Ana|Souza|98888|@|example|azul|3EB0/);
      }),
    );
  });
});

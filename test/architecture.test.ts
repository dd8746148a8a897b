// @vitest-environment node
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../scripts/project.ts';
import { textOf, trackedFiles } from './repository.ts';

interface Cruise {
  modules: { source: string; dependencies: { resolved: string }[] }[];
  summary: { violations: { rule: { name: string }; from: string; to: string }[] };
}

const cruise = JSON.parse(
  execFileSync(
    process.execPath,
    [
      join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
      '--output-type=json',
      'src',
      'entrypoints',
    ],
    { cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  ),
) as Cruise;

describe('the dependency rules', () => {
  it('are checked on modules that were really read', () => {
    const own = cruise.modules.filter(({ source }) => /^(src|entrypoints)\//.test(source));
    const sources = trackedFiles(/^(src|entrypoints)\/.*\.tsx?$/);
    expect(own.length).toBeGreaterThan(60);
    expect(own.map(({ source }) => source)).toEqual(expect.arrayContaining(sources));
  });

  it('see arrows through the alias', () => {
    const entrypoint = cruise.modules.find(
      ({ source }) => source === 'entrypoints/whatsapp.content.ts',
    );
    expect(entrypoint?.dependencies.map(({ resolved }) => resolved)).toContain(
      'src/content-script/bridge.ts',
    );
  });

  it('hold', () => {
    expect(
      cruise.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
    ).toEqual([]);
  });
});

describe('entrypoints', () => {
  it.each(trackedFiles(/^entrypoints\/.*\.tsx?$/))('%s only wires', (path) => {
    expect(textOf(path).trim().split('\n').length).toBeLessThan(40);
  });
});

describe('no path sends without an approved row', () => {
  const HAND_OVER = 'src/background/hand-over.ts';
  const SENDER = 'src/background/outbox-sender.ts';
  const DELIVERY = 'src/database/delivery.ts';
  const MESSAGE_SENDER = 'src/whatsapp-core/message-sender.ts';
  const WA_JS = 'src/whatsapp-core/wa-js-driver/driver.ts';
  const arrows = new Map(
    cruise.modules.map(({ source, dependencies }) => [
      source,
      dependencies.map(({ resolved }) => resolved),
    ]),
  );
  const product = trackedFiles(/^(src|entrypoints)\/.*\.tsx?$/).filter(
    (path) => !/\.test\.tsx?$/.test(path),
  );
  const entrypoints = product.filter((path) => path.startsWith('entrypoints/'));

  /** All that can be reached from there, not through `without`. */
  function reached(from: string, without?: string): Set<string> {
    const seen = new Set<string>();
    const open = [from];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next) || next === without) continue;
      seen.add(next);
      open.push(...(arrows.get(next) ?? []));
    }
    return seen;
  }
  const reaching = (target: string, without?: string) =>
    entrypoints.filter((path) => reached(path, without).has(target));
  const saying = (pattern: RegExp) => product.filter((path) => pattern.test(textOf(path)));

  it('only the background reaches the maker of orders, and only through who claims', () => {
    expect(reaching(HAND_OVER)).toEqual(['entrypoints/background.ts']);
    expect(reaching(HAND_OVER, SENDER)).toEqual([]);
    expect(reaching(HAND_OVER, DELIVERY)).toEqual(['entrypoints/background.ts']);
    expect(arrows.get(HAND_OVER)).toContain(DELIVERY);
    expect(arrows.get(SENDER)).toContain(DELIVERY);
  });

  it('an order takes a claimed message, and only the claim makes those', () => {
    // A class that is exported as a type alone cannot be made elsewhere; whoever casts is seen here.
    expect(saying(/new ClaimedMessage\b/)).toEqual([DELIVERY]);
    expect(textOf(DELIVERY).match(/new ClaimedMessage\b/g)).toHaveLength(1);
    expect(textOf(DELIVERY)).toMatch(/^class ClaimedMessage /m);
    expect(saying(/\bas (unknown as )?ClaimedMessage\b/)).toEqual([]);
    const claiming = textOf(DELIVERY).split(/^export (?:async )?function claim\(/m)[1] ?? '';
    expect(claiming.split(/^}/m)[0]).toContain('new ClaimedMessage');
  });

  it('nobody else writes an order to send', () => {
    const named = saying(/['"`](send-text|send-file|file-chunk)['"`]/);
    const makers = named.filter((path) => !/^src\/(protocol|whatsapp-core)\//.test(path));
    expect(makers).toEqual([HAND_OVER]);
    expect(saying(/\bas (unknown as )?SendOrder\b/)).toEqual([HAND_OVER]);
    expect(saying(/sendMessage\(\s*['"`]pageCommand/)).toEqual(['src/background/whatsapp-tab.ts']);
    expect(saying(/tabs\.(sendMessage|connect)\(/)).toEqual([]);
    // What the page is told comes over the port, and there of the bridge, which is told by the background.
    expect(saying(/onMessage\(\s*['"`]pageCommand/)).toEqual(['src/content-script/bridge.ts']);
    expect(saying(/kind: 'command', command\b/)).toEqual(['src/content-script/bridge.ts']);
  });

  it('in the page one module sends, by two functions of wa-js', () => {
    expect(reaching(MESSAGE_SENDER)).toEqual(['entrypoints/whatsapp-main.content.ts']);
    expect(reaching(MESSAGE_SENDER, 'src/whatsapp-core/start.ts')).toEqual([]);
    expect(reaching(WA_JS)).toEqual(['entrypoints/whatsapp-main.content.ts']);
    expect(saying(/\.(sendText|sendFile)\(/)).toEqual([
      'src/whatsapp-core/driver-chain.ts',
      MESSAGE_SENDER,
    ]);
    const folder = join(root, 'node_modules/@wppconnect/wa-js/dist/chat/functions');
    const sending = readdirSync(folder).flatMap(
      (name) =>
        /^((?:send|forward|reply|edit|delete|pin|prepareRaw)\w*)\.d\.ts$/.exec(name)?.[1] ?? [],
    );
    expect(sending.length).toBeGreaterThan(10);
    const used = sending.filter((name) => saying(new RegExp(`\\bchat\\.${name}\\b`)).length > 0);
    expect(used).toEqual(['sendFileMessage', 'sendTextMessage']);
    for (const name of used) expect(saying(new RegExp(`\\b${name}\\b`))).toEqual([WA_JS]);
  });
});

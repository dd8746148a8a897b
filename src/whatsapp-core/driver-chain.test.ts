import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CAPABILITIES, type Capability } from '@/protocol/page-limits';
import { ANA, captured, ME } from '../../test/captured';
import type { ChatStores, DomDriver } from './dom-driver/driver';
import { driverChain } from './driver-chain';
import { noDriver } from './no-driver';
import { DriverError, type WhatsAppDriver } from './whatsapp-driver';

type Status = 'ok' | 'missing' | 'unknown';

/** A driver that can do what the test says. */
function scripted(name: 'wa-js' | 'look-up' | 'dom', can: Partial<Record<Capability, Status>>) {
  const changed: (() => void)[] = [];
  const heard: Parameters<WhatsAppDriver['onMessage']>[0][] = [];
  const driver: WhatsAppDriver = {
    ...noDriver,
    account: () => ME,
    connection: () => 'connected',
    activeChat: () => ANA,
    chatIds: () => [name],
    readChat: (id) => ({ id, name, unreadCount: 0, archived: false, readOnly: false }),
    capabilities: () =>
      CAPABILITIES.map((capability) => {
        const status = can[capability] ?? 'missing';
        return status === 'missing'
          ? { capability, status, driver: 'off', missing: `${name}-${capability}` }
          : { capability, status, driver: name };
      }),
    sendText: vi.fn(() => Promise.resolve()),
    onChange: (listener) => void changed.push(listener),
    onMessage: (listener) => void heard.push(listener),
  };
  return {
    driver,
    can,
    change: () => changed.forEach((listener) => listener()),
    hear: (message = captured({}), seen?: 'before') =>
      heard.forEach((listener) => listener(message, seen)),
  };
}

const ALL = { auth: 'ok', list: 'ok', messages: 'ok', events: 'ok', send: 'ok' } as const;

let waJs: ReturnType<typeof scripted>;
let lookUp: ReturnType<typeof scripted>;
let dom: ReturnType<typeof scripted>;
let watched: { on: boolean; stores: ChatStores | undefined };

function chain() {
  const domDriver: DomDriver = {
    ...dom.driver,
    hear: () => undefined,
    watch: (on, stores) => {
      watched = { on, stores };
    },
  };
  return driverChain(waJs.driver, lookUp.driver, domDriver, () => {
    throw new Error('Nobody asked for diagnostics.');
  });
}

const drivers = (whatsApp: ReturnType<typeof chain>) =>
  Object.fromEntries(whatsApp.capabilities().map(({ capability, driver }) => [capability, driver]));

beforeEach(() => {
  vi.useFakeTimers({ now: 1_800_000_000_000 });
  waJs = scripted('wa-js', { ...ALL });
  lookUp = scripted('look-up', { ...ALL, send: 'missing' });
  dom = scripted('dom', { auth: 'ok', messages: 'ok', events: 'ok', send: 'ok' });
  watched = { on: false, stores: undefined };
  return () => {
    vi.useRealTimers();
  };
});

describe('the chain of drivers', () => {
  it('asks nobody else while wa-js can do it, or may still', () => {
    waJs.can.events = 'unknown';
    const whatsApp = chain();
    expect(drivers(whatsApp)).toEqual({
      auth: 'wa-js',
      list: 'wa-js',
      messages: 'wa-js',
      events: 'wa-js',
      send: 'wa-js',
    });
    expect(watched.on).toBe(false);
    // Not before it listens is anything whole.
    expect(whatsApp.hearingSince()).toBeUndefined();
  });

  it('takes each capability from the first driver that has it, and says what the better ones lack', () => {
    waJs.can.list = 'missing';
    waJs.can.events = 'missing';
    lookUp.can.events = 'missing';
    waJs.can.send = 'missing';
    dom.can.send = 'missing';
    const whatsApp = chain();
    expect(whatsApp.capabilities()).toMatchObject([
      { capability: 'auth', status: 'ok', driver: 'wa-js' },
      { capability: 'list', status: 'ok', driver: 'look-up', missing: 'wa-js-list' },
      { capability: 'messages', status: 'ok', driver: 'wa-js' },
      {
        capability: 'events',
        status: 'ok',
        driver: 'dom',
        missing: 'wa-js-events, look-up-events',
      },
      {
        capability: 'send',
        status: 'missing',
        driver: 'off',
        missing: 'wa-js-send, look-up-send, dom-send',
      },
    ]);
    expect(whatsApp.chatIds()).toEqual(['look-up']);
    // The screen is told what the look-up knows of chats.
    expect(watched.on).toBe(true);
    expect(watched.stores?.readChat(ANA)?.name).toBe('look-up');
  });

  it('says since when, and lets wa-js take over again', () => {
    waJs.can.messages = 'missing';
    const whatsApp = chain();
    const since = () => whatsApp.capabilities().find(({ capability }) => capability === 'messages');
    expect(since()).toMatchObject({ driver: 'look-up', since: 1_800_000_000_000 });
    vi.setSystemTime(1_800_000_060_000);
    expect(since()).toMatchObject({ driver: 'look-up', since: 1_800_000_000_000 });
    waJs.can.messages = 'ok';
    waJs.change();
    expect(since()).toMatchObject({ driver: 'wa-js', since: 1_800_000_060_000 });
    expect(since()?.missing).toBeUndefined();
  });

  it('hears a message from one driver at a time', () => {
    const whatsApp = chain();
    const heard = vi.fn();
    whatsApp.onMessage(heard);
    for (const { hear } of [waJs, lookUp, dom]) hear();
    expect(heard).toHaveBeenCalledTimes(1);
    waJs.can.events = 'missing';
    waJs.change();
    for (const { hear } of [waJs, lookUp, dom]) hear();
    expect(heard).toHaveBeenCalledTimes(2);
  });

  it('never claims to hear everything where the screen is read', () => {
    const whatsApp = chain();
    expect(whatsApp.hearingSince()).toBe(1_800_000_000_000);
    waJs.can.events = 'missing';
    lookUp.can.events = 'missing';
    waJs.change();
    expect(whatsApp.hearingSince()).toBeUndefined();
    const heard = vi.fn();
    whatsApp.onMessage(heard);
    const message = captured({});
    dom.hear(message, 'before');
    expect(heard).toHaveBeenCalledWith(message, 'before');
  });

  it('reads no history where only the screen is left, rather than an empty one', async () => {
    waJs.can.messages = 'missing';
    lookUp.can.messages = 'missing';
    await expect(chain().history(ANA, 50)).rejects.toEqual(new DriverError('not-available'));
  });

  it('sends by hand after two sends in a row that fell over WhatsApp itself', async () => {
    const order = { chatId: ANA, stanzaId: '3EB0AA', text: 'Oi' };
    const fall = (code: string) => {
      vi.mocked(waJs.driver.sendText).mockRejectedValueOnce(new DriverError(code));
      return expect(whatsApp.sendText(order)).rejects.toThrow(code);
    };
    const whatsApp = chain();
    await fall('chat-not-found');
    await fall('chat-not-found');
    await fall('whatsapp-error');
    await whatsApp.sendText(order);
    await fall('whatsapp-error');
    expect(drivers(whatsApp)['send']).toBe('wa-js');
    await fall('whatsapp-error');
    expect(drivers(whatsApp)['send']).toBe('dom');
    expect(whatsApp.sendTimeout()).toBeGreaterThan(60_000);
    await whatsApp.sendText(order);
    expect(dom.driver.sendText).toHaveBeenCalledTimes(1);
  });

  it('does not take a failure to read for the proof that nothing was sent', async () => {
    const fails = () => Promise.reject(new DriverError('whatsapp-error'));
    const find = (whatsApp: ReturnType<typeof chain>) => whatsApp.findOwnMessage('3EB0AA', [ANA]);
    lookUp.driver.findOwnMessage = fails;
    expect(await find(chain())).toBeUndefined();
    waJs.driver.findOwnMessage = fails;
    await expect(find(chain())).rejects.toThrow(DriverError);
    const stored = { id: `true_${ANA}_3EB0AA`, ack: 1 } as const;
    lookUp.driver.findOwnMessage = () => Promise.resolve(stored);
    expect(await find(chain())).toEqual(stored);
  });

  it('sends nothing where nobody can', async () => {
    waJs.can.send = 'missing';
    dom.can.send = 'missing';
    const whatsApp = chain();
    await expect(
      whatsApp.sendText({ chatId: ANA, stanzaId: '3EB0AA', text: 'Oi' }),
    ).rejects.toEqual(new DriverError('not-available'));
    for (const { driver } of [waJs, lookUp, dom]) expect(driver.sendText).not.toHaveBeenCalled();
  });
});

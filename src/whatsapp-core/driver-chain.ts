/**
 * One WhatsApp out of several drivers: each capability is provided by the first of them that works for it, wa-js first. Looked at
 * again with each change and every few seconds, so that a driver which recovers takes over again.
 */
import type { DriverName } from '@/protocol/page-event';
import { CAPABILITIES, type Capability } from '@/protocol/page-limits';
import { HUMAN_SEND_MS, type ChatStores, type DomDriver } from './dom-driver/driver';
import { noDriver } from './no-driver';
import {
  DriverError,
  type CapabilityReport,
  type WhatsApp,
  type WhatsAppDriver,
} from './whatsapp-driver';

/** How long WhatsApp has to acknowledge a message before we say that we do not know. */
export const ACK_TIMEOUT_MS = 30_000;

/** So many sends in a row that fall over WhatsApp itself, and another driver takes over until the page is loaded anew. */
const BROKEN_AFTER = 2;

/** Whose answer each question is. */
const ASKED_OF = {
  account: 'auth',
  connection: 'auth',
  chatIds: 'list',
  readChat: 'list',
  contactIds: 'list',
  readContact: 'list',
  readContactDetails: 'list',
  history: 'messages',
  holds: 'messages',
  askPhone: 'messages',
  fetchMedia: 'messages',
  sendFile: 'send',
} as const satisfies Partial<Record<keyof WhatsAppDriver, Capability>>;

interface Serving {
  readonly driver: WhatsAppDriver;
  readonly report: CapabilityReport[number];
}

export function driverChain(
  waJs: WhatsAppDriver,
  lookUp: WhatsAppDriver,
  dom: DomDriver,
  diagnose: WhatsApp['diagnose'],
): WhatsApp {
  const drivers: readonly (readonly [DriverName, WhatsAppDriver])[] = [
    ['wa-js', waJs],
    ['look-up', lookUp],
    ['dom', dom],
  ];
  const serving = new Map<Capability, Serving>();
  /** Sends in a row in which wa-js fell over WhatsApp, not over the order. */
  let sendFaults = 0;

  function by(capability: Capability): WhatsAppDriver {
    return serving.get(capability)?.driver ?? noDriver;
  }

  /** Chats, as far as WhatsApp's own stores can be read. */
  function storesOfChats(): ChatStores | undefined {
    const stores = serving.get('list');
    return stores?.report.status === 'ok' ? stores.driver : undefined;
  }

  function choose(capability: Capability, reports: ReportsOf): Serving {
    const lacks = new Set<string>();
    const serve = (
      driver: WhatsAppDriver,
      status: 'ok' | 'missing' | 'unknown',
      name: DriverName,
    ) => {
      const missing = [...lacks].join(', ').slice(0, 128);
      return { driver, report: { capability, status, driver: name, ...(missing && { missing }) } };
    };
    for (const [name, driver] of drivers) {
      const isBroken = driver === waJs && capability === 'send' && sendFaults >= BROKEN_AFTER;
      const { status = 'missing', missing } = isBroken
        ? { missing: 'whatsapp-error' }
        : (reports(driver).find((one) => one.capability === capability) ?? {});
      if (status !== 'missing') return serve(driver, status, name);
      for (const what of missing?.split(', ') ?? []) lacks.add(what);
    }
    return serve(noDriver, 'missing', 'off');
  }

  function refresh() {
    const reports = onceEach((driver: WhatsAppDriver) => driver.capabilities());
    // The list first: what the screen can tell depends on it.
    for (const capability of ['list', ...CAPABILITIES] as const) {
      const before = serving.get(capability)?.report;
      const { driver, report } = choose(capability, reports);
      const isSame = before?.driver === report.driver && before.status === report.status;
      const since = (isSame && before.since) || Date.now();
      serving.set(capability, { driver, report: { ...report, since } });
    }
    const lacksWaJs = CAPABILITIES.some((capability) => {
      const report = serving.get(capability)?.report;
      return report?.driver === 'dom' || report?.driver === 'off';
    });
    dom.watch(lacksWaJs, storesOfChats());
  }

  /** Lets through what comes from the driver that provides the capability. */
  function through<Fact extends unknown[]>(
    capability: Capability,
    hear: (driver: WhatsAppDriver, listener: (...fact: Fact) => void) => void,
    listener: (...fact: Fact) => void,
  ) {
    for (const [, driver] of drivers)
      hear(driver, (...fact) => {
        // The screen's messages are history and news in one.
        if (by(capability) === driver || (driver === dom && by('messages') === dom))
          listener(...fact);
      });
  }

  const questions = Object.fromEntries(
    Object.entries(ASKED_OF).map(([name, capability]) => [
      name,
      (...asked: unknown[]): unknown =>
        Reflect.apply(by(capability)[name as keyof typeof ASKED_OF], undefined, asked),
    ]),
  ) as unknown as Pick<WhatsAppDriver, keyof typeof ASKED_OF>;

  refresh();
  for (const [, driver] of drivers) {
    driver.onChange(refresh);
    driver.onActiveChat(refresh);
  }

  return {
    ...questions,
    version: () => waJs.version() || lookUp.version(),
    capabilities() {
      refresh();
      return CAPABILITIES.flatMap((capability) => serving.get(capability)?.report ?? []);
    },
    hearingSince() {
      const report = serving.get('events')?.report;
      return report?.status === 'ok' && report.driver !== 'dom' ? report.since : undefined;
    },
    sendTimeout: () => (by('send') === dom ? HUMAN_SEND_MS : ACK_TIMEOUT_MS),
    diagnose,

    activeChat: () => (storesOfChats() ?? dom).activeChat(),
    newestId: (chatId) => by('list').newestId?.(chatId),
    async sendText(order) {
      try {
        await by('send').sendText(order);
        sendFaults = 0;
      } catch (error) {
        if (error instanceof DriverError && error.code === 'whatsapp-error') sendFaults += 1;
        throw error;
      }
    },
    async findOwnMessage(stanzaId, chatIds) {
      const reading = by('messages');
      let unread: { error: unknown } | undefined;
      // Whoever sent it may have lost the capability since.
      for (const driver of [dom, waJs, lookUp]) {
        try {
          const found = await driver.findOwnMessage(stanzaId, chatIds);
          if (found) return found;
        } catch (error) {
          // One that cannot read says nothing. From the one that can, silence would be a proof that it was never sent.
          if (driver === reading) unread = { error };
        }
      }
      if (unread) throw unread.error;
      return undefined;
    },
    async openChat(chatId, messageId) {
      for (const [, driver] of drivers) {
        const opened = await driver.openChat(chatId, messageId).then(
          () => true,
          () => false,
        );
        if (opened) return;
      }
      throw new DriverError('chat-not-shown');
    },

    onChange: (listener) =>
      drivers.forEach(([, driver]) => {
        driver.onChange(listener);
      }),
    onMessage(listener) {
      through('events', (driver, hear) => driver.onMessage(hear), listener);
    },
    onChanges(listener) {
      through('events', (driver, hear) => driver.onChanges(hear), listener);
    },
    onPairs(listener) {
      through('events', (driver, hear) => driver.onPairs(hear), listener);
    },
    onAcks(listener) {
      through('events', (driver, hear) => driver.onAcks(hear), listener);
    },
    onActiveChat(listener) {
      through('list', (driver, hear) => driver.onActiveChat(hear), listener);
      dom.onActiveChat((chatId) => storesOfChats() ?? listener(chatId));
    },
    onChatChange(listener) {
      through('list', (driver, hear) => driver.onChatChange(hear), listener);
    },
    stop: () =>
      drivers.forEach(([, driver]) => {
        driver.stop();
      }),
  };
}

type ReportsOf = (driver: WhatsAppDriver) => CapabilityReport;

function onceEach<Key, Value>(read: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.has(key) ? known.get(key) : read(key);
    known.set(key, value as Value);
    return value as Value;
  };
}

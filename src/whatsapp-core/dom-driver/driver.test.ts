import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ScreenOrder } from '@/protocol/screen-link';
import { ANA, captured } from '../../../test/captured';
import { DriverError } from '../whatsapp-driver';
import { domDriver, type ChatStores, type DomDriver } from './driver';

const BRUNO = '5511988880002@c.us';

let orders: ScreenOrder[];
let driver: DomDriver;
let active: string | null;

const stores: ChatStores = {
  activeChat: () => active,
  readChat: (id) => ({ id, name: `chat ${id}` }),
};
const order = { chatId: ANA, stanzaId: '3EB0AA', text: 'Temos,\r\nsim!' };

beforeEach(() => {
  orders = [];
  active = ANA;
  driver = domDriver((given) => orders.push(given));
  driver.watch(true, stores);
});

describe('the screen as a driver', () => {
  it('can do nothing before the screen was read, and what it lacks after', () => {
    expect(driver.capabilities().every(({ status }) => status === 'missing')).toBe(true);
    const changed = vi.fn();
    driver.onChange(changed);
    driver.hear({
      type: 'state',
      account: ANA,
      connection: 'connected',
      missing: { list: 'chat ids' },
      openChatId: ANA,
    });
    expect(changed).toHaveBeenCalledTimes(1);
    expect(driver.account()).toBe(ANA);
    expect(driver.capabilities()).toMatchObject([
      { capability: 'auth', status: 'ok', driver: 'dom' },
      { capability: 'list', status: 'missing', missing: 'chat ids' },
      { capability: 'messages', status: 'ok' },
      { capability: 'events', status: 'ok' },
      { capability: 'send', status: 'ok' },
    ]);
    // What was read before it was let be may not be so any more.
    driver.watch(false, stores);
    expect(driver.account()).toBeNull();
  });

  it('tells the reader which chat is open by the stores, once a change', () => {
    driver.watch(true, stores);
    active = null;
    driver.watch(true, stores);
    driver.watch(true, undefined);
    expect(orders.filter(({ type }) => type === 'stores')).toEqual([
      { type: 'stores', open: { id: ANA, name: `chat ${ANA}` } },
      { type: 'stores', open: null },
      { type: 'stores', open: undefined },
    ]);
  });

  it('drops what was read of a chat that the stores have left', () => {
    const heard = vi.fn();
    driver.onMessage(heard);
    const message = captured({ chatId: ANA });
    driver.hear({ type: 'messages', chatId: ANA, messages: [message], seen: 'before' });
    active = BRUNO;
    driver.hear({ type: 'messages', chatId: ANA, messages: [message] });
    expect(heard.mock.calls).toEqual([[message, 'before']]);
  });
});

describe('a text for the human to send', () => {
  it('is placed as it was approved, and found when the human has sent it', async () => {
    const sending = driver.sendText(order);
    expect(orders.at(-1)).toMatchObject({
      type: 'place',
      text: 'Temos,\nsim!',
      stanzaId: '3EB0AA',
    });
    driver.hear({ type: 'placed', stanzaId: '3EB0AA' });
    await sending;
    expect(await driver.findOwnMessage('3EB0AA', [])).toBeUndefined();
    driver.hear({ type: 'sent', stanzaId: '3EB0AA', ack: 1, id: `true_${ANA}_3EB0FF` });
    expect(await driver.findOwnMessage('3EB0AA', [])).toEqual({ id: `true_${ANA}_3EB0FF`, ack: 1 });
  });

  it('is refused with the reader’s reason', async () => {
    const sending = driver.sendText(order);
    driver.hear({ type: 'placed', stanzaId: '3EB0AA', refusal: 'left-over-draft' });
    await expect(sending).rejects.toEqual(new DriverError('left-over-draft'));
  });

  it('is refused when the human has gone to another chat meanwhile', async () => {
    const sending = driver.sendText(order);
    active = BRUNO;
    driver.hear({ type: 'placed', stanzaId: '3EB0AA' });
    await expect(sending).rejects.toEqual(new DriverError('chat-not-shown'));
  });

  it('is refused when it quotes a message: it would go without', async () => {
    const placed = orders.length;
    const quoting = { ...order, quotes: `false_${ANA}_3EB0CC` };
    await expect(driver.sendText(quoting)).rejects.toEqual(new DriverError('text-only'));
    expect(orders).toHaveLength(placed);
  });

  it('waits alone: a second one is refused until the first is sent', async () => {
    const first = driver.sendText(order);
    driver.hear({ type: 'placed', stanzaId: '3EB0AA' });
    await first;
    const second = { ...order, stanzaId: '3EB0BB' };
    await expect(driver.sendText(second)).rejects.toEqual(new DriverError('composer-busy'));
    driver.hear({ type: 'sent', stanzaId: '3EB0AA', ack: 1 });
    void driver.sendText(second);
    expect(orders.at(-1)).toMatchObject({ type: 'place', stanzaId: '3EB0BB' });
  });
});

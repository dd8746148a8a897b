import { afterEach, describe, expect, it } from 'vitest';
import { offerPort, type OfferedPort } from '@/content-script/offer-port';
import { PORT_OFFER, PORT_REQUEST } from '@/protocol/private-port';
import { takePrivatePort } from '@/whatsapp-core/private-port';

const originals = {
  postMessage: MessagePort.prototype.postMessage,
  data: Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data'),
  apply: Reflect.apply,
};
const offers: OfferedPort[] = [];

afterEach(() => {
  MessagePort.prototype.postMessage = originals.postMessage;
  if (originals.data) Object.defineProperty(MessageEvent.prototype, 'data', originals.data);
  Reflect.apply = originals.apply;
  for (const offer of offers.splice(0)) offer.withdraw();
});

function offered(): OfferedPort {
  const offer = offerPort(window);
  offers.push(offer);
  return offer;
}

function nextMessage(port: MessagePort): Promise<unknown> {
  return new Promise((resolve) => {
    port.onmessage = ({ data }) => resolve(data);
  });
}

describe('the hand-over of the port', () => {
  it.each(['isolated', 'MAIN'])('works when the %s script starts first', async (first) => {
    const taker = first === 'MAIN' ? takePrivatePort(window) : undefined;
    const offer = offered();
    const port = taker ?? takePrivatePort(window);
    expect(offer.taken()).toBe(true);
    const message = nextMessage(offer.port);
    port.post({ hello: 1 });
    expect(await message).toEqual({ hello: 1 });
  });

  it('keeps what is posted before the port is there', async () => {
    const port = takePrivatePort(window);
    port.post('early');
    const offer = offered();
    expect(await nextMessage(offer.port)).toBe('early');
  });

  it('gives the port to nobody a second time', () => {
    const offer = offered();
    takePrivatePort(window);
    const seen: Event[] = [];
    const listen = (event: Event) => seen.push(event);
    window.addEventListener(PORT_OFFER, listen);
    window.dispatchEvent(new Event(PORT_REQUEST));
    window.removeEventListener(PORT_OFFER, listen);
    expect(offer.taken()).toBe(true);
    expect(seen).toEqual([]);
  });

  it('offers it to nobody any more once the page has begun', async () => {
    const offer = offered();
    const begun = new Promise<void>((resolve) => {
      new MutationObserver((_, observer) => {
        observer.disconnect();
        resolve();
      }).observe(document, { childList: true, subtree: true });
    });
    document.body.append(document.createElement('script'));
    await begun;
    const seen: Event[] = [];
    const listen = (event: Event) => seen.push(event);
    window.addEventListener(PORT_OFFER, listen);
    window.dispatchEvent(new Event(PORT_REQUEST));
    window.removeEventListener(PORT_OFFER, listen);
    expect(seen).toEqual([]);
    expect(offer.taken()).toBe(false);
  });

  it('shows the port to no prototype that the page patches later', async () => {
    const offer = offered();
    const port = takePrivatePort(window);
    const stolen: unknown[] = [];
    MessagePort.prototype.postMessage = function steal(this: MessagePort) {
      stolen.push(this);
    };
    // Only of ports: what the page's other scripts tell each other (this test's runner, too) goes on.
    Object.defineProperty(MessageEvent.prototype, 'data', {
      configurable: true,
      get(this: MessageEvent): unknown {
        if (!(this.target instanceof MessagePort)) return originals.data?.get?.call(this);
        stolen.push(this.target);
        return { kind: 'command', command: { type: 'report' } };
      },
    });
    const isOfPort = (value: unknown) =>
      value instanceof MessagePort ||
      (value instanceof Event && value.target instanceof MessagePort);
    const steal = (target: (...all: unknown[]) => unknown, self: unknown, all: unknown[]) => {
      if (![self, ...all].some(isOfPort)) return originals.apply(target, self, all);
      stolen.push(self, ...all);
      return undefined;
    };
    Reflect.set(Reflect, 'apply', steal);
    const heard = new Promise((resolve) => port.listen(resolve));
    originals.postMessage.call(offer.port, { kind: 'stored', seq: 7 });
    expect(await heard).toEqual({ kind: 'stored', seq: 7 });
    port.post('after the attack');
    expect(stolen).toEqual([]);
  });
});

import { PORT_OFFER, PORT_REQUEST, type PortMessage } from '@/protocol/private-port';

/** The private line to the isolated world. Closed by `close`, or from the other side with `leave`. */
export interface PrivatePort {
  /** Before the port is taken, messages wait. */
  post(message: unknown): void;
  listen(onMessage: (message: PortMessage) => void): void;
  close(): void;
}

/**
 * Takes the port at document_start, whichever of the two scripts starts first.
 *
 * The page runs in the same world and may patch every prototype later. So all that touches the port is bound the moment
 * it is taken, while the prototypes are the browser's: a patched `MessagePort.prototype.postMessage` or
 * `MessageEvent.prototype.data` would otherwise be called with our port (or an event whose `target` it is) as `this`.
 */
export function takePrivatePort(target: Window): PrivatePort {
  const { apply } = Reflect;
  const readData = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')?.get;
  const waiting: unknown[] = [];
  const early: PortMessage[] = [];
  let post: ((message: unknown) => void) | undefined;
  let close: (() => void) | undefined;
  let onMessage: ((message: PortMessage) => void) | undefined;

  const take = (event: Event) => {
    if (!(event instanceof MessageEvent) || !readData) return;
    const port = event.ports[0];
    if (!port) return;
    target.removeEventListener(PORT_OFFER, take);
    // Nobody after us; and the sign for the other side that it is taken.
    event.stopImmediatePropagation();
    event.preventDefault();
    post = port.postMessage.bind(port);
    close = port.close.bind(port);
    port.onmessage = (message) => {
      const data = apply(readData, message, []) as PortMessage;
      if (onMessage) onMessage(data);
      else early.push(data);
    };
    for (const message of waiting.splice(0)) post(message);
  };
  target.addEventListener(PORT_OFFER, take);
  target.dispatchEvent(new Event(PORT_REQUEST));

  return {
    post(message) {
      if (post) post(message);
      else waiting.push(message);
    },
    listen(listener) {
      onMessage = listener;
      for (const message of early.splice(0)) listener(message);
    },
    close() {
      target.removeEventListener(PORT_OFFER, take);
      close?.();
    },
  };
}

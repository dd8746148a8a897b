import { PORT_OFFER, PORT_REQUEST } from '@/protocol/private-port';

export interface OfferedPort {
  /** Our end. */
  port: MessagePort;
  /** Our script in the MAIN world has the other end. */
  taken(): boolean;
  /** Offers it to nobody any more. */
  withdraw(): void;
}

/**
 * Offers one port to our script in the MAIN world, synchronously, at document_start. The offer ends with the first node
 * that the page's parser adds: before that no script of the page has run, and after it none may get the port.
 */
export function offerPort(target: Window): OfferedPort {
  const { port1, port2 } = new MessageChannel();
  let taken = false;
  let open = true;

  const offer = () => {
    if (taken || !open) return;
    // dispatchEvent is synchronous and false means "cancelled": that is how the other side says that it took it.
    taken = !target.dispatchEvent(
      new MessageEvent(PORT_OFFER, { ports: [port2], cancelable: true }),
    );
    if (taken) withdraw();
  };
  const withdraw = () => {
    open = false;
    target.removeEventListener(PORT_REQUEST, offer);
    observer.disconnect();
  };
  const observer = new MutationObserver(withdraw);
  observer.observe(target.document, { childList: true, subtree: true });
  target.addEventListener(PORT_REQUEST, offer);
  offer();
  return { port: port1, taken: () => taken, withdraw };
}

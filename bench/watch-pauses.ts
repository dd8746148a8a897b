/** Turns of the page's loop, one after the other. */
export function watchPauses(): {
  /** @returns ms: the longest wait for the next turn */
  stop: () => number;
} {
  let longest = 0;
  let last = performance.now();
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    setTimeout(() => port2.postMessage(null), 4);
  };
  port2.postMessage(null);
  return {
    stop: () => {
      port1.close();
      return longest;
    },
  };
}

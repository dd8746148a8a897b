/** bytes of JavaScript heap that this page uses, where the browser tells (Chromium). */
export function panelMemory(): number | undefined {
  const { memory } = performance as Performance & { memory?: { usedJSHeapSize: number } };
  return memory?.usedJSHeapSize;
}

/** Whether a failure means that the disk, or the browser's share of it, is full. Dexie wraps the browser's error in its own. */
export function isDiskFull(error: unknown): boolean {
  const seen = new Set<unknown>();
  let next = error;
  while (typeof next === 'object' && next !== null && !seen.has(next)) {
    seen.add(next);
    if ('name' in next && next.name === 'QuotaExceededError') return true;
    // `failures`: of a bulk write, one for each row.
    if ('failures' in next && Array.isArray(next.failures) && next.failures.some(isDiskFull))
      return true;
    next = 'inner' in next ? next.inner : 'cause' in next ? next.cause : undefined;
  }
  return false;
}

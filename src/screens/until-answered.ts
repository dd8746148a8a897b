/** As often as a service worker may die of the same message. */
const ATTEMPTS = 3;

/**
 * Says something again when the service worker died before it answered: nothing else would wake the next one.
 * @throws what the last attempt threw
 */
export async function untilAnswered(say: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await say();
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

/** Some of WhatsApp's state changes without a change of the page. */
const LOOK_EVERY_MS = 100;

/** Resolves true as soon as the condition holds; false after so many milliseconds. */
export function until(condition: () => boolean, milliseconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (result: boolean) => {
      observer.disconnect();
      clearInterval(poll);
      clearTimeout(deadline);
      resolve(result);
    };
    const look = () => {
      if (condition()) settle(true);
    };
    const observer = new MutationObserver(look);
    const poll = setInterval(look, LOOK_EVERY_MS);
    const deadline = setTimeout(() => settle(condition()), milliseconds);
    observer.observe(document, { childList: true, subtree: true, characterData: true });
    look();
  });
}

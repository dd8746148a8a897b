import { useLink } from './use-rows';

/** Where a human presses Send in WhatsApp's own window, only a text can be put before them: no quote, no file. */
export function useTextOnly(): boolean {
  return (
    useLink()?.capabilities.some(
      ({ capability, driver }) => capability === 'send' && driver === 'dom',
    ) ?? false
  );
}

/** Puts an approved text where the human can send it. Never presses Enter, never mixes with a draft, never deletes one. */
import { findPlace } from './find-place';
import { writtenText } from './shown-text';
import { until } from './until';

const PASTE_MS = 2000;

/** Why the text was not put there, or not as it was approved. Whatever stands in the composer is left as it is. */
export type ComposeRefusal = 'no-composer' | 'left-over-draft' | 'composer-differs';

/** What stands in the composer of the open chat; undefined: there is none. */
export function composed(page: ParentNode): string | undefined {
  const composer = findPlace(page, 'composer');
  return composer && writtenText(composer);
}

/** Resolves to undefined when the composer holds exactly this text. */
export async function compose(page: Document, text: string): Promise<ComposeRefusal | undefined> {
  const composer = findPlace(page, 'composer');
  if (!(composer instanceof HTMLElement)) return 'no-composer';
  const before = composed(page);
  if (before === text) return undefined;
  if (before !== '') return 'left-over-draft';
  composer.focus();
  // The editor learns of the caret by an event of a later turn.
  page.getSelection()?.selectAllChildren(composer);
  await new Promise((resolve) => setTimeout(resolve));
  if (composed(page) !== '') return 'left-over-draft';
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  // Pasted, because typed input scrambles the order of lines.
  composer.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
  );
  return (await until(() => composed(page) === text, PASTE_MS)) ? undefined : 'composer-differs';
}

/** Emoji in a text, one at a time, whatever their skin tone. */
import { matchHere, patternHere, type Reading } from './reading';

const PICTURE = '\\p{Extended_Pictographic}[\\ufe0e\\ufe0f]?\\p{Emoji_Modifier}?';
const EMOJI = patternHere(
  `(?:\\p{Regional_Indicator}{2}|[\\d#*]\\ufe0f?\\u20e3|${PICTURE}(?:[\\u{e0020}-\\u{e007e}]{1,7}\\u{e007f})?(?:\\u200d${PICTURE}){0,6})`,
);
/** How it is shown, not what. */
const VARIATION = /[\ufe0e\ufe0f]|\p{Emoji_Modifier}/gu;

export function readEmojiFact(text: string, at: number): Reading | undefined {
  const [written] = matchHere(EMOJI, text, at) ?? [];
  if (written === undefined) return undefined;
  const facts = [{ kind: 'emoji', value: written.replace(VARIATION, '') }] as const;
  return { to: at + written.length, written: facts, wanted: facts };
}

/** What makes a text look like an advertisement that nobody asked for. Few marks, each one a sentence can name. */
import { foldText } from './folding';

export type SpamMarker = 'shouting' | 'punctuation' | 'emoji' | 'bait';

/** Fewer letters than this are a word that somebody stressed. */
const FEWEST_LETTERS = 20;
const SHOUTED_SHARE = 0.7;
const MOST_EMOJI = 10;

/** Codes (a Pix to copy, a tracking number) and links are no words. */
const NO_WORD = /\S*(?:\p{N}|:\/\/)\S*/gu;
const BAIT =
  /\b(?:clique aqui|clica aqui|click here|haga clic aqui|haz clic aqui|ganhe dinheiro|dinheiro facil|renda extra garantida|voce ganhou|voce foi sortead[oa]|parabens,? voce foi|make money fast|you(?: have|'ve)? won|free money|gana dinero|dinero facil|has ganado)\b|\${3,}/u;

function shouts(text: string): boolean {
  const words = text.replace(NO_WORD, ' ');
  const upper = words.match(/\p{Lu}/gu)?.length ?? 0;
  const letters = upper + (words.match(/\p{Ll}/gu)?.length ?? 0);
  return letters >= FEWEST_LETTERS && upper / letters >= SHOUTED_SHARE;
}

/** The marks of a text, the plainest first. */
export function spamMarkers(text: string): SpamMarker[] {
  const markers: SpamMarker[] = [];
  if (BAIT.test(foldText(text).replace(/\s+/gu, ' '))) markers.push('bait');
  if (shouts(text)) markers.push('shouting');
  if (/[!?]{4,}/u.test(text)) markers.push('punctuation');
  if ((text.match(/\p{Extended_Pictographic}/gu)?.length ?? 0) > MOST_EMOJI) markers.push('emoji');
  return markers;
}

import { element } from './element.ts';

/** A round with initials, in a colour that stays with the name. */
export function avatar(name: string): HTMLElement {
  const letters = name.replace(/[^\p{L}\d ]/gu, '').trim();
  const words = letters.split(/\s+/);
  const initials = words.length > 1 ? `${words[0]?.[0]}${words.at(-1)?.[0]}` : letters.slice(0, 2);
  let hash = 0;
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 360;
  const round = element('div', { class: 'avatar', 'aria-hidden': 'true' }, initials.toUpperCase());
  round.style.setProperty('--hue', String(hash));
  return round;
}

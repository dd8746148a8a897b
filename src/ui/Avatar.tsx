import { classNames } from './class-names';

const HUES = [277, 310, 20, 55, 145, 195, 235] as const;

/** The first letters of a name on a quiet colour that stays with the id. Decoration: the name stands beside it. */
export function Avatar({ name, id, small = false }: { name: string; id: string; small?: boolean }) {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  const initials = [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => (word ? (Array.from(word)[0] ?? '') : ''))
    .join('')
    .toLocaleUpperCase();
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  const hue = HUES[sum % HUES.length] ?? 277;
  return (
    <span
      aria-hidden
      className={classNames(
        'inline-flex shrink-0 items-center justify-center rounded-full font-semibold select-none',
        small ? 'size-8 text-xs' : 'size-10 text-sm',
      )}
      style={{
        background: `light-dark(oklch(0.92 0.045 ${hue}), oklch(0.34 0.06 ${hue}))`,
        color: `light-dark(oklch(0.38 0.1 ${hue}), oklch(0.88 0.07 ${hue}))`,
      }}
    >
      {initials || '#'}
    </span>
  );
}

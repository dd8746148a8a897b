import type { ReactNode } from 'react';
import type { LabelColour } from '@/domain/label';
import { classNames } from '@/ui/class-names';

const HUES: Readonly<Record<LabelColour, number>> = {
  blue: 250,
  green: 150,
  amber: 85,
  pink: 350,
  teal: 195,
  violet: 300,
  red: 22,
  orange: 52,
};

/** A label in its colour; its name says the same without. `children`: what stands behind the name. */
export function LabelPill({
  name,
  colour,
  small = false,
  children,
}: {
  name: string;
  colour: LabelColour;
  small?: boolean;
  children?: ReactNode;
}) {
  const hue = HUES[colour];
  return (
    <span
      className={classNames(
        'inline-flex max-w-full min-w-0 items-center rounded-full text-xs font-medium',
        small ? 'h-4.5 px-1.5' : 'h-6.5',
        !small && (children ? 'pl-2.5' : 'px-2.5'),
      )}
      style={{
        background: `light-dark(oklch(0.94 0.04 ${hue}), oklch(0.33 0.06 ${hue}))`,
        color: `light-dark(oklch(0.38 0.1 ${hue}), oklch(0.89 0.07 ${hue}))`,
      }}
    >
      <span className="truncate">{name}</span>
      {children}
    </span>
  );
}

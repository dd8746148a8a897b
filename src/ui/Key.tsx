import type { ReactNode } from 'react';
import { classNames } from './class-names';

/** A key of the keyboard. */
export function Key({ children, onAccent = false }: { children: ReactNode; onAccent?: boolean }) {
  return (
    <kbd
      aria-hidden
      className={classNames(
        'inline-flex h-4.5 min-w-4.5 items-center justify-center rounded border px-1 font-sans text-[11px] leading-none font-medium',
        onAccent ? 'border-current/40 text-current' : 'border-line bg-sunken text-ink-soft',
      )}
    >
      {children}
    </kbd>
  );
}

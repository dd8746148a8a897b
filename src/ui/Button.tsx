import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names';
import { Key } from './Key';

const LOOKS = {
  primary:
    'bg-accent text-accent-ink hover:bg-accent-strong font-semibold shadow-sm disabled:bg-sunken disabled:text-ink-faint disabled:shadow-none',
  secondary:
    'bg-raised text-ink border border-line hover:border-line-strong disabled:text-ink-faint font-medium',
  quiet: 'text-ink-soft hover:bg-sunken hover:text-ink disabled:text-ink-faint font-medium',
  link: 'text-accent hover:underline underline-offset-2 font-medium !px-0 !min-h-6',
  danger: 'bg-raised text-bad border border-line hover:border-bad font-medium',
} as const;

interface ButtonProps extends Omit<ComponentProps<'button'>, 'type'> {
  look?: keyof typeof LOOKS;
  icon?: ReactNode;
  /** The key that does the same, shown beside the words. */
  shortcut?: string;
  submit?: boolean;
}

export function Button({
  look = 'secondary',
  icon,
  shortcut,
  submit = false,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={submit ? 'submit' : 'button'}
      aria-keyshortcuts={shortcut}
      className={classNames(
        'inline-flex min-h-8 items-center justify-center gap-1.5 rounded-lg px-3 text-sm transition-colors disabled:cursor-default',
        LOOKS[look],
        className,
      )}
    >
      {icon}
      {children}
      {shortcut && <Key onAccent={look === 'primary' && !rest.disabled}>{shortcut}</Key>}
    </button>
  );
}

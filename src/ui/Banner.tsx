import type { ReactNode } from 'react';
import { TONE_CLASSES, type Tone } from './Chip';
import { classNames } from './class-names';

/** A state that the user should know of, with what they can do about it. */
export function Banner({
  tone,
  icon,
  title,
  children,
  action,
}: {
  tone: Tone;
  icon: ReactNode;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={classNames('flex flex-col gap-0.5 px-3 py-2 text-sm', TONE_CLASSES[tone])}>
      <div className="flex items-center gap-2">
        <span className="shrink-0">{icon}</span>
        <p className="min-w-0 flex-1 font-semibold">{title}</p>
        {action}
      </div>
      {children && <div className="pl-6 text-ink-soft">{children}</div>}
    </div>
  );
}

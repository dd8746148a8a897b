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
    <div className={classNames('flex items-start gap-2 px-3 py-2 text-sm', TONE_CLASSES[tone])}>
      <span className="mt-0.5 shrink-0">{icon}</span>
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{title}</p>
        {children && <p className="text-ink-soft">{children}</p>}
      </div>
      {action && <div className="shrink-0 self-center">{action}</div>}
    </div>
  );
}

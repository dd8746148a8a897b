import { useId } from 'react';
import { classNames } from './class-names';

/** An on/off choice that acts at once; a native checkbox, so that keyboard and screen readers know it. */
export function Switch({
  label,
  description,
  checked,
  onChange,
  compact = false,
}: {
  label: string;
  description?: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  compact?: boolean;
}) {
  const id = useId();
  return (
    <div
      className={classNames(
        'flex gap-3',
        compact ? 'items-center gap-2' : 'items-start justify-between',
      )}
    >
      <div className="min-w-0">
        <label htmlFor={id} className={compact ? 'text-sm text-ink-soft' : 'font-medium'}>
          {label}
        </label>
        {description && (
          <p id={`${id}-description`} className="text-sm text-ink-soft">
            {description}
          </p>
        )}
      </div>
      <input
        id={id}
        type="checkbox"
        role="switch"
        checked={checked}
        aria-describedby={description ? `${id}-description` : undefined}
        onChange={(event) => {
          onChange(event.target.checked);
        }}
        className={classNames(
          'relative h-5 w-9 shrink-0 cursor-pointer appearance-none rounded-full bg-line-strong transition-colors',
          'after:absolute after:top-0.5 after:left-0.5 after:size-4 after:rounded-full after:bg-raised after:transition-transform',
          'checked:bg-accent checked:after:translate-x-4',
        )}
      />
    </div>
  );
}

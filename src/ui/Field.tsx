import { useId, type ReactNode } from 'react';

export const INPUT_CLASSES =
  'w-full min-h-9 rounded-lg border border-line-strong bg-raised px-2.5 py-1.5 text-base text-ink placeholder:text-ink-faint focus-visible:border-accent aria-invalid:border-bad';

/** A labelled input with its hint and its error, tied together for assistive technology. */
export function Field({
  label,
  hint,
  error,
  children,
}: {
  label: string;
  hint?: string;
  error?: string;
  children: (ids: {
    id: string;
    'aria-describedby': string | undefined;
    'aria-invalid': boolean | undefined;
  }) => ReactNode;
}) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {children({
        id,
        'aria-describedby': note ? `${id}-note` : undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {note && (
        <p id={`${id}-note`} className={error ? 'text-xs text-bad' : 'text-xs text-ink-faint'}>
          {note}
        </p>
      )}
    </div>
  );
}

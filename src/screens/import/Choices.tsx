import { useId, type ReactNode } from 'react';

export interface Choice<Value> {
  value: Value;
  label: ReactNode;
  note?: string;
}

/** One of a few answers; native radio buttons, so that the arrow keys choose. */
export function Choices<Value extends string | null>({
  title,
  description,
  choices,
  chosen,
  onChoose,
}: {
  title: string;
  description?: string;
  choices: readonly Choice<Value>[];
  chosen: Value | undefined;
  onChoose: (value: Value) => void;
}) {
  const id = useId();
  return (
    <fieldset
      className="rounded-xl border border-line bg-raised p-3"
      aria-describedby={description ? `${id}-text` : undefined}
    >
      {/* A legend of its own stands on the border. */}
      <legend className="contents">
        <span className="block font-semibold">{title}</span>
      </legend>
      {description && (
        <p id={`${id}-text`} className="mt-0.5 text-sm text-ink-soft">
          {description}
        </p>
      )}
      <div className="mt-2 flex flex-col gap-1">
        {choices.map(({ value, label, note }) => (
          <label
            key={value ?? ''}
            className="flex cursor-pointer items-start gap-2 rounded-lg px-2 py-1.5 hover:bg-sunken has-checked:bg-accent-soft"
          >
            <input
              type="radio"
              name={id}
              className="mt-1 accent-(--color-accent)"
              checked={chosen === value}
              onChange={() => {
                onChoose(value);
              }}
            />
            <span className="min-w-0 flex-1">
              <span className="block break-words">{label}</span>
              {note && <span className="block text-sm text-ink-soft">{note}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

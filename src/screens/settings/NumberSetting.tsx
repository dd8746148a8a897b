import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { INPUT_CLASSES } from '@/ui/Field';

/** A whole number within bounds; taken when the user leaves the field or presses Enter. */
export function NumberSetting({
  label,
  description,
  value,
  min,
  max,
  standard,
  onChange,
}: {
  label: string;
  description?: string;
  value: number;
  min: number;
  max: number;
  standard: number;
  onChange: (value: number) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState(String(value));
  useEffect(() => {
    setTyped(String(value));
  }, [value]);
  const number = Number(typed);
  const wrong = typed.trim() === '' || !Number.isInteger(number) || number < min || number > max;
  const take = () => {
    if (wrong || number === value) return;
    onChange(number);
    // Until it is taken: a raise the user declines must not stand in the field.
    setTyped(String(value));
  };
  return (
    <div className="flex items-center justify-between gap-3">
      <div className="min-w-0">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {description && <p className="text-sm text-ink-soft">{description}</p>}
        <p id={`${id}-note`} className={wrong ? 'text-xs text-bad' : 'text-xs text-ink-faint'}>
          {wrong
            ? t('settings.outOfBounds', { min, max })
            : t('settings.bounds', { min, max, default: standard })}
        </p>
      </div>
      <input
        id={id}
        aria-describedby={`${id}-note`}
        aria-invalid={wrong || undefined}
        type="number"
        inputMode="numeric"
        min={min}
        max={max}
        step={1}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          // The rest of this key press would fall on whatever opens: a question must not be answered by it.
          event.preventDefault();
          take();
        }}
        className={`${INPUT_CLASSES} !w-20 shrink-0 text-right tabular-nums`}
      />
    </div>
  );
}

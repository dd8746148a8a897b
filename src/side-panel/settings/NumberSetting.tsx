import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, INPUT_CLASSES } from '@/ui/Field';

/** A whole number within bounds; taken when the user leaves the field or presses Enter. */
export function NumberSetting({
  label,
  value,
  min,
  max,
  standard,
  onChange,
}: {
  label: string;
  value: number;
  min: number;
  max: number;
  standard: number;
  onChange: (value: number) => void;
}) {
  const { t } = useTranslation();
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
    <Field
      label={label}
      hint={t('settings.bounds', { min, max, default: standard })}
      error={wrong ? t('settings.outOfBounds', { min, max }) : undefined}
    >
      {(ids) => (
        <input
          {...ids}
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
            if (event.key === 'Enter') take();
          }}
          className={`${INPUT_CLASSES} tabular-nums`}
        />
      )}
    </Field>
  );
}

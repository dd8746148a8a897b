import { useTranslation } from 'react-i18next';
import type { ClockDifference } from '@/protocol/chat-import-api';
import { Choices } from './Choices';
import { useWallDates } from './use-wall-dates';

const LONGEST = 60;

/** Asked when messages of the file are stored at another hour. */
export function ClockChoice({
  difference,
  chosen,
  onChoose,
}: {
  difference: ClockDifference;
  chosen: number | undefined;
  onChoose: (minutesAhead: number) => void;
}) {
  const { t } = useTranslation();
  const dates = useWallDates();
  const { text, inFile, stored } = difference.example;
  const minutes = Math.abs(difference.minutesAhead);
  const duration = [
    minutes >= 60 && t('time.hours', { count: Math.floor(minutes / 60) }),
    minutes % 60 > 0 && t('time.minutes', { count: minutes % 60 }),
  ]
    .filter(Boolean)
    .join(' ');
  return (
    <Choices
      title={t('import.clockQuestion')}
      description={t('import.clockText', {
        text: text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text,
        inFile: dates.time(inFile),
        stored: dates.time(stored),
      })}
      chosen={chosen === undefined ? undefined : chosen === 0 ? 'no' : 'yes'}
      onChoose={(answer) => {
        onChoose(answer === 'yes' ? difference.minutesAhead : 0);
      }}
      choices={
        [
          {
            value: 'yes',
            label: t('import.clockYes', { duration }),
            note: t('import.clockYesText'),
          },
          { value: 'no', label: t('import.clockNo'), note: t('import.clockNoText') },
        ] as const
      }
    />
  );
}

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExpectedSend } from '@/domain/expected-send';
import { isSameDay, useFormats } from '@/ui/use-formats';

const DAY = 24 * 60 * 60_000;

/** When a message leaves, in words. */
export function useWhen(): (leaves: ExpectedSend, now: number) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  return useMemo(
    () => (leaves, now) => {
      if (leaves.kind === 'in')
        return t('card.whenItIs.in', { duration: formats.duration(Math.max(60_000, leaves.wait)) });
      if (leaves.kind !== 'at') return t(`card.whenItIs.${leaves.kind}`);
      const time = formats.time(leaves.at);
      if (isSameDay(leaves.at, now)) return t('card.whenItIs.today', { time });
      if (isSameDay(leaves.at, now + DAY)) return t('card.whenItIs.tomorrow', { time });
      return t('card.whenItIs.later', { date: formats.dateTime(leaves.at) });
    },
    [formats, t],
  );
}

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { WrittenDate } from '@/domain/chat-export/written-date';

/** Days of an export (ms as if the phone's wall clock were UTC's) as the reader writes them. */
export function useWallDates(): {
  day: (wall: number) => string;
  short: (wall: number) => string;
  /** With the hour. */
  time: (wall: number) => string;
} {
  const { language } = useTranslation().i18n;
  return useMemo(() => {
    const long = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
    const short = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
    const time = new Intl.DateTimeFormat(language, {
      dateStyle: 'short',
      timeStyle: 'short',
      timeZone: 'UTC',
    });
    return {
      day: (wall) => long.format(wall),
      short: (wall) => short.format(wall),
      time: (wall) => time.format(wall),
    };
  }, [language]);
}

/** "05/06/2026", as the file has it. */
export function asWritten(date: WrittenDate): string {
  return date.map((part) => String(part).padStart(2, '0')).join('/');
}

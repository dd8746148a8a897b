import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

export interface Formats {
  time: (at: number) => string;
  /** Without the year when it is this one. */
  date: (at: number, now: number) => string;
  dateTime: (at: number) => string;
  /** As a list of chats has it: the hour today, the date before. */
  short: (at: number, now: number) => string;
  /** The hour today, date and hour on other days. */
  moment: (at: number, now: number) => string;
  number: (value: number, digits?: number) => string;
  percent: (share: number) => string;
  /** How long, in the largest unit that fits: "3 min". */
  duration: (milliseconds: number) => string;
}

const MINUTE = 60_000;

/** In the device's zone. */
export function isSameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}

/** Dates and numbers in the language of the screen and the device's own zone. */
export function useFormats(): Formats {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  return useMemo(() => {
    const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });
    const date = new Intl.DateTimeFormat(language, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
    });
    const dayOfYear = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' });
    const isSameYear = (a: number, b: number) =>
      new Date(a).getFullYear() === new Date(b).getFullYear();
    const dayMonth = new Intl.DateTimeFormat(language, { day: '2-digit', month: '2-digit' });
    const dateTime = new Intl.DateTimeFormat(language, {
      day: '2-digit',
      month: '2-digit',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    });
    return {
      time: (at) => time.format(at),
      date: (at, now) => (isSameYear(at, now) ? dayOfYear : date).format(at),
      dateTime: (at) => dateTime.format(at),
      short(at, now) {
        if (isSameDay(at, now)) return time.format(at);
        return isSameYear(at, now) ? dayMonth.format(at) : date.format(at);
      },
      moment: (at, now) => (isSameDay(at, now) ? time : dateTime).format(at),
      number: (value, digits = 0) =>
        value.toLocaleString(language, { maximumFractionDigits: digits }),
      percent: (share) =>
        share.toLocaleString(language, { style: 'percent', maximumFractionDigits: 2 }),
      duration(milliseconds) {
        const minutes = Math.floor(milliseconds / MINUTE);
        if (minutes < 60) return t('time.minutes', { count: minutes });
        if (minutes < 48 * 60) return t('time.hours', { count: Math.floor(minutes / 60) });
        return t('time.days', { count: Math.floor(minutes / (24 * 60)) });
      },
    };
  }, [language, t]);
}

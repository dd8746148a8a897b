import { isSameDay, useFormats } from '@/ui/use-formats';
import { useSurroundings } from '../surroundings';

/** An instant of a plan: the hour alone when it is today, and the day before it otherwise. */
export function useClock(): (at: number) => string {
  const formats = useFormats();
  const now = useSurroundings().now();
  return (at) =>
    isSameDay(at, now) ? formats.time(at) : `${formats.short(at, now)} ${formats.time(at)}`;
}

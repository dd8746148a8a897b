import { useTranslation } from 'react-i18next';
import type { MessageRow } from '@/database/rows';
import { useFormats } from '@/ui/use-formats';

/** How often each was given, the most frequent first; what was taken back does not count. */
export function countReactions(
  reactions: NonNullable<MessageRow['reactions']>,
): { emoji: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { emoji } of reactions)
    if (emoji !== '') counts.set(emoji, (counts.get(emoji) ?? 0) + 1);
  return [...counts].map(([emoji, count]) => ({ emoji, count })).sort((a, b) => b.count - a.count);
}

export function Reactions({ message }: { message: MessageRow }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const counted = countReactions(message.reactions ?? []);
  if (counted.length === 0) return null;
  return (
    <ul aria-label={t('message.reactions')} className="mt-1 flex flex-wrap gap-1">
      {counted.map(({ emoji, count }) => (
        <li
          key={emoji}
          className="rounded-full border border-line bg-canvas px-1.5 text-xs leading-5 tabular-nums"
        >
          <span aria-hidden>
            {emoji}
            {count > 1 && ` ${formats.number(count)}`}
          </span>
          <span className="sr-only">{t('message.reaction', { emoji, count })}</span>
        </li>
      ))}
    </ul>
  );
}

import { useTranslation } from 'react-i18next';
import type { MessageRow } from '@/database/rows';
import { KIND_ICONS } from '../kind-icons';

const FRAME =
  'mb-1 block w-full min-w-0 rounded-md border-l-3 border-accent bg-canvas px-2 py-1 text-left text-sm';

/** The message that this one answers, in two lines; the way to it. */
export function QuoteLine({
  quoted,
  author,
  onJump,
}: {
  /** undefined: we do not hold it. */
  quoted: MessageRow | undefined;
  author: string;
  onJump: (row: MessageRow) => void;
}) {
  const { t } = useTranslation();
  if (!quoted)
    return <p className={`${FRAME} text-ink-faint italic`}>{t('message.quoteMissing')}</p>;
  const Icon = KIND_ICONS[quoted.kind];
  return (
    <button
      type="button"
      aria-label={t('message.quote', { name: author })}
      className={FRAME}
      onClick={() => {
        onJump(quoted);
      }}
    >
      <span className="block truncate text-xs font-semibold text-accent">{author}</span>
      <span className="flex items-center gap-1 text-ink-soft">
        {quoted.kind !== 'text' && <Icon size={12} className="shrink-0" aria-hidden />}
        <span className="truncate">{quoted.text || t(`kind.${quoted.kind}`)}</span>
      </span>
    </button>
  );
}

import { Square } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/Button';
import { Progress } from '@/ui/Progress';

/** How far long work is, and the way to end it. `onStop` absent: it can no longer be stopped. */
export function WorkProgress({
  label,
  text,
  note,
  done,
  total,
  stopping,
  stopLabel,
  onStop,
}: {
  label: string;
  text: string;
  note?: string;
  done: number;
  total: number;
  stopping: boolean;
  stopLabel: string;
  onStop?: () => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col gap-2">
      <p role="status" className="text-sm font-medium tabular-nums">
        {text}
      </p>
      <Progress label={label} done={done} total={total} />
      {note && <p className="text-xs text-ink-faint">{note}</p>}
      {onStop && (
        <Button
          className="self-start"
          icon={<Square size={14} aria-hidden />}
          disabled={stopping}
          onClick={onStop}
        >
          {stopping ? t('data.backup.stopping') : stopLabel}
        </Button>
      )}
    </div>
  );
}

import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '@/ui/class-names';
import { IconButton } from '@/ui/IconButton';
import { useView } from '../view-state';

/** Long enough to read and to reach the way back; what can be undone stays undoable in the outbox strip as well. */
const SHOWN_FOR = 8000;

/** The last thing that happened, in words. */
export function NoticeBar() {
  const { t } = useTranslation();
  const notice = useView((state) => state.notice);
  const notify = useView((state) => state.notify);
  useEffect(() => {
    if (!notice || notice.tone === 'bad') return;
    const timer = setTimeout(() => {
      notify(null);
    }, SHOWN_FOR);
    return () => {
      clearTimeout(timer);
    };
  }, [notice, notify]);
  return (
    <div aria-live="polite" role="status" className="shrink-0">
      {notice && (
        <div
          className={classNames(
            'flex min-h-10 items-center gap-2 border-t border-line px-3 text-sm',
            notice.tone === 'bad' ? 'bg-bad-soft text-bad' : 'bg-ink text-canvas',
          )}
        >
          <p className="min-w-0 flex-1 py-1">{notice.text}</p>
          {notice.action && (
            <button
              type="button"
              className="min-h-8 rounded px-1 font-semibold underline underline-offset-2 outline-current"
              onClick={() => {
                notify(null);
                notice.action?.run();
              }}
            >
              {notice.action.label}
            </button>
          )}
          <IconButton
            label={t('app.dismiss')}
            className="!text-current hover:!bg-transparent outline-current"
            icon={<X size={16} aria-hidden />}
            onClick={() => {
              notify(null);
            }}
          />
        </div>
      )}
    </div>
  );
}

import { Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/ui/IconButton';
import { useView } from '../../view-state';

/** Puts a text on the clipboard. `what`: what it is, for its name. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const { t } = useTranslation();
  const notify = useView((state) => state.notify);
  return (
    <IconButton
      label={t('message.copyOf', { what })}
      icon={<Copy size={14} aria-hidden />}
      className="!size-7"
      onClick={() => {
        void navigator.clipboard.writeText(text).then(() => {
          notify({ tone: 'neutral', text: t('message.copied') });
        });
      }}
    />
  );
}

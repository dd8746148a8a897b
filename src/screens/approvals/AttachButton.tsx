import { Paperclip } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/ui/IconButton';

/** Lets the user pick one file. */
export function AttachButton({ onFile }: { onFile: (file: File) => void }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('attached.pick')}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          // The same file may be picked again after it was removed.
          target.value = '';
          if (file) onFile(file);
        }}
      />
      <IconButton
        label={t('attached.pick')}
        icon={<Paperclip size={17} aria-hidden />}
        onClick={() => input.current?.click()}
      />
    </>
  );
}

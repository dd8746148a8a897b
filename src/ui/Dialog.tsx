import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { useState, type ReactNode } from 'react';
import { classNames } from './class-names';
import { IconButton } from './IconButton';

/** A window over the screen: focus stays inside, Escape closes it, and focus is back where it was. */
export function Dialog({
  title,
  description,
  closeLabel,
  wide = false,
  onClose,
  children,
}: {
  title: string;
  description?: string;
  closeLabel: string;
  /** For a picture: as much room as there is. */
  wide?: boolean;
  onClose: () => void;
  children?: ReactNode;
}) {
  // Looked at before anything in here may take the focus at once: that is what Radix would take for the opener.
  const [opener] = useState(() => document.activeElement);
  return (
    <Radix.Root
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-30 bg-black/50" />
        <Radix.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          onCloseAutoFocus={(event) => {
            if (!(opener instanceof HTMLElement)) return;
            event.preventDefault();
            opener.focus();
          }}
          className={classNames(
            'fixed top-1/2 left-1/2 z-40 max-h-[88vh] -translate-x-1/2 -translate-y-1/2 overflow-y-auto rounded-2xl border border-line bg-raised p-4 shadow-card',
            wide ? 'w-[min(92vw,64rem)]' : 'w-[min(92vw,26rem)]',
          )}
        >
          <div className="mb-2 flex items-center justify-between gap-2">
            <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label={closeLabel} icon={<X size={18} aria-hidden />} />
            </Radix.Close>
          </div>
          {description && (
            <Radix.Description className="text-ink-soft">{description}</Radix.Description>
          )}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

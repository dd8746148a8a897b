import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageRow } from '@/database/rows';
import { classNames } from '@/ui/class-names';
import { Dialog } from '@/ui/Dialog';
import { KIND_ICONS } from '../kind-icons';
import { FileLine } from './FileLine';
import { clockTime, fileSize } from './message-formats';
import { useMediaFile, usePicture, type MediaFile } from './use-media-file';

/** Reserved before anything is read, so that nothing jumps when it is there. */
const FRAME = 'w-60 max-w-full max-h-72 overflow-hidden rounded-lg bg-sunken';

function shape({ media, kind }: MessageRow): { aspectRatio: string } {
  const { width, height } = media ?? {};
  if (kind === 'sticker') return { aspectRatio: '1' };
  return { aspectRatio: width && height ? `${width} / ${height}` : '4 / 3' };
}

/** A picture, or a video before it is played: the preview at first, the thing itself when its file is here. */
function Visual({ message, file, what }: { message: MessageRow; file: MediaFile; what: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const preview = usePicture(message.id);
  const { url } = file;
  const Icon = KIND_ICONS[message.kind];
  const quiet = message.revokedAt !== undefined && 'opacity-50';
  const frame = classNames(FRAME, message.kind === 'sticker' && '!w-32 !bg-transparent', quiet);
  if (url && message.kind === 'video')
    return (
      // eslint-disable-next-line jsx-a11y/media-has-caption -- WhatsApp's videos come without captions.
      <video
        src={url}
        poster={preview}
        controls
        preload="metadata"
        aria-label={t('message.file.videoOf', { what })}
        style={shape(message)}
        className={frame}
      />
    );
  if (url)
    return (
      <>
        <button
          type="button"
          aria-label={`${what}: ${t('message.file.open')}`}
          className={classNames('block', frame)}
          style={shape(message)}
          onClick={() => {
            setOpen(true);
          }}
        >
          <img src={url} alt="" className="size-full object-contain" />
        </button>
        {open && (
          <Dialog
            wide
            title={what}
            closeLabel={t('app.close')}
            onClose={() => {
              setOpen(false);
            }}
          >
            <img src={url} alt={what} className="mx-auto max-h-[72vh] max-w-full rounded-lg" />
          </Dialog>
        )}
      </>
    );
  return (
    <div className={classNames('flex items-center justify-center', frame)} style={shape(message)}>
      {preview ? (
        <img
          src={preview}
          alt={t('message.file.previewOf', { what })}
          className="size-full object-cover"
        />
      ) : (
        <Icon size={28} className="text-ink-faint" aria-hidden />
      )}
    </div>
  );
}

/** A medium: what it looks or sounds like, what is known of its file, and the way to have it. */
export function MediaContent({ message }: { message: MessageRow }) {
  const { t, i18n } = useTranslation();
  const file = useMediaFile(message);
  const { media, kind } = message;
  const Icon = KIND_ICONS[kind];
  const name = media?.fileName;
  const kindName = t(`kind.${kind}`);
  const what = name ? `${kindName}, ${name}` : kindName;
  const facts = [
    media?.duration !== undefined && clockTime(media.duration),
    media?.pageCount !== undefined &&
      media.pageCount > 0 &&
      t('message.file.pages', { count: media.pageCount }),
    media?.size !== undefined && fileSize(media.size, i18n.language),
  ].filter(Boolean);
  const visual = kind === 'image' || kind === 'video' || kind === 'sticker';
  const sound = kind === 'audio' || kind === 'voice';
  return (
    <div className="flex min-w-0 flex-col gap-1">
      {visual && <Visual message={message} file={file} what={what} />}
      {sound && file.url && (
        // eslint-disable-next-line jsx-a11y/media-has-caption -- WhatsApp's recordings come without captions.
        <audio
          src={file.url}
          controls
          preload="metadata"
          aria-label={t('message.file.playerOf', { what })}
          className="h-10 w-60 max-w-full"
        />
      )}
      <div className="flex min-w-0 flex-wrap items-center justify-between gap-x-3">
        <p className="flex min-w-0 items-start gap-1.5 text-sm text-ink-soft">
          <Icon size={14} className="mt-0.5 shrink-0" aria-hidden />
          <span className="min-w-0">
            <span className={classNames('font-medium', name && 'break-words')}>
              {name ?? kindName}
            </span>
            {facts.length > 0 && (
              <span className="text-ink-faint tabular-nums"> · {facts.join(' · ')}</span>
            )}
          </span>
        </p>
        {media && <FileLine message={message} file={file} what={what} />}
      </div>
    </div>
  );
}

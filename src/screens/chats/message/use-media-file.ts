import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readMediaFile } from '@/database/media-files';
import type { MediaFileRow, MessageRow } from '@/database/rows';
import { useAccount } from '../../account';
import { useSurroundings } from '../../surroundings';
import { useView } from '../../view-state';
import { fileName } from './file-name';
import { pictureType, shownType } from './media-type';

export interface MediaFile {
  /** undefined: nobody asked for it. */
  row: MediaFileRow | undefined;
  /** Of the file, once it is here and read. */
  url: string | undefined;
  /** It was kept, and is gone from this computer. */
  lost: boolean;
  fetch: () => void;
  save: () => void;
}

/** A message's file: what is known of it, its bytes when they are here, and the two things to do with it. */
export function useMediaFile(message: MessageRow): MediaFile {
  const { t } = useTranslation();
  const database = useAccount();
  const { background, saveFile } = useSurroundings();
  const notify = useView((state) => state.notify);
  const { id } = message;
  const type = shownType(message.media?.mimeType);
  const row = useLiveQuery(() => database.mediaFiles.get(id), [database, id]);
  const kept = row?.state === 'kept';
  const [held, setHeld] = useState<{ url?: string; lost: boolean }>({ lost: false });
  useEffect(() => {
    if (!kept) return undefined;
    let url: string | undefined;
    let wanted = true;
    const read = async () => {
      const file = await readMediaFile(database, id);
      if (!wanted) return;
      url = file && URL.createObjectURL(file.slice(0, file.size, type));
      setHeld({ url, lost: !file });
    };
    void read();
    return () => {
      wanted = false;
      setHeld({ lost: false });
      if (url) URL.revokeObjectURL(url);
    };
  }, [database, id, kept, type]);

  return {
    row,
    url: held.url,
    lost: held.lost,
    fetch: () => {
      const failed = () => {
        notify({ tone: 'bad', text: t('message.file.notDelivered') });
      };
      background.fetchMedia(id).then(({ delivered }) => {
        if (!delivered) failed();
      }, failed);
    },
    save: () => {
      const save = async () => {
        const file = await readMediaFile(database, id);
        if (!file) {
          setHeld({ lost: true });
          return;
        }
        const name = fileName(message);
        saveFile(file, name);
        notify({ tone: 'neutral', text: t('message.file.saved', { name }) });
      };
      void save();
    },
  };
}

/** A medium's preview as a data: URL; undefined: none, or not read yet. */
export function usePicture(messageId: string): string | undefined {
  const database = useAccount();
  const data = useLiveQuery(
    async () => (await database.pictures.get(messageId))?.data,
    [database, messageId],
  );
  return data && `data:${pictureType(data)};base64,${data}`;
}

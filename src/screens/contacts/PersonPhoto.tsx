import { useTranslation } from 'react-i18next';
import { Avatar } from '@/ui/Avatar';
import { pictureType } from '../chats/message/media-type';

/** The photo that the account shows of a person, or their initials. */
export function PersonPhoto({ id, name, photo }: { id: string; name: string; photo?: string }) {
  const { t } = useTranslation();
  if (photo === undefined) return <Avatar name={name} id={id} />;
  return (
    <img
      src={`data:${pictureType(photo)};base64,${photo}`}
      alt={t('person.photo', { name })}
      className="size-14 shrink-0 rounded-full bg-sunken object-cover"
    />
  );
}

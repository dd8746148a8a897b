import { Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/ui/EmptyState';
import { useMediaQuery } from '@/ui/use-media-query';
import { useSurroundings } from '../surroundings';
import { useView } from '../view-state';
import { ContactCard } from './ContactCard';
import { ContactList } from './ContactList';

/** The contacts, or the one whose card is open; side by side where there is room. */
export function ContactsScreen() {
  const { t } = useTranslation();
  const open = useView((state) => state.openContact);
  const roomForTwo = useMediaQuery('(min-width: 900px)');
  const { shape } = useSurroundings();
  const both = shape === 'workspace' && roomForTwo;
  const card = open && <ContactCard key={open.id} id={open.id} withBack={!both} />;
  if (!both) return card ?? <ContactList />;
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex w-96 shrink-0 flex-col border-r border-line">
        <ContactList {...(open && { openId: open.id })} />
      </div>
      <div className="flex min-w-0 flex-1 flex-col">
        {card ?? (
          <EmptyState icon={<Users size={26} aria-hidden />} title={t('person.pickTitle')}>
            {t('person.pickText')}
          </EmptyState>
        )}
      </div>
    </div>
  );
}

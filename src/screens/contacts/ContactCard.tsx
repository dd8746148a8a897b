import { useLiveQuery } from 'dexie-react-hooks';
import { ArrowLeft, Building2, MapPin, UserRoundSearch } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { personCard, type PersonCard } from '@/database/person-card';
import { contactName, namesOf, type NameSource } from '@/domain/contact-name';
import { needsSaoPauloList } from '@/domain/do-not-contact';
import { Button } from '@/ui/Button';
import { Chip } from '@/ui/Chip';
import { IconButton } from '@/ui/IconButton';
import { ScreenHeader } from '@/ui/ScreenHeader';
import { useAccount } from '../account';
import { useDoNotContactLists } from '../do-not-contact/use-do-not-contact-lists';
import { useSurroundings } from '../surroundings';
import { useView } from '../view-state';
import { DetailsForm } from './DetailsForm';
import { OwnNameForm } from './OwnNameForm';
import { PersonLabels } from './PersonLabels';
import { PersonNotes } from './PersonNotes';
import { PersonIdLine } from './PersonIdLine';
import { PersonPhoto } from './PersonPhoto';

interface SourcedName {
  name: string;
  source: NameSource;
}

/** Every name that stands under one of their ids, the one that is shown first; the same from the same source once. */
function allNames({ person, ids }: PersonCard): SourcedName[] {
  const known = new Map<string, SourcedName>();
  const rows = ids.map(({ id, contact, ownName }) => ({
    ...contact,
    id,
    ...(ownName && { ownName: ownName.name }),
  }));
  for (const one of [person, ...rows].flatMap(namesOf)) known.set(`${one.source} ${one.name}`, one);
  return [...known.values()];
}

/** All that is known of one person, under whichever of their ids. */
export function ContactCard({ id, withBack }: { id: string; withBack: boolean }) {
  const { t } = useTranslation();
  const database = useAccount();
  const closeContact = useView((state) => state.closeContact);
  const show = useView((state) => state.show);
  const headings = useId();
  const lists = useDoNotContactLists();
  const now = useSurroundings().now();
  const card = useLiveQuery(() => personCard(database, id), [database, id]);
  const name = card && (contactName(card.person) || t('person.unknown'));
  const back = withBack && (
    <IconButton
      label={t('person.back')}
      className="-ml-1.5"
      icon={<ArrowLeft size={18} aria-hidden />}
      onClick={closeContact}
    />
  );
  if (!card || name === undefined)
    return (
      <div className="flex min-h-0 flex-1 flex-col">
        <ScreenHeader title={t('person.loading')} before={back} />
      </div>
    );

  const { person, ids, photo } = card;
  const [shown, ...names] = allNames(card);
  const source = shown?.source ?? (person.phone ? 'phone' : 'unknown');
  const { ownName = '', ...others } = person;
  return (
    <div className="flex min-h-0 w-full max-w-3xl flex-1 flex-col">
      <ScreenHeader title={name} before={back} />
      <div className="min-h-0 flex-1 overflow-y-auto pb-4">
        <div className="flex items-center gap-3 px-3 pb-3">
          <PersonPhoto id={id} name={name} {...(photo !== undefined && { photo })} />
          <div className="min-w-0 flex-1">
            <p className="text-sm text-ink-soft">{t(`person.from.${source}`)}</p>
            {person.business && (
              <Chip icon={<Building2 size={12} aria-hidden />}>{t('contacts.business')}</Chip>
            )}
            {lists && needsSaoPauloList(person.phone ?? '', lists, now) && (
              <Chip tone="warn" icon={<MapPin size={12} aria-hidden />}>
                {t('doNotContact.flag')}
              </Chip>
            )}
          </div>
        </div>
        <PersonLabels id={id} />
        <PersonNotes id={id} />
        <div className="px-3 pb-4">
          <OwnNameForm id={id} ownName={ownName} otherName={contactName(others)} />
        </div>
        <DetailsForm id={id} />
        {names.length > 0 && (
          <section aria-labelledby={`${headings}-names`} className="px-3 pb-4">
            <h2 id={`${headings}-names`} className="pb-1 text-sm font-semibold">
              {t('person.names')}
            </h2>
            <dl className="flex flex-col gap-1.5">
              {names.map((other) => (
                <div key={`${other.source} ${other.name}`} className="flex flex-col-reverse">
                  <dt className="text-xs text-ink-faint">{t(`person.from.${other.source}`)}</dt>
                  <dd className="break-words">{other.name}</dd>
                </div>
              ))}
            </dl>
          </section>
        )}
        {person.about && (
          <section aria-labelledby={`${headings}-about`} className="px-3 pb-4">
            <h2 id={`${headings}-about`} className="pb-1 text-sm font-semibold">
              {t('person.about')}
            </h2>
            <p className="break-words whitespace-pre-wrap">{person.about}</p>
          </section>
        )}
        <section aria-labelledby={`${headings}-ids`}>
          <h2 id={`${headings}-ids`} className="px-3 text-sm font-semibold">
            {t('person.ids')}
          </h2>
          <p className="px-3 pb-1.5 text-xs text-ink-faint">
            {t('person.idsText', { count: ids.length })}
          </p>
          <ul className="divide-y divide-line border-y border-line bg-raised">
            {ids.map((personId) => (
              <PersonIdLine key={personId.id} personId={personId} />
            ))}
          </ul>
        </section>
        <div className="px-3 pt-3">
          <Button
            look="quiet"
            icon={<UserRoundSearch size={16} aria-hidden />}
            onClick={() => {
              show('identity');
            }}
          >
            {t('person.review')}
          </Button>
        </div>
      </div>
    </div>
  );
}

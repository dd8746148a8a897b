import { useTranslation } from 'react-i18next';
import { Field, INPUT_CLASSES } from '@/ui/Field';
import { Section } from '../settings/Section';
import { isNamed, type Target } from './targets';

/** Those of the known people who may be this author: of that name first, then who is known in the group. */
function candidates(
  name: string,
  people: readonly Target[],
  members: ReadonlySet<string>,
): Target[] {
  const named = people.filter((person) => isNamed(person, name));
  const inGroup = people.filter(
    (person) => !named.includes(person) && person.ids.some((id) => members.has(id)),
  );
  return [...named, ...inGroup];
}

/** Who the authors of a group are, as far as the user knows them. */
export function MemberChoice({
  names,
  people,
  members,
  chosen,
  onChoose,
}: {
  names: readonly string[];
  people: readonly Target[];
  /** WhatsApp ids of those who are known to have written there. */
  members: ReadonlySet<string>;
  /** Id by name; '' for the name alone. */
  chosen: Readonly<Record<string, string>>;
  onChoose: (name: string, id: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <Section title={t('import.membersTitle')} description={t('import.membersText')}>
      {names.map((name) => (
        <Field key={name} label={t('import.memberOf', { name })}>
          {(ids) => (
            <select
              {...ids}
              className={INPUT_CLASSES}
              value={chosen[name] ?? ''}
              onChange={(event) => {
                onChoose(name, event.target.value);
              }}
            >
              <option value="">{t('import.memberUnknown')}</option>
              {candidates(name, people, members).map((person) => (
                <option key={person.chatId} value={person.chatId}>
                  {person.name}
                </option>
              ))}
            </select>
          )}
        </Field>
      ))}
    </Section>
  );
}

/** The only person of that name. */
export function suggestMember(name: string, people: readonly Target[]): string {
  const named = people.filter((person) => !person.group && isNamed(person, name));
  return named.length === 1 ? (named[0]?.chatId ?? '') : '';
}

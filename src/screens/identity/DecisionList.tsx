import { useLiveQuery } from 'dexie-react-hooks';
import { Equal, EqualNot } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { personContacts } from '@/database/identity';
import { takeBackDecision } from '@/database/merges';
import type { MergeRow } from '@/database/rows';
import { contactName } from '@/domain/contact-name';
import { digitsOfChatId } from '@/domain/phone-identity';
import { Button } from '@/ui/Button';
import { useFormats } from '@/ui/use-formats';
import { useAccount } from '../account';
import { PhoneNumber } from '../PhoneNumber';
import { useView } from '../view-state';

const PAGE = 30;

interface Decided {
  row: MergeRow;
  a: { id: string; name: string };
  b: { id: string; name: string };
}

function Side({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation();
  const phone = digitsOfChatId(id);
  return (
    <span className="flex flex-wrap items-baseline gap-x-1.5">
      <span className="font-medium break-words">{name}</span>
      <span className="text-xs text-ink-faint">
        {phone ? <PhoneNumber digits={phone} /> : t('person.privateId')}
      </span>
    </span>
  );
}

/** Every decision of the user about two ids, the last first, each to be taken back. */
export function DecisionList({ onTakenBack }: { onTakenBack: () => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const database = useAccount();
  const notify = useView((state) => state.notify);
  const title = useId();
  const [limit, setLimit] = useState(PAGE);
  const read = useLiveQuery(async () => {
    const rows = (await database.merges.toArray()).sort((one, other) => other.at - one.at);
    const shown = rows.slice(0, limit);
    const people = await personContacts(
      database,
      shown.flatMap(({ a, b }) => [a, b]),
    );
    const names = new Map(people.map((person) => [person.id, contactName(person)]));
    const side = (id: string) => ({ id, name: names.get(id) || t('person.unknown') });
    const decided = shown.map((row): Decided => ({ row, a: side(row.a), b: side(row.b) }));
    return { decided, more: rows.length > limit };
  }, [database, limit, t]);

  const takeBack = async (pair: string) => {
    try {
      await takeBackDecision(database, pair);
      notify({ tone: 'neutral', text: t('identity.undone') });
      onTakenBack();
    } catch {
      // Told to the user; the decision stands.
      notify({ tone: 'bad', text: t('identity.saveFailed') });
    }
  };
  return (
    <section aria-labelledby={title} className="pt-6">
      <h2 id={title} className="px-3 pb-1 font-semibold">
        {t('identity.decisions')}
      </h2>
      {read?.decided.length === 0 && (
        <p className="px-3 text-sm text-ink-soft">{t('identity.decisionsNone')}</p>
      )}
      {read && read.decided.length > 0 && (
        <ul className="divide-y divide-line border-y border-line bg-raised">
          {read.decided.map(({ row, a, b }) => {
            const same = row.decision === 'same';
            const Icon = same ? Equal : EqualNot;
            const date = formats.dateTime(row.at);
            return (
              <li key={row.pair} className="flex items-center gap-2.5 px-3 py-2">
                <Icon size={18} className="shrink-0 text-ink-faint" aria-hidden />
                <div className="min-w-0 flex-1">
                  <Side {...a} />
                  <Side {...b} />
                  <p className="text-xs text-ink-faint">
                    {same
                      ? t('identity.decidedSame', { date })
                      : t('identity.decidedDifferent', { date })}
                  </p>
                </div>
                <Button
                  aria-label={t('identity.undoOf', { a: a.name, b: b.name })}
                  onClick={() => void takeBack(row.pair)}
                >
                  {t('app.undo')}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      {read?.more && (
        <div className="flex justify-center pt-2">
          <Button
            onClick={() => {
              setLimit(limit + PAGE);
            }}
          >
            {t('identity.showMore')}
          </Button>
        </div>
      )}
    </section>
  );
}

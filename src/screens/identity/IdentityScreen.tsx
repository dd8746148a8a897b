import { CircleCheck, Clock, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decideIdentity, DecisionStandsError, takeBackDecision } from '@/database/merges';
import type { MergeSuggestion } from '@/database/merge-suggestions';
import type { MergeRow } from '@/database/rows';
import { contactName } from '@/domain/contact-name';
import { pairOf } from '@/domain/identity';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { ScreenHeader } from '@/ui/ScreenHeader';
import { useAccount } from '../account';
import { BackButton } from '../shell/BackButton';
import { useSurroundings } from '../surroundings';
import { useView } from '../view-state';
import { DecisionList } from './DecisionList';
import { SuggestionCard } from './SuggestionCard';
import { useMergeSuggestions } from './use-merge-suggestions';

const keyOf = ({ a, b }: MergeSuggestion) => pairOf(a.id, b.id);

/** Who may be one person, one suggestion at a time; and what was decided, to be undone. Nothing is merged by itself. */
export function IdentityScreen() {
  const { t } = useTranslation();
  const database = useAccount();
  const { now } = useSurroundings();
  const notify = useView((state) => state.notify);
  const { found, lookAgain } = useMergeSuggestions();
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set());
  const [later, setLater] = useState<ReadonlySet<string>>(new Set());
  const card = useRef<HTMLElement>(null);

  const all = found.state === 'found' ? found.suggestions : [];
  const open = all.filter((one) => !settled.has(keyOf(one)));
  const waiting = open.filter((one) => !later.has(keyOf(one)));
  const [suggestion] = waiting;
  const names = suggestion && {
    a: contactName(suggestion.a) || t('person.unknown'),
    b: contactName(suggestion.b) || t('person.unknown'),
  };
  const key = suggestion && keyOf(suggestion);
  const before = useRef(key);
  useEffect(() => {
    // The next one is read before it is decided: the key that decided this one must not decide that one too.
    if (before.current !== undefined && key !== undefined && before.current !== key)
      card.current?.focus();
    before.current = key;
  }, [key]);

  const startAgain = () => {
    setSettled(new Set());
    setLater(new Set());
    lookAgain();
  };
  const takeBack = async (pair: string, of: string) => {
    try {
      await takeBackDecision(database, pair);
      setSettled((known) => new Set([...known].filter((one) => one !== of)));
      notify({ tone: 'neutral', text: t('identity.undone') });
    } catch {
      // Told to the user; the decision stands.
      notify({ tone: 'bad', text: t('identity.saveFailed') });
    }
  };
  const decide = async (decision: MergeRow['decision']) => {
    if (!suggestion || !names) return;
    const of = keyOf(suggestion);
    try {
      const ids = { a: suggestion.a.id, b: suggestion.b.id };
      const { pair } = await decideIdentity(database, { ...ids, decision }, now());
      notify({
        tone: 'neutral',
        text: decision === 'same' ? t('identity.merged', names) : t('identity.keptApart', names),
        action: { label: t('app.undo'), run: () => void takeBack(pair, of) },
      });
    } catch (error) {
      // Told to the user: an earlier decision answers this one too, or nothing was saved.
      if (!(error instanceof DecisionStandsError)) {
        notify({ tone: 'bad', text: t('identity.saveFailed') });
        return;
      }
      notify({ tone: 'neutral', text: t('identity.stands') });
    }
    setSettled((known) => new Set([...known, of]));
  };

  return (
    <div className="min-h-0 flex-1 overflow-y-auto pb-6">
      <div className="mx-auto max-w-2xl">
        <ScreenHeader title={t('identity.title')} before={<BackButton />}>
          {suggestion && (
            <span className="text-sm text-ink-faint tabular-nums">
              {t('identity.position', {
                position: all.length - waiting.length + 1,
                total: all.length,
              })}
            </span>
          )}
        </ScreenHeader>
        <p className="px-3 pb-3 text-sm text-ink-soft">{t('identity.lead')}</p>
        {found.state === 'looking' && (
          <p role="status" className="p-6 text-center text-ink-soft">
            {t('identity.looking')}
          </p>
        )}
        {found.state === 'failed' && (
          <EmptyState
            icon={<TriangleAlert size={26} aria-hidden />}
            title={t('app.failedTitle')}
            action={<Button onClick={startAgain}>{t('app.tryAgain')}</Button>}
          >
            {t('identity.failed')}
          </EmptyState>
        )}
        {suggestion && names && (
          <div className="px-3">
            <SuggestionCard key={key} suggestion={suggestion} names={names} cardRef={card} />
            <div className="flex flex-wrap gap-2 pt-2.5">
              <Button
                look="primary"
                className="min-h-10 flex-1 basis-36"
                onClick={() => void decide('same')}
              >
                {t('identity.same')}
              </Button>
              <Button className="min-h-10 flex-1 basis-36" onClick={() => void decide('different')}>
                {t('identity.different')}
              </Button>
              <Button
                look="quiet"
                className="mx-auto min-h-10"
                onClick={() => {
                  setLater((known) => new Set([...known, keyOf(suggestion)]));
                }}
              >
                {t('identity.later')}
              </Button>
            </div>
          </div>
        )}
        {found.state === 'found' && !suggestion && (
          <EmptyState
            icon={
              open.length > 0 ? (
                <Clock size={26} aria-hidden />
              ) : (
                <CircleCheck size={26} aria-hidden />
              )
            }
            title={open.length > 0 ? t('identity.laterTitle') : t('identity.noneTitle')}
            action={<Button onClick={startAgain}>{t('identity.again')}</Button>}
          >
            {open.length > 0
              ? t('identity.laterText', { count: open.length })
              : t('identity.noneText')}
          </EmptyState>
        )}
        <DecisionList onTakenBack={startAgain} />
      </div>
    </div>
  );
}

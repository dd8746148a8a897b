import { Check } from 'lucide-react';
import { lazy, Suspense, useEffect, useId, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { unresolvedVariables } from '@/domain/variables';
import type { PolicyFinding, Verdict } from '@/domain/verdict';
import { Button } from '@/ui/Button';
import { classNames } from '@/ui/class-names';
import { Key } from '@/ui/Key';
import { useNow } from '@/ui/use-now';
import { useShortcuts } from '@/ui/use-shortcuts';
import { useAccount } from '../account';
import { personName } from '../person-name';
import { useNewestIncoming } from '../use-newest-incoming';
import { useSurroundings } from '../surroundings';
import { useQuickReplies } from '../templates/use-quick-replies';
import { useView } from '../view-state';
import { CardHeader } from './CardHeader';
import { ChatTail } from './ChatTail';
import type { ReplyCard as Card } from './deck';
import { SourceLine } from './SourceLine';
import { useApproval } from './use-approval';
import { lookAhead, useOutlook } from './use-outlook';
import { usePolicySentence } from './use-policy-sentence';
import { useSuggestions } from './use-suggestions';

// Facts beside the text: it can be read before they are there.
const CardOutlook = lazy(() =>
  import('./CardOutlook').then((module) => ({ default: module.CardOutlook })),
);
const DraftEnclosures = lazy(() =>
  import('./DraftEnclosures').then((module) => ({ default: module.DraftEnclosures })),
);
const DraftAttach = lazy(() =>
  import('./DraftAttach').then((module) => ({ default: module.DraftAttach })),
);
const LaterButton = lazy(() =>
  import('../planned/LaterButton').then((module) => ({ default: module.LaterButton })),
);
const RefusalBox = lazy(() =>
  import('./RefusalBox').then((module) => ({ default: module.RefusalBox })),
);
const CardText = lazy(() => import('./CardText').then((module) => ({ default: module.CardText })));
const CardPreview = lazy(() =>
  import('./CardText').then((module) => ({ default: module.CardPreview })),
);

/** What refuses a text for good, but what the card says by itself already. */
function refusalsOf({ findings }: Verdict): PolicyFinding[] {
  return findings.filter(
    ({ policy, decision }) =>
      decision === 'refuse' && policy !== 'empty-text' && policy !== 'unresolved-variable',
  );
}

/** One person who waits: the end of their chat, a suggested reply, and what to do with it. */
export function ReplyCard({
  card,
  shortcuts,
  onSettled,
}: {
  card: Card;
  shortcuts: boolean;
  /** The card has been dealt with. */
  onSettled: () => void;
}) {
  const { t } = useTranslation();
  const titleId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const article = useRef<HTMLElement>(null);
  const { chat, contact, draft, followUp } = card;
  const name = personName(chat, contact) || t('person.unknown');
  const found = useSuggestions(card);
  const decisions = useApproval();
  const heard = useNewestIncoming(chat.id);
  const edit = useView((state) => state.edits[chat.id]);
  const setEdit = useView((state) => state.setEdit);
  const notify = useView((state) => state.notify);

  const question = chat.waitingSince > 0 ? chat.lastIncomingId : draft?.inReplyTo;
  const best = followUp ? { text: followUp.text, source: undefined } : found.suggestions[0];
  const modelFailure = found.failures.find(({ kind }) => kind === 'model');
  const suggested = draft?.text ? { text: draft.text, source: draft.source } : best;
  const text = edit?.text ?? suggested?.text ?? '';
  const picked = found.suggestions.find((suggestion) => suggestion.text === text);
  const source = picked?.source ?? edit?.source ?? suggested?.source;
  const edited = edit !== undefined && picked === undefined && text !== suggested?.text;

  const missing = unresolvedVariables(text);
  const isBlocked = missing.length > 0;
  const isEmpty = text.trim() === '' && draft?.attachmentId === undefined;

  const database = useAccount();
  const { now: clock, timeZone } = useSurroundings();
  const now = useNow(clock, 30_000);
  const sentence = usePolicySentence();
  const outlook = useOutlook(draft, text, now, timeZone);
  const isRefused = outlook !== undefined && refusalsOf(outlook.verdict).length > 0;

  // One draft for all windows: made as soon as there is something to show or the user begins to write.
  const stale = draft === undefined || (!draft.voided && draft.inReplyTo !== question);
  const ready = followUp !== undefined || found.state !== 'looking' || edit !== undefined;
  const { propose } = decisions;
  const bestText = best?.text ?? '';
  useEffect(() => {
    if (!stale || !ready) return;
    propose({
      chatId: chat.id,
      text: bestText,
      source: best?.source,
      inReplyTo: question,
      priority: followUp ? 'follow-up' : 'reply',
    }).catch(() => {
      notify({ tone: 'bad', text: t('approvals.saveFailed') });
    });
    // A better suggestion later does not replace the draft: the user may be reading it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [stale, ready, chat.id, question, propose]);

  const write = (value: string) => {
    setEdit(chat.id, { text: value, source, inReplyTo: edit?.inReplyTo ?? question });
  };
  const quickReplies = useQuickReplies({ chatId: chat.id, name, text, onText: write });
  const approve = async (sendAt = draft?.scheduledFor): Promise<boolean> => {
    if (!draft) return false;
    if (isEmpty) {
      notify({ tone: 'bad', text: t('approvals.emptyText') });
      field.current?.focus();
      return false;
    }
    if (isBlocked) {
      notify({ tone: 'bad', text: t('card.missing', { count: missing.length }) });
      article.current?.querySelector<HTMLInputElement>('[data-missing]')?.focus();
      return false;
    }
    // Asked anew: the key may fall before the card has been judged, or after a list came in elsewhere. Where that cannot be
    // read it refuses nothing: the approval itself says what is wrong, and the claim judges in any case.
    const judged = await lookAhead(database, draft, text, {
      ...{ now: clock(), userTimeZone: timeZone, sendAt },
    }).catch(() => undefined);
    const [refusal] = judged ? refusalsOf(judged.verdict) : [];
    if (refusal) {
      notify({ tone: 'bad', text: t('card.refused', { reason: sentence(refusal) }) });
      return false;
    }
    const { id, version } = draft;
    const seen = {
      id,
      version,
      text,
      inReplyTo: question,
      heard,
      source,
      ...(sendAt && { sendAt }),
    };
    if (!(await decisions.approve(seen, name))) return false;
    setEdit(chat.id, undefined);
    onSettled();
    return true;
  };
  const skip = async () => {
    if (!draft) return;
    if (!(await decisions.skip(draft, name, question))) return;
    setEdit(chat.id, undefined);
    onSettled();
  };
  const startEditing = () => {
    const area = field.current;
    area?.focus();
    area?.setSelectionRange(area.value.length, area.value.length);
  };
  const pick = (index: number) => {
    const suggestion = found.suggestions[index];
    if (suggestion)
      setEdit(chat.id, { text: suggestion.text, source: suggestion.source, inReplyTo: question });
  };
  useShortcuts(
    {
      a: () => void approve(),
      e: startEditing,
      s: () => void skip(),
      1: () => {
        pick(0);
      },
      2: () => {
        pick(1);
      },
      3: () => {
        pick(2);
      },
    },
    shortcuts,
  );
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || quickReplies.onKeyDown(event)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.repeat) {
      event.preventDefault();
      void approve();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.currentTarget.closest<HTMLElement>('article')?.focus();
    }
  };

  return (
    <article
      ref={article}
      aria-labelledby={titleId}
      tabIndex={-1}
      className="flex min-h-0 flex-1 flex-col outline-none"
    >
      <div className="flex min-h-0 flex-1 flex-col">
        <CardHeader
          chat={chat}
          contact={contact}
          waitingSince={chat.waitingSince}
          titleId={titleId}
        />
        <ChatTail chat={chat} />
        <div className="flex max-h-[70%] shrink-0 flex-col gap-2 overflow-y-auto px-3 pt-1 pb-3">
          {draft?.voided && (
            <p className="rounded-lg bg-warn-soft px-2.5 py-1.5 text-sm text-warn">
              {t(`approvals.voided.${draft.voided.reason}`)}
            </p>
          )}
          {edit && edit.inReplyTo !== question && (
            <p role="status" className="rounded-lg bg-warn-soft px-2.5 py-1.5 text-sm text-warn">
              {t('approvals.newerWhileEditing')}
            </p>
          )}
          <Suspense fallback={null}>
            {isRefused && <RefusalBox verdict={outlook.verdict} />}
            {draft && <DraftEnclosures draft={draft} name={name} />}
          </Suspense>
          {quickReplies.list}
          <div className="rounded-xl border border-line-strong bg-raised shadow-card focus-within:border-accent">
            <div className="flex min-h-9 items-center justify-between gap-2 pt-1 pr-1.5 pl-3">
              {text === '' ? (
                <p role="status" className="text-xs text-ink-faint">
                  {found.state === 'looking' && t('approvals.thinking')}
                  {found.state === 'failed' && t('approvals.suggestFailed')}
                  {(found.state === 'done' || found.state === 'offline') &&
                    t('approvals.noSuggestion')}
                </p>
              ) : (
                <SourceLine source={source} edited={edited} />
              )}
              <Suspense fallback={null}>{draft && <DraftAttach draft={draft} />}</Suspense>
            </div>
            <textarea
              ref={field}
              aria-label={t('approvals.reply', { name })}
              aria-describedby={`${titleId}-hint`}
              placeholder={t('approvals.placeholder')}
              value={text}
              onChange={(event) => {
                write(event.target.value);
              }}
              {...quickReplies.attributes}
              onSelect={quickReplies.onSelect}
              onKeyDown={onKey}
              className="peer block field-sizing-content max-h-72 min-h-18 w-full resize-none bg-transparent px-3 pt-1 pb-2.5 text-[0.9375rem] leading-relaxed outline-none placeholder:text-ink-faint"
            />
            <p
              id={`${titleId}-hint`}
              className="hidden px-3 pb-2 text-xs text-ink-faint peer-focus:block"
            >
              {t('approvals.editHint')}
            </p>
          </div>
          <Suspense fallback={null}>
            <CardText chatId={chat.id} name={name} text={text} onText={write} />
            {draft && (
              <CardOutlook
                because={card.because}
                outlook={isEmpty ? undefined : outlook}
                now={now}
                withPolicies={!isRefused}
              />
            )}
            <CardPreview text={text} />
          </Suspense>
          {(found.state === 'offline' || modelFailure) && (
            <p role="status" className="text-xs text-ink-faint">
              {found.state === 'offline'
                ? t('approvals.modelThinking')
                : t('approvals.modelFailed', { code: modelFailure?.code ?? '–' })}
            </p>
          )}
          {found.suggestions.length > 1 && (
            <div
              role="group"
              aria-label={t('approvals.suggestions')}
              className="flex flex-col gap-1"
            >
              {found.suggestions.map((suggestion, index) => (
                <button
                  key={suggestion.source.kind + suggestion.source.ref}
                  type="button"
                  aria-pressed={suggestion === picked}
                  aria-label={`${t('approvals.suggestion', { number: index + 1 })}: ${suggestion.text}`}
                  onClick={() => {
                    pick(index);
                  }}
                  className={classNames(
                    'flex items-center gap-2 rounded-lg border px-2 py-1.5 text-left text-sm transition-colors',
                    suggestion === picked
                      ? 'border-accent bg-accent-soft text-ink'
                      : 'border-transparent text-ink-soft hover:bg-sunken',
                  )}
                >
                  <Key>{index + 1}</Key>
                  <span className="min-w-0 flex-1 truncate">{suggestion.text}</span>
                </button>
              ))}
            </div>
          )}
        </div>
      </div>
      <div className="flex gap-1.5 border-t border-line bg-raised px-3 py-2.5">
        <Button
          look="primary"
          className="min-h-10 min-w-0 flex-1 !px-2"
          icon={<Check size={17} aria-hidden />}
          shortcut="A"
          disabled={!draft || isBlocked || isRefused}
          onClick={() => void approve()}
        >
          {t('approvals.approve')}
        </Button>
        {draft && (
          <Suspense fallback={null}>
            <LaterButton
              disabled={isBlocked}
              later={{
                chatId: chat.id,
                name,
                text,
                attachmentId: draft.attachmentId,
                priority: draft.priority,
                scheduledFor: draft.scheduledFor,
                onSchedule: (sendAt) => approve(sendAt ?? 0),
              }}
            />
          </Suspense>
        )}
        <Button className="min-h-10 !px-2" shortcut="E" onClick={startEditing}>
          {t('approvals.edit')}
        </Button>
        <Button
          className="min-h-10 !px-2"
          shortcut="S"
          disabled={!draft}
          onClick={() => void skip()}
        >
          {t('approvals.skip')}
        </Button>
      </div>
    </article>
  );
}

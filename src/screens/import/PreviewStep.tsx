import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountDatabase } from '@/database/account-database';
import { wallDay, type DateOrder } from '@/domain/chat-export/written-date';
import type { ExportPreview, ImportAuthor, ImportPlan } from '@/protocol/chat-import-api';
import { Button } from '@/ui/Button';
import { Switch } from '@/ui/Switch';
import { useFormats } from '@/ui/use-formats';
import { useAccount } from '../account';
import { fileSize } from '../chats/message/message-formats';
import { useSurroundings } from '../surroundings';
import { useSettings } from '../use-rows';
import { ChatChoice } from './ChatChoice';
import { ClockChoice } from './ClockChoice';
import { Choices } from './Choices';
import { ExportFacts } from './ExportFacts';
import type { ImportFlow } from './import-flow';
import { MemberChoice, suggestMember } from './MemberChoice';
import { StepTitle } from './StepTitle';
import { suggestMe, suggestTarget, type Target } from './targets';
import { useClockDifference } from './use-clock-difference';
import { asWritten, useWallDates } from './use-wall-dates';

/** As many authors as a screen can ask about; the others keep their names. */
const ASKED_MEMBERS = 50;
/** How far back one looks for who writes in a group. */
const RECENT = 500;

/** undefined: nothing was said yet; null: the answer is "nobody". */
interface Answers {
  order?: DateOrder;
  target?: Target | null;
  me?: string | null;
  members: Readonly<Record<string, string>>;
  /** Of the phone's clock. */
  minutesAhead?: number;
  keepFiles: boolean;
}

async function writersOf(database: AccountDatabase, chatId: string): Promise<ReadonlySet<string>> {
  const rows = await database.messages
    .where('[chatId+timestamp]')
    .between([chatId, 0], [chatId, Infinity])
    .reverse()
    .limit(RECENT)
    .toArray();
  return new Set(rows.flatMap(({ senderId }) => senderId ?? []));
}

/** What the file holds, and the questions that it leaves open. */
export function PreviewStep({
  file,
  preview,
  targets,
  compare,
  onStart,
  onSkip,
}: {
  file: File;
  preview: ExportPreview;
  targets: readonly Target[];
  compare: ImportFlow['compare'];
  onStart: (plan: ImportPlan) => void;
  onSkip: () => void;
}) {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const dates = useWallDates();
  const database = useAccount();
  const { timeZone } = useSurroundings();
  const limit = useSettings()?.mediaFileLimit ?? 0;
  const [answers, setAnswers] = useState<Answers>({ members: {}, keepFiles: false });
  const [tried, setTried] = useState(false);
  const answer = (change: Partial<Answers>) => {
    setAnswers((known) => ({ ...known, ...change }));
  };

  const suggested = useMemo(() => suggestTarget(targets, preview), [targets, preview]);
  const target = answers.target === undefined ? suggested : (answers.target ?? undefined);
  const order = preview.dates.order ?? answers.order;
  const me = answers.me === undefined ? suggestMe(target, preview.authors) : answers.me;
  const group = target?.group ?? false;
  const members = useLiveQuery(
    () => (group && target ? writersOf(database, target.chatId) : new Set<string>()),
    [database, group, target],
  );
  const people = useMemo(() => targets.filter((one) => !one.group), [targets]);
  const others = preview.authors.map(({ name }) => name).filter((name) => name !== me);
  const memberOf = (name: string) => answers.members[name] ?? suggestMember(name, people);

  const difference = useClockDifference(compare, target?.chatId, order);
  const minutesAhead = difference ? answers.minutesAhead : 0;
  const comparing = order !== undefined && target !== undefined && difference === undefined;

  const written = preview.dates.example ? asWritten(preview.dates.example) : '';
  const missing = !order
    ? t('import.missing.date', { written })
    : !target
      ? t('import.missing.chat')
      : me === undefined && preview.authors.length > 0
        ? t('import.missing.me')
        : minutesAhead === undefined
          ? t('import.missing.clock')
          : undefined;

  const start = () => {
    setTried(true);
    if (missing || !order || !target || minutesAhead === undefined) return;
    const authors: Record<string, ImportAuthor> = {};
    for (const { name } of preview.authors) {
      const id = group ? memberOf(name) : '';
      if (name === me) authors[name] = { is: 'me' };
      else if (!group) authors[name] = { is: 'contact' };
      else authors[name] = id ? { is: 'member', id } : { is: 'unknown' };
    }
    onStart({
      accountId: database.accountId,
      chatId: target.chatId,
      zone: timeZone,
      minutesAhead,
      order,
      authors,
      total: preview.messages + preview.systemLines,
      keepFiles: answers.keepFiles,
    });
  };

  return (
    <>
      <StepTitle>{preview.chatName ?? file.name}</StepTitle>
      <ExportFacts preview={preview} order={order} />
      {preview.dates.example && (
        <Choices
          title={t('import.dateQuestion', { written })}
          description={t('import.dateText')}
          chosen={answers.order}
          onChoose={(chosen) => {
            answer({ order: chosen });
          }}
          choices={(['day-month-year', 'month-day-year'] as const).flatMap((value) => {
            const day = preview.dates.example && wallDay(preview.dates.example, value);
            const span = preview.dates.spans[value];
            if (day === undefined || !span) return [];
            const [from, to] = [dates.short(span.from), dates.short(span.to)];
            return [{ value, label: dates.day(day), note: t('import.dateMeans', { from, to }) }];
          })}
        />
      )}
      <ChatChoice
        targets={targets}
        chosen={target}
        onChoose={(chosen) => {
          answer({ target: chosen ?? null, minutesAhead: undefined });
        }}
      />
      {difference && (
        <ClockChoice
          difference={difference}
          chosen={answers.minutesAhead}
          onChoose={(chosen) => {
            answer({ minutesAhead: chosen });
          }}
        />
      )}
      {preview.authors.length > 0 && (
        <Choices
          title={t('import.meQuestion')}
          description={t('import.meText')}
          chosen={me}
          onChoose={(chosen) => {
            answer({ me: chosen });
          }}
          choices={[
            ...preview.authors.slice(0, ASKED_MEMBERS).map(({ name, messages }) => ({
              value: name,
              label: name,
              note: t('import.authorMessages', {
                count: messages,
                number: formats.number(messages),
              }),
            })),
            { value: null, label: t('import.meNone') },
          ]}
        />
      )}
      {target && !group && me !== undefined && (
        <p className="px-1 text-sm text-ink-soft">
          {t('import.othersContact', { name: target.name })}
        </p>
      )}
      {group && me !== undefined && others.length > 0 && (
        <MemberChoice
          names={others.slice(0, ASKED_MEMBERS)}
          people={people}
          members={members ?? new Set()}
          chosen={Object.fromEntries(others.map((name) => [name, memberOf(name)]))}
          onChoose={(name, id) => {
            answer({ members: { ...answers.members, [name]: id } });
          }}
        />
      )}
      {preview.files.count > 0 && (
        <div className="rounded-xl border border-line bg-raised p-3">
          <Switch
            label={t('import.keepFiles')}
            description={t('import.keepFilesText', {
              count: preview.files.count,
              number: formats.number(preview.files.count),
              size: fileSize(preview.files.bytes, i18n.language),
              limit: fileSize(limit, i18n.language),
            })}
            checked={answers.keepFiles}
            onChange={(keepFiles) => {
              answer({ keepFiles });
            }}
          />
        </div>
      )}
      <div className="sticky -bottom-3 -mx-3 mt-auto -mb-3 flex flex-col gap-1.5 border-t border-line bg-raised px-3 py-2.5">
        <p role="alert" className="text-sm text-bad empty:hidden">
          {tried ? missing : ''}
        </p>
        <div className="flex gap-2">
          <Button look="primary" className="min-h-10 flex-1" disabled={comparing} onClick={start}>
            {comparing ? t('import.comparing') : t('import.start')}
          </Button>
          <Button className="min-h-10" onClick={onSkip}>
            {t('import.skip')}
          </Button>
        </div>
      </div>
    </>
  );
}

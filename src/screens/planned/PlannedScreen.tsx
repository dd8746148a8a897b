import { useLiveQuery } from 'dexie-react-hooks';
import { CalendarClock, Pencil, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountDatabase } from '@/database/account-database';
import type { FollowUpRow, OutboxRow } from '@/database/rows';
import { EmptyState } from '@/ui/EmptyState';
import { IconButton } from '@/ui/IconButton';
import { ScreenHeader } from '@/ui/ScreenHeader';
import { useFormats } from '@/ui/use-formats';
import { useNow } from '@/ui/use-now';
import { useAccount } from '../account';
import { useApproval } from '../approvals/use-approval';
import { personName } from '../person-name';
import { BackButton } from '../shell/BackButton';
import { useSurroundings } from '../surroundings';
import { usePeople } from '../use-people';
import { useView } from '../view-state';

/** Approved for an instant to come, the next one first; and the follow-ups that are not due yet. */
async function readPlanned(
  database: AccountDatabase,
  now: number,
): Promise<{ messages: OutboxRow[]; followUps: FollowUpRow[]; names: Map<string, string> }> {
  const approved = await database.outbox.where('status').equals('approved').toArray();
  const messages = approved
    .filter((row) => (row.scheduledFor ?? 0) > now)
    .sort((a, b) => (a.scheduledFor ?? 0) - (b.scheduledFor ?? 0));
  const followUps = await database.followUps.where('dueAt').above(now).sortBy('dueAt');
  const chats = await database.chats.bulkGet([...messages, ...followUps].map((row) => row.chatId));
  const names = new Map(chats.flatMap((chat) => (chat ? [[chat.id, chat.name]] : [])));
  return { messages, followUps, names };
}

function Line({
  name,
  text,
  when,
  children,
}: {
  name: string;
  text: string;
  when: string;
  children: ReactNode;
}) {
  return (
    <li className="flex items-center gap-1 py-2 pr-1.5 pl-3">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{name}</p>
        <p className="line-clamp-2 text-sm break-words text-ink-soft">{text}</p>
        <p className="text-xs text-ink-faint">{when}</p>
      </div>
      {children}
    </li>
  );
}

/** What is to go, or to be asked again, later: all of it can be changed and cancelled. */
export function PlannedScreen() {
  const { t } = useTranslation();
  const formats = useFormats();
  const database = useAccount();
  const now = useNow(useSurroundings().now, 30_000);
  const show = useView((state) => state.show);
  const { undo, cancelScheduled, cancelFollowUp } = useApproval();
  const planned = useLiveQuery(() => readPlanned(database, now), [database, now]);
  const people = usePeople(
    [...(planned?.messages ?? []), ...(planned?.followUps ?? [])].map((row) => row.chatId),
  );
  const nameOf = (id: string) =>
    personName({ id, name: planned?.names.get(id) ?? '', kind: 'person' }, people?.get(id)) ||
    t('person.unknown');
  const change = async (row: OutboxRow) => {
    if (await undo(row)) show('approvals');
  };
  const isEmpty = planned?.messages.length === 0 && planned.followUps.length === 0;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <ScreenHeader title={t('planned.title')} before={<BackButton />} />
      {isEmpty && (
        <EmptyState icon={<CalendarClock size={26} aria-hidden />} title={t('planned.none')}>
          {t('planned.noneText')}
        </EmptyState>
      )}
      <div className="min-h-0 flex-1 overflow-y-auto">
        {planned && planned.messages.length > 0 && (
          <section>
            <h2 className="px-3 pb-1 text-sm font-semibold">{t('planned.messages')}</h2>
            <ul className="divide-y divide-line border-y border-line bg-raised">
              {planned.messages.map((row) => {
                const name = nameOf(row.chatId);
                const time = formats.dateTime(row.scheduledFor ?? 0);
                return (
                  <Line
                    key={row.id}
                    name={name}
                    text={row.text}
                    when={t('planned.leavesAt', { time })}
                  >
                    <IconButton
                      label={t('planned.change', { name })}
                      icon={<Pencil size={16} aria-hidden />}
                      onClick={() => void change(row)}
                    />
                    <IconButton
                      label={t('planned.cancel', { name })}
                      icon={<X size={16} aria-hidden />}
                      onClick={() => void cancelScheduled(row)}
                    />
                  </Line>
                );
              })}
            </ul>
          </section>
        )}
        {planned && planned.followUps.length > 0 && (
          <section className="pt-3">
            <h2 className="px-3 pb-1 text-sm font-semibold">{t('planned.followUps')}</h2>
            <ul className="divide-y divide-line border-y border-line bg-raised">
              {planned.followUps.map((row) => {
                const name = nameOf(row.chatId);
                const date = formats.date(row.dueAt, now);
                return (
                  <Line
                    key={row.chatId}
                    name={name}
                    text={row.text}
                    when={t('planned.dueAt', { date })}
                  >
                    <IconButton
                      label={t('planned.cancel', { name })}
                      icon={<X size={16} aria-hidden />}
                      onClick={() => void cancelFollowUp(row.chatId)}
                    />
                  </Line>
                );
              })}
            </ul>
          </section>
        )}
      </div>
    </div>
  );
}

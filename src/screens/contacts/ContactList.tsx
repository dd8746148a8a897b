import { useLiveQuery } from 'dexie-react-hooks';
import { Download, RefreshCw, Search, Square, UserRoundSearch, Users } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { VList } from 'virtua';
import { labelsByPersonId } from '@/database/labels';
import { localeOf } from '@/locales/locale';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { INPUT_CLASSES } from '@/ui/Field';
import { moveInList } from '@/ui/list-keys';
import { Progress } from '@/ui/Progress';
import { ScreenHeader } from '@/ui/ScreenHeader';
import { useFormats } from '@/ui/use-formats';
import { useAccount } from '../account';
import { useSurroundings } from '../surroundings';
import { useJob } from '../use-job';
import { useView } from '../view-state';
import { csvName, exportContacts } from './export-contacts';
import { ContactLine } from './ContactLine';
import { useContacts } from './use-contacts';

const FOUND = 200;

/** Ids of the contacts that a text finds, best first; undefined while nothing is searched. */
function useFoundIds(text: string): { ids: readonly string[] } | undefined {
  const { search } = useSurroundings();
  const [found, setFound] = useState<{ text: string; ids: readonly string[] }>();
  useEffect(() => {
    if (text.trim() === '') return;
    let overtaken = false;
    const show = (ids: readonly string[]) => {
      if (!overtaken) setFound({ text, ids });
    };
    search.searchContacts(text, FOUND).then(show, () => {
      // Search cannot be reached just now: an empty result says so, and the next letter asks again.
      show([]);
    });
    return () => {
      overtaken = true;
    };
  }, [search, text]);
  return text.trim() === '' ? undefined : found;
}

/** Everyone in WhatsApp's list, to look up and to take along as CSV. `openId`: of the card that is open beside it. */
export function ContactList({ openId }: { openId?: string }) {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const database = useAccount();
  const { now, timeZone, saveFile } = useSurroundings();
  const notify = useView((state) => state.notify);
  const show = useView((state) => state.show);
  const contacts = useContacts();
  const labels = useLiveQuery(() => labelsByPersonId(database), [database]);
  const job = useJob('contacts');
  const [text, setText] = useState('');
  const found = useFoundIds(text);
  const [exporting, setExporting] = useState<{ done: number; total: number }>();
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);

  const shown = useMemo(() => {
    if (!contacts || !found) return contacts;
    const byId = new Map(
      contacts.flatMap((named) => named.contact.personIds.map((id) => [id, named] as const)),
    );
    return [...new Set(found.ids.flatMap((id) => byId.get(id) ?? []))];
  }, [contacts, found]);

  const runExport = async () => {
    if (!contacts || exporting) return;
    const controller = new AbortController();
    stop.current = controller;
    const total = contacts.length;
    setExporting({ done: 0, total });
    try {
      const file = await exportContacts(database, contacts, {
        language: localeOf(i18n.language),
        timeZone,
        signal: controller.signal,
        onProgress: (done) => {
          setExporting({ done, total });
        },
      });
      const name = csvName(now(), timeZone);
      saveFile(file, name);
      notify({ tone: 'neutral', text: t('contacts.exported', { name }) });
    } catch {
      // Told to the user; the contacts are untouched.
      notify(
        controller.signal.aborted
          ? { tone: 'neutral', text: t('contacts.exportStopped') }
          : { tone: 'bad', text: t('contacts.exportFailed') },
      );
    } finally {
      setExporting(undefined);
    }
  };

  const empty = contacts?.length === 0;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <ScreenHeader title={t('contacts.title')}>
        {contacts && !empty && (
          <span className="text-sm text-ink-faint tabular-nums">
            {t('contacts.count', { count: shown?.length ?? 0 })}
          </span>
        )}
      </ScreenHeader>
      {!empty && (
        <div className="flex flex-col gap-2 border-b border-line px-3 pb-2.5">
          <div className="relative">
            <Search
              size={16}
              aria-hidden
              className="pointer-events-none absolute top-2.5 left-2.5 text-ink-faint"
            />
            <input
              type="search"
              aria-label={t('contacts.searchLabel')}
              placeholder={t('contacts.searchPlaceholder')}
              value={text}
              onChange={(event) => {
                setText(event.target.value);
              }}
              className={`${INPUT_CLASSES} pl-8`}
            />
          </div>
          <div className="flex gap-2">
            <Button
              look="primary"
              className="flex-1"
              icon={<Download size={16} aria-hidden />}
              disabled={!contacts || exporting !== undefined}
              onClick={() => void runExport()}
            >
              {t('contacts.export')}
            </Button>
            {!job.running && (
              <Button icon={<RefreshCw size={15} aria-hidden />} onClick={job.start}>
                {t('contacts.read')}
              </Button>
            )}
          </div>
          <Button
            look="link"
            className="self-start"
            icon={<UserRoundSearch size={15} aria-hidden />}
            onClick={() => {
              show('identity');
            }}
          >
            {t('person.review')}
          </Button>
        </div>
      )}
      <div role="status">
        {job.running && job.row && (
          <div className="flex items-center gap-3 border-b border-line bg-accent-soft px-3 py-2">
            <div className="min-w-0 flex-1">
              <p className="mb-1 text-xs text-ink-soft">
                {t('contacts.reading', {
                  done: formats.number(job.row.done),
                  total: formats.number(job.row.total),
                })}
              </p>
              <Progress
                label={t('status.job.contacts')}
                done={job.row.done}
                total={job.row.total}
              />
            </div>
            <Button icon={<Square size={13} aria-hidden />} onClick={job.stop}>
              {t('contacts.stop')}
            </Button>
          </div>
        )}
        {job.row?.state === 'done' && (
          <p className="border-b border-line px-3 py-1.5 text-xs text-ink-faint">
            {t('contacts.readDone', { done: formats.number(job.row.done) })}
          </p>
        )}
        {job.row?.state === 'failed' && (
          <p className="border-b border-line bg-bad-soft px-3 py-2 text-sm text-bad">
            {t('contacts.readFailed')}
          </p>
        )}
        {exporting && (
          <div className="flex items-center gap-3 border-b border-line bg-accent-soft px-3 py-2">
            <div className="min-w-0 flex-1">
              <p className="mb-1 text-xs text-ink-soft">
                {t('contacts.exporting', {
                  done: formats.number(exporting.done),
                  total: formats.number(exporting.total),
                })}
              </p>
              <Progress
                label={t('contacts.export')}
                done={exporting.done}
                total={exporting.total}
              />
            </div>
            <Button
              icon={<Square size={13} aria-hidden />}
              onClick={() => {
                stop.current?.abort(new DOMException('Stopped by the user.', 'AbortError'));
              }}
            >
              {t('contacts.stop')}
            </Button>
          </div>
        )}
      </div>
      {!contacts && (
        <p role="status" className="p-6 text-center text-ink-soft">
          {t('contacts.loading')}
        </p>
      )}
      {empty && !job.running && (
        <EmptyState
          icon={<Users size={26} aria-hidden />}
          title={t('contacts.emptyTitle')}
          action={
            <Button look="primary" onClick={job.start}>
              {t('contacts.read')}
            </Button>
          }
        >
          {t('contacts.emptyText')}
        </EmptyState>
      )}
      {found && shown?.length === 0 && (
        <EmptyState icon={<Search size={26} aria-hidden />} title={t('contacts.noneTitle')}>
          {t('contacts.noneText')}
        </EmptyState>
      )}
      {shown && shown.length > 0 && (
        <div className="min-h-0 flex-1 bg-raised" onKeyDown={moveInList}>
          <VList role="list" aria-label={t('contacts.title')}>
            {shown.map((named) => (
              <div role="listitem" key={named.contact.id} className="border-b border-line">
                <ContactLine
                  contact={named}
                  {...(labels && { labelsByPersonId: labels })}
                  current={openId !== undefined && named.contact.personIds.includes(openId)}
                />
              </div>
            ))}
          </VList>
        </div>
      )}
    </div>
  );
}

import { useLiveQuery } from 'dexie-react-hooks';
import {
  FileText,
  Search as SearchIcon,
  SearchX,
  SlidersHorizontal,
  TriangleAlert,
  X,
} from 'lucide-react';
import {
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { useTranslation } from 'react-i18next';
import { personContact } from '@/database/identity';
import { contactName } from '@/domain/contact-name';
import { Avatar } from '@/ui/Avatar';
import { Button } from '@/ui/Button';
import { Chip } from '@/ui/Chip';
import { EmptyState } from '@/ui/EmptyState';
import { INPUT_CLASSES } from '@/ui/Field';
import { IconButton } from '@/ui/IconButton';
import { moveInList } from '@/ui/list-keys';
import { Progress } from '@/ui/Progress';
import { useFormats } from '@/ui/use-formats';
import { useAccount } from '../account';
import { personName } from '../person-name';
import { PhoneNumber } from '../PhoneNumber';
import { useSurroundings } from '../surroundings';
import { useOpenInWhatsApp } from '../use-open-in-whatsapp';
import { useView } from '../view-state';
import { Highlighted } from './Highlighted';
import { SearchCoverage } from './SearchCoverage';
import { useIndexStatus } from './use-index-status';
import { useFoundPeople } from './use-found-people';
import { useSearch, type FoundMessage } from './use-search';

const PAGE = 50;
const MOST = 200;

/** Midnight of a day typed as yyyy-mm-dd, in the device's zone; `days` later. */
function startOfDay(value: string, days = 0): number | undefined {
  const [year, month, day] = value.split('-').map(Number);
  if (!year || !month || !day) return undefined;
  return new Date(year, month - 1, day + days).getTime();
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="px-3 pt-3 pb-1 text-xs font-semibold text-ink-faint">
        {title}
      </h2>
      <ul className="border-y border-line bg-raised [&>li+li]:border-t [&>li+li]:border-line">
        {children}
      </ul>
    </section>
  );
}

const LINE =
  'flex w-full items-start gap-2.5 px-3 py-2 text-left -outline-offset-2 hover:bg-sunken';

function MessageLine({
  found,
  query,
  onOpen,
}: {
  found: FoundMessage;
  query: string;
  onOpen: (found: FoundMessage, inWhatsApp: boolean) => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { now } = useSurroundings();
  const { row, chat, contact } = found;
  const name = (chat && personName(chat, contact)) || t('person.unknown');
  const open = (event: MouseEvent | KeyboardEvent) => {
    onOpen(found, event.ctrlKey || event.metaKey);
  };
  return (
    <li>
      <button
        type="button"
        data-row
        className={LINE}
        onClick={open}
        onKeyDown={(event) => {
          // A button turns Enter into a click without its modifiers in some browsers.
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          open(event);
        }}
      >
        <Avatar name={name} id={row.chatId} small />
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-2">
            <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
            <span className="shrink-0 text-xs text-ink-faint tabular-nums">
              {formats.short(row.timestamp, now())}
            </span>
          </span>
          <span className="line-clamp-2 text-sm break-words text-ink-soft">
            {row.fromMe && t('chats.youPrefix')}
            <Highlighted text={row.text} query={query} />
          </span>
        </span>
      </button>
    </li>
  );
}

/** One box over messages, people and templates; results while you type. */
export function SearchScreen() {
  const { t } = useTranslation();
  const formats = useFormats();
  const database = useAccount();
  const openInWhatsApp = useOpenInWhatsApp();
  const box = useRef<HTMLInputElement>(null);
  const text = useView((state) => state.searchText);
  const chatId = useView((state) => state.searchChatId);
  const search = useView((state) => state.search);
  const showChat = useView((state) => state.showChat);
  const show = useView((state) => state.show);
  const openChatId = useView((state) => state.openChat?.chatId);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [filtersOpen, setFiltersOpen] = useState(chatId !== null);
  const [limit, setLimit] = useState(PAGE);
  const [attempt, setAttempt] = useState(0);
  const status = useIndexStatus();
  const filterId = useId();

  const scopeId = chatId ?? openChatId;
  const scopeName = useLiveQuery(async () => {
    if (!scopeId) return undefined;
    const [chat, contact] = await Promise.all([
      database.chats.get(scopeId),
      personContact(database, scopeId),
    ]);
    return chat && (personName(chat, contact) || t('person.unknown'));
  }, [database, scopeId, t]);

  const result = useSearch(
    {
      text,
      chatId: chatId ?? undefined,
      from: startOfDay(from),
      to: startOfDay(to, 1),
      limit,
    },
    attempt,
  );
  const found = useFoundPeople(
    result.state === 'found'
      ? result.found
      : result.state === 'searching'
        ? result.last
        : undefined,
  );
  const total = found ? found.messages.length + found.contacts.length + found.templates.length : 0;
  const filters = [chatId, from, to].filter(Boolean).length;

  const open = ({ row }: FoundMessage, inWhatsApp: boolean) => {
    if (inWhatsApp) openInWhatsApp({ chatId: row.chatId, messageId: row.id });
    else showChat({ chatId: row.chatId, messageRowid: row.rowid });
  };
  const onBoxKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const first = found?.messages[0];
    if (
      event.key === 'Enter' &&
      !event.nativeEvent.isComposing &&
      first &&
      result.state === 'found'
    ) {
      event.preventDefault();
      open(first, event.ctrlKey || event.metaKey);
    } else if (event.key === 'Escape' && text !== '') {
      event.preventDefault();
      search('');
    }
  };
  const clearFilters = () => {
    search(text, null);
    setFrom('');
    setTo('');
  };

  return (
    <div className="flex min-h-0 flex-1 flex-col" onKeyDown={moveInList}>
      <h1 className="sr-only">{t('search.title')}</h1>
      <search className="border-b border-line px-3 py-2">
        <div className="flex items-center gap-1.5">
          <div className="relative min-w-0 flex-1">
            <SearchIcon
              size={16}
              aria-hidden
              className="pointer-events-none absolute top-2.5 left-2.5 text-ink-faint"
            />
            <input
              ref={box}
              type="search"
              data-row
              autoFocus
              aria-label={t('search.label')}
              placeholder={t('search.placeholder')}
              value={text}
              onChange={(event) => {
                setLimit(PAGE);
                search(event.target.value);
              }}
              onKeyDown={onBoxKey}
              className={`${INPUT_CLASSES} pr-9 pl-8 [&::-webkit-search-cancel-button]:hidden`}
            />
            {text !== '' && (
              <IconButton
                label={t('search.clear')}
                className="absolute top-0.5 right-0.5"
                icon={<X size={16} aria-hidden />}
                onClick={() => {
                  search('');
                  box.current?.focus();
                }}
              />
            )}
          </div>
          <IconButton
            label={t('search.filters')}
            aria-expanded={filtersOpen}
            aria-controls={filterId}
            className={filters > 0 ? '!text-accent' : ''}
            icon={<SlidersHorizontal size={18} aria-hidden />}
            onClick={() => {
              setFiltersOpen(!filtersOpen);
            }}
          />
        </div>
        {filtersOpen && (
          <div id={filterId} className="mt-2 flex flex-col gap-2">
            {scopeId && scopeName && (
              <label className="flex items-center gap-2 text-sm">
                <input
                  type="checkbox"
                  className="size-4 accent-accent"
                  checked={chatId !== null}
                  onChange={(event) => {
                    search(text, event.target.checked ? scopeId : null);
                  }}
                />
                <span className="truncate">{t('search.thisChat', { name: scopeName })}</span>
              </label>
            )}
            <div className="flex gap-2">
              <label className="flex min-w-0 flex-1 items-center gap-1.5 text-sm">
                {t('search.from')}
                <input
                  type="date"
                  value={from}
                  max={to || undefined}
                  onChange={(event) => {
                    setFrom(event.target.value);
                  }}
                  className="min-h-8 w-full min-w-0 rounded-lg border border-line-strong bg-raised px-1.5"
                />
              </label>
              <label className="flex min-w-0 flex-1 items-center gap-1.5 text-sm">
                {t('search.to')}
                <input
                  type="date"
                  value={to}
                  min={from || undefined}
                  onChange={(event) => {
                    setTo(event.target.value);
                  }}
                  className="min-h-8 w-full min-w-0 rounded-lg border border-line-strong bg-raised px-1.5"
                />
              </label>
            </div>
            {filters > 0 && (
              <Button look="link" className="self-start" onClick={clearFilters}>
                {t('search.clearFilters')}
              </Button>
            )}
          </div>
        )}
        {!filtersOpen && chatId && scopeName && (
          <div className="mt-1.5 flex items-center gap-1">
            <Chip tone="accent">{t('search.thisChat', { name: scopeName })}</Chip>
            <Button look="link" onClick={clearFilters}>
              {t('search.clearFilters')}
            </Button>
          </div>
        )}
        <p aria-live="polite" className="min-h-4 pt-1 text-xs text-ink-faint tabular-nums">
          {result.state === 'found' &&
            (result.found.more
              ? t('search.foundMore', { count: result.found.messages.length })
              : total > 0 && t('search.found', { count: total }))}
          {result.state === 'found' && total === 0 && (
            <span className="sr-only">{t('search.noneTitle')}</span>
          )}
        </p>
      </search>
      {status?.state === 'building' && (
        <div
          role="status"
          className="flex flex-col gap-1 border-b border-line bg-accent-soft px-3 py-2"
        >
          <p className="text-xs text-ink-soft">
            {t('search.building', {
              indexed: formats.number(status.indexed),
              total: formats.number(status.total),
            })}
          </p>
          <Progress label={t('status.searchIndex')} done={status.progress} total={1} />
        </div>
      )}
      {result.state !== 'idle' && (
        <SearchCoverage
          chatId={chatId ?? undefined}
          from={startOfDay(from)}
          to={startOfDay(to, 1)}
        />
      )}
      <div className="min-h-0 flex-1 overflow-y-auto pb-4">
        {result.state === 'idle' && (
          <EmptyState icon={<SearchIcon size={26} aria-hidden />} title={t('search.startTitle')}>
            {t('search.startText')}
          </EmptyState>
        )}
        {result.state === 'failed' && (
          <div role="alert">
            <EmptyState
              icon={<TriangleAlert size={26} aria-hidden />}
              title={t('search.failedTitle')}
              action={
                <Button
                  onClick={() => {
                    setAttempt(attempt + 1);
                  }}
                >
                  {t('app.tryAgain')}
                </Button>
              }
            >
              {t('search.failedText')}
            </EmptyState>
          </div>
        )}
        {result.state === 'found' && total === 0 && (
          <EmptyState
            icon={<SearchX size={26} aria-hidden />}
            title={t('search.noneTitle')}
            action={
              filters > 0 && <Button onClick={clearFilters}>{t('search.clearFilters')}</Button>
            }
          >
            {filters > 0 ? t('search.noneFiltered') : t('search.noneText')}
          </EmptyState>
        )}
        {found && found.contacts.length > 0 && (
          <Group title={t('search.contacts')}>
            {found.contacts.map((contact) => {
              const name = contactName(contact) || t('person.unknown');
              return (
                <li key={contact.id}>
                  <button
                    type="button"
                    data-row
                    className={`${LINE} items-center`}
                    onClick={(event) => {
                      if (event.ctrlKey || event.metaKey) openInWhatsApp({ chatId: contact.id });
                      else showChat({ chatId: contact.id });
                    }}
                  >
                    <Avatar name={name} id={contact.id} small />
                    <span className="min-w-0 flex-1">
                      <span className="block truncate font-medium">
                        <Highlighted text={name} query={found.text} />
                      </span>
                      {contact.phone && (
                        <span className="block text-xs text-ink-faint">
                          <PhoneNumber digits={contact.phone} />
                        </span>
                      )}
                    </span>
                  </button>
                </li>
              );
            })}
          </Group>
        )}
        {found && found.templates.length > 0 && (
          <Group title={t('search.templates')}>
            {found.templates.map((template) => (
              <li key={template.id}>
                <button
                  type="button"
                  data-row
                  className={LINE}
                  onClick={() => {
                    show('templates');
                  }}
                >
                  <span className="flex size-8 shrink-0 items-center justify-center rounded-full bg-accent-soft text-accent">
                    <FileText size={16} aria-hidden />
                  </span>
                  <span className="min-w-0 flex-1">
                    <span className="block truncate font-medium">{template.title}</span>
                    <span className="line-clamp-2 text-sm text-ink-soft">
                      <Highlighted text={template.text} query={found.text} />
                    </span>
                  </span>
                </button>
              </li>
            ))}
          </Group>
        )}
        {found && found.messages.length > 0 && (
          <>
            <Group title={t('search.messages')}>
              {found.messages.map((message) => (
                <MessageLine
                  key={message.row.rowid}
                  found={message}
                  query={found.text}
                  onOpen={open}
                />
              ))}
            </Group>
            <p className="px-3 pt-2 text-xs text-ink-faint">{t('search.hint')}</p>
            {found.more && limit < MOST && (
              <div className="flex justify-center pt-2">
                <Button
                  onClick={() => {
                    setLimit(Math.min(MOST, limit + PAGE));
                  }}
                >
                  {t('search.showMore')}
                </Button>
              </div>
            )}
          </>
        )}
      </div>
    </div>
  );
}

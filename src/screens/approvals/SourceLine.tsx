import { useLiveQuery } from 'dexie-react-hooks';
import { FileText, History, PenLine, Sparkles } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { personContact } from '@/database/identity';
import type { SuggestionSource } from '@/database/rows';
import { useFormats } from '@/ui/use-formats';
import { useAccount } from '../account';
import { personName } from '../person-name';
import { useSurroundings } from '../surroundings';
import { useView } from '../view-state';

function PastReply({ source }: { source: SuggestionSource }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const database = useAccount();
  const { now } = useSurroundings();
  const showChat = useView((state) => state.showChat);
  const past = useLiveQuery(async () => {
    const message = await database.messages.get(Number(source.ref));
    if (!message) return null;
    const [chat, contact] = await Promise.all([
      database.chats.get(message.chatId),
      personContact(database, message.chatId),
    ]);
    return { message, name: chat && personName(chat, contact) };
  }, [database, source.ref]);
  if (!past) return null;
  const date = formats.date(past.message.timestamp, now());
  return (
    <button
      type="button"
      className="truncate text-accent underline-offset-2 hover:underline"
      onClick={() => {
        showChat({ chatId: past.message.chatId, messageRowid: past.message.rowid });
      }}
    >
      {past.name
        ? t('approvals.sourcePastTo', { name: past.name, date })
        : t('approvals.sourcePast', { date })}
    </button>
  );
}

function FromTemplate({ id }: { id: string }) {
  const { t } = useTranslation();
  const database = useAccount();
  const template = useLiveQuery(
    async () => (await database.templates.get(id)) ?? null,
    [database, id],
  );
  if (template === undefined) return null;
  return (
    <span className="truncate">
      {template
        ? t('approvals.sourceTemplate', { title: template.title })
        : t('approvals.sourceTemplateGone')}
    </span>
  );
}

const ICONS = { 'past-reply': History, template: FileText, model: Sparkles } as const;

/** Where the text on the card comes from. */
export function SourceLine({ source, edited }: { source?: SuggestionSource; edited: boolean }) {
  const { t } = useTranslation();
  const Icon = source ? ICONS[source.kind] : PenLine;
  return (
    <p className="flex min-w-0 items-center gap-1.5 text-xs text-ink-faint">
      <Icon size={13} className="shrink-0" aria-hidden />
      {!source && <span>{t('approvals.sourceYou')}</span>}
      {source?.kind === 'past-reply' && <PastReply source={source} />}
      {source?.kind === 'template' && <FromTemplate id={source.ref} />}
      {source?.kind === 'model' && (
        <span className="truncate">{t('approvals.sourceModel', { model: source.ref })}</span>
      )}
      {source && edited && <span className="shrink-0">· {t('approvals.edited')}</span>}
    </p>
  );
}

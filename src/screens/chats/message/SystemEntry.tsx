import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import type { MessageRow } from '@/database/rows';
import { useFormats } from '@/ui/use-formats';

const MOST_NAMES = 4;

/** WhatsApp's words for what happens, by the sentence that says it. As seen in November 2026. */
const NAMED = {
  add: 'add',
  linked_group_join: 'add',
  community_participant_add: 'add',
  invite: 'invite',
  v4_add_invite_join: 'invite',
  remove: 'remove',
  leave: 'leave',
  promote: 'promote',
  linked_group_promote: 'promote',
  demote: 'demote',
  linked_group_demote: 'demote',
  modify: 'number',
  change_number: 'number',
} as const;
const PLAIN = {
  create: 'create',
  picture: 'picture',
  description: 'description',
  announce: 'announce',
  restrict: 'restrict',
  encrypt: 'encrypt',
  ephemeral: 'ephemeral',
  disappearing_mode: 'ephemeral',
  ephemeral_setting: 'ephemeral',
  ephemeral_keep_in_chat: 'ephemeral',
  identity: 'security',
  biz_move_to_consumer_app: 'business',
  biz_privacy_mode_to_bsp: 'business',
  biz_privacy_mode_to_fb: 'business',
  biz_privacy_mode_init_bsp: 'business',
  biz_privacy_mode_init_fb: 'business',
} as const;

function isIn<Table extends object>(table: Table, key: string): key is keyof Table & string {
  return Object.hasOwn(table, key);
}

function sentence(
  t: TFunction,
  { details, text }: MessageRow,
  nameOf: (id: string) => string,
): string {
  if (details?.type !== 'system') return text || t('message.system.plain');
  const { event, subject, ids = [] } = details;
  if (subject !== undefined) return t('message.system.subject', { subject });
  if (isIn(PLAIN, event)) return t(`message.system.${PLAIN[event]}`);
  if (isIn(NAMED, event) && ids.length > 0) {
    const shown = ids.slice(0, MOST_NAMES).map(nameOf).join(', ');
    const more = ids.length - MOST_NAMES;
    const names = more > 0 ? `${shown} ${t('message.system.moreNames', { count: more })}` : shown;
    return t(`message.system.${NAMED[event]}`, { names });
  }
  return event === ''
    ? t('message.system.plain')
    : t('message.system.other', { event: text || event });
}

/** What WhatsApp itself says in a chat, in words. */
export function SystemEntry({
  message,
  nameOf,
}: {
  message: MessageRow;
  nameOf: (id: string) => string;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { senderId, details, timestamp } = message;
  const own =
    details?.type === 'system' && details.ids?.length === 1 && details.ids[0] === senderId;
  return (
    <p className="mx-auto my-1 w-fit max-w-[85%] rounded-lg bg-sunken px-2.5 py-1 text-center text-xs break-words text-ink-soft">
      {sentence(t, message, nameOf)}
      {senderId && !own && ` ${t('message.system.by', { name: nameOf(senderId) })}`}
      <time
        dateTime={new Date(timestamp).toISOString()}
        className="ml-1.5 whitespace-nowrap text-ink-faint tabular-nums"
      >
        {formats.time(timestamp)}
      </time>
    </p>
  );
}

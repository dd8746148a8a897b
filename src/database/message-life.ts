/**
 * What a message is after everything that was heard of it. Each function gives the same row whatever the order in which the
 * facts arrive: an edit before its original, a revocation before both, the same fact twice.
 */
import type { Ack } from '@/domain/message';
import type { CapturedMessage, MessageChange } from '@/protocol/page-event';
import type { MessageRow } from './rows';

/** A group has at most 1,024 members; a page that claims more reactions than that lies. */
const MAX_REACTIONS = 1024;
/** WhatsApp allows edits for 15 minutes; a page that claims more than this lies. */
const MAX_EDITS = 100;

interface Wording {
  text: string;
  at: number;
}

/** −1 counts only while nothing better is known: it has been seen on messages that were delivered. */
export function laterAck(known: Ack, heard: Ack): Ack {
  const rank = (ack: Ack) => (ack === -1 ? 0.5 : ack);
  return rank(heard) > rank(known) ? heard : known;
}

/** What a message is when it is seen, as a row would say it. */
export type Sight = Omit<MessageRow, 'rowid' | 'capturedAt' | 'revision'>;

export function sightOf({ media, ...message }: CapturedMessage): Sight {
  const { thumbnail: _thumbnail, ...file } = media ?? {};
  const sight: Sight = {
    ...message,
    ...(media && { media: file }),
    // Taken back before we ever saw it: when is not known.
    ...(message.kind === 'revoked' && { revokedAt: message.timestamp }),
  };
  return message.viewOnce ? viewedOnce(sight) : sight;
}

/** The row with what this sight of the message adds. Returns `row` itself when that is nothing. */
export function withSight(row: MessageRow, sight: Sight): MessageRow {
  const ack = laterAck(row.ack, sight.ack);
  // Off the screen it is a poorer sight of the same: it adds a delivery state at most, and gives way to any other.
  if (sight.onScreen && !row.onScreen) return withoutNews(row, { ...row, ack });
  if (row.onScreen && !sight.onScreen && !['pending', 'revoked'].includes(sight.kind)) {
    const { rowid, capturedAt, revision, reactions, revokedAt, starred } = row;
    const heard = wordingsOf(row).filter(({ at }) => at !== row.timestamp);
    return {
      ...sight,
      ...{ rowid, capturedAt, revision, ack },
      ...worded([...heard, ...wordingsOf(sight)], sight.timestamp),
      ...optional('starred', sight.starred ?? starred),
      ...optional('reactions', reactions),
      ...optional('revokedAt', revokedAt ?? sight.revokedAt),
    };
  }
  if (sight.kind === 'pending' || (sight.kind === 'revoked' && row.kind !== 'pending')) {
    return withoutNews(row, {
      ...row,
      ack,
      ...optional('revokedAt', row.revokedAt ?? sight.revokedAt),
    });
  }
  const { edits: _edits, editedAt: _editedAt, revokedAt, reactions, starred, ...kept } = row;
  return withoutNews(row, {
    ...kept,
    ...sight,
    ack,
    ...worded([...wordingsOf(row), ...wordingsOf(sight)], row.timestamp),
    ...optional('starred', sight.starred ?? starred),
    ...optional('reactions', reactions),
    ...optional('revokedAt', revokedAt ?? sight.revokedAt),
  });
}

/** The row after a change. Returns `row` itself when it says nothing new. */
export function withChange(row: MessageRow, change: MessageChange): MessageRow {
  switch (change.type) {
    case 'edit': {
      if (row.viewOnce) return row;
      const { edits: _edits, editedAt: _editedAt, ...rest } = row;
      const wording = { text: change.text, at: Math.max(change.at, row.timestamp + 1) };
      return withoutNews(row, { ...rest, ...worded([...wordingsOf(row), wording], row.timestamp) });
    }
    case 'revoke': {
      const revokedAt = Math.max(change.at, row.revokedAt ?? 0);
      return withoutNews(row, { ...row, revokedAt });
    }
    case 'reaction': {
      const { senderId, emoji, at } = change;
      const known = row.reactions ?? [];
      const before = known.find((reaction) => reaction.senderId === senderId);
      // Of two of one moment either may be the later: the same one always wins.
      if (before && (before.at > at || (before.at === at && before.emoji >= emoji))) return row;
      const others = known.filter((reaction) => reaction !== before);
      if (others.length >= MAX_REACTIONS) return row;
      // A reaction taken back stays as '' with its time: one that arrives late and is older must not come to life again.
      const reactions = [...others, { senderId, emoji, at }].sort(
        (a, b) => a.at - b.at || (a.senderId < b.senderId ? -1 : 1),
      );
      return withoutNews(row, { ...row, reactions });
    }
    case 'star':
      return withoutNews(row, { ...row, starred: change.starred });
  }
}

/** What is left of a message that its author took back, where the user wants its text gone. Returns `row` itself when nothing more goes. */
export function withoutContent(row: MessageRow): MessageRow {
  const { edits: _edits, editedAt: _editedAt, media: _media, details: _details, ...rest } = row;
  return withoutNews(row, { ...rest, text: '' });
}

/** A view-once message leaves nothing behind but that it came. */
function viewedOnce({ media: _media, details: _details, ...sight }: Sight): Sight {
  return { ...sight, text: '' };
}

function wordingsOf(row: Pick<MessageRow, 'text' | 'timestamp' | 'edits' | 'editedAt'>): Wording[] {
  return [...(row.edits ?? []), { text: row.text, at: row.editedAt ?? row.timestamp }];
}

/** The newest wording is the text, the others are its past. Of two wordings of one moment the longer one is kept. */
function worded(
  wordings: readonly Wording[],
  writtenAt: number,
): Pick<MessageRow, 'text'> & Partial<Pick<MessageRow, 'edits' | 'editedAt'>> {
  const byTime = new Map<number, string>();
  for (const { text, at } of wordings) {
    const known = byTime.get(at);
    if (
      known === undefined ||
      text.length > known.length ||
      (text.length === known.length && text > known)
    )
      byTime.set(at, text);
  }
  const all = [...byTime].map(([at, text]) => ({ text, at })).sort((a, b) => a.at - b.at);
  const last = all.pop();
  if (!last) return { text: '' };
  // The first and the last few: that a page floods us with wordings costs only those between.
  const edits = all.length > MAX_EDITS ? [...all.slice(0, 1), ...all.slice(1 - MAX_EDITS)] : all;
  return {
    text: last.text,
    ...(edits.length > 0 && { edits }),
    ...(last.at !== writtenAt && { editedAt: last.at }),
  };
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined) {
  return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };
}

/** `row` itself when `next` says the same. */
export function withoutNews(row: MessageRow, next: MessageRow): MessageRow {
  return JSON.stringify(sorted(row)) === JSON.stringify(sorted(next)) ? row : next;
}

function sorted(row: MessageRow): unknown[] {
  return Object.entries(row)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

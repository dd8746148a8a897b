/** The shapes of the rows. Times are milliseconds since the epoch. Which module writes which table: docs/architecture.md. */
import type { Attachment } from '@/domain/attachment';
import type { DoubtReason } from '@/domain/chat-export/match';
import type { ConsentLine } from '@/domain/consent-chain';
import type { LabelColour } from '@/domain/label';
import type { Ack, ChatKind, MessageKind } from '@/domain/message';
import type { OutboxPriority, OutboxStatus, VoidReason } from '@/domain/outbox';
import type { QuietHours, SendingLimits } from '@/domain/limits';
import type { TemplateLanguage } from '@/domain/person-language';
import type { PaceState } from '@/domain/pace';
import type { ReplyRates } from '@/domain/reply-rate';
import type { ClockState } from '@/domain/sending-clock';
import type { Policy, PolicyFinding, SoftPolicy, Verdict } from '@/domain/verdict';
import type { Range } from '@/domain/coverage';
import type {
  CapturedMessage,
  ConnectionState,
  Job,
  MessageChange,
  MessageDetails,
  PageEventOf,
} from '@/protocol/page-event';

export interface MessageRow {
  /** Primary key, ordered by time: seconds × 2²⁰ + a disambiguator. Also the search index's rowid. */
  rowid: number;
  /** WhatsApp's serialised key; unique. */
  id: string;
  chatId: string;
  stanzaId: string;
  fromMe: boolean;
  senderId?: string;
  kind: MessageKind;
  rawType: string;
  /** The text, or a medium's caption; '' when there is none. */
  text: string;
  timestamp: number;
  ack: Ack;
  /** Its preview is in `pictures`, its file (once asked for) in `mediaFiles`. */
  media?: Omit<NonNullable<CapturedMessage['media']>, 'thumbnail'>;
  details?: MessageDetails;
  quoted?: { stanzaId: string; senderId?: string };
  forwarded?: 'once' | 'often';
  starred?: boolean;
  /** Earlier wordings, oldest first; `at`: when each was written. */
  edits?: { text: string; at: number }[];
  /** When `text` was written, if it was edited. */
  editedAt?: number;
  /** When its author took it back. Text and preview stay, or go, as the settings say. */
  revokedAt?: number;
  /** One per person. */
  reactions?: { senderId: string; emoji: string; at: number }[];
  expiresAt?: number;
  viewOnce?: true;
  /** So far only seen on the screen: the time to the minute, and what it is only as far as it shows. */
  onScreen?: true;
  /** From an exported chat: WhatsApp's own id is not known, and the seconds may not be. */
  imported?: true;
  /** Imported into a group: the author's name in the export, where nobody of that name is known. */
  senderName?: string;
  capturedAt: number;
  /** Grows with every write of any message: the search index's cursor. */
  revision: number;
}

/** A message that is gone: what is left for the search index to notice. */
export interface ErasureRow {
  revision: number;
  rowid: number;
  /** SHA-256 (hex) of the message's id: a backup from before must not bring it back. */
  idHash?: string;
}

export interface ChatRow {
  id: string;
  kind: ChatKind;
  name: string;
  unreadCount: number;
  archived: boolean;
  readOnly: boolean;
  /** The newest message that we hold (or, before any, the time that WhatsApp shows). */
  lastMessageAt: number;
  /** Of the newest message that carries content; '' before any. */
  lastMessageId: string;
  lastText: string;
  lastKind: MessageKind;
  lastFromMe: boolean;
  lastIncomingAt: number;
  lastIncomingId: string;
  lastOutgoingAt: number;
  /** Since when a person has been waiting for an answer: the first incoming message after our last one. 0: nobody waits. */
  waitingSince: number;
  /** Our messages since their last one. */
  unanswered: number;
}

export interface ContactRow {
  /** WhatsApp's id (@c.us or @lid): the truth. */
  id: string;
  /** Digits in E.164 without '+', only for @c.us ids. A @lid is not a phone. */
  phone?: string;
  pairedId?: string;
  savedName?: string;
  pushName?: string;
  businessName?: string;
  saved: boolean;
  business: boolean;
  about?: string;
  updatedAt: number;
}

/** What of a chat has been captured. Between two ranges messages may be missing: a gap. */
export interface CoverageRow {
  chatId: string;
  /** Oldest first, apart from each other. */
  ranges: Range[];
  /** WhatsApp's local store held nothing older than the first range. (The phone may.) */
  reachedLocalStart: boolean;
  /** The phone held nothing older either, or would give nothing. */
  reachedPhoneStart?: boolean;
}

/** Why nothing was captured for a while: the explanation of gaps. */
export const ABSENCE_REASONS = [
  'closed',
  'logged-out',
  'offline',
  'phone-unreachable',
  'conflict',
  'degraded',
  'disk-full',
  'other-account',
  'restricted',
] as const;
export type AbsenceReason = (typeof ABSENCE_REASONS)[number];

export interface AbsenceRow {
  id?: number;
  from: number;
  to: number;
  reason: AbsenceReason;
}

/** A change that came before its message. */
export interface EarlyChangeRow {
  id?: number;
  messageId: string;
  change: MessageChange;
  at: number;
}

/** A small picture, base64: a medium's preview under its message's id, a person's photo under their WhatsApp id. */
export interface PictureRow {
  id: string;
  data: string;
}

/** A medium's file that the user asked for; the bytes are in OPFS. */
export interface MediaFileRow {
  /** The message's id. */
  messageId: string;
  state: 'asked' | 'receiving' | 'kept' | 'gone' | 'too-large' | 'failed' | 'not-allowed';
  /** Name of the file in the account's folder; random. */
  file: string;
  /** bytes: of the whole, and so far */
  size: number;
  received: number;
  at: number;
}

/** What the user decided about two ids: one person or two. Taking the row away takes the decision back, exactly. */
export interface MergeRow {
  /** Both ids, sorted, with a space between. */
  pair: string;
  a: string;
  b: string;
  decision: 'same' | 'different';
  at: number;
}

/** The name that the user gave a person. */
export interface OwnNameRow {
  /** WhatsApp's id of the contact. */
  id: string;
  name: string;
  at: number;
}

/** A chat that was imported from WhatsApp's own export, in one zone of its phone; how far the last import got. */
export interface ImportRow {
  /** `${chatId} ${zone} ${minutesAhead}` */
  id: string;
  chatId: string;
  /** IANA; the export's times are its wall clock's, */
  zone: string;
  /** and so far ahead of it. */
  minutesAhead: number;
  state: 'running' | 'done' | 'stopped' | 'failed';
  /** Messages in the file, and read so far: added, and there already. */
  total: number;
  added: number;
  known: number;
  startedAt: number;
  updatedAt: number;
}

/** A line of an export of which the user said that a row with other words is the same message. */
export interface ImportBucketRow {
  /** The line's id, as its own row would have had it. */
  key: string;
  chatId: string;
  rowid: number;
}

/** More open questions than this in one chat are for nobody; the messages are there all the same. */
export const MOST_REVIEWS = 1000;

/** An imported message that may be one with another: for the user to say. */
export interface ImportReviewRow {
  id?: number;
  chatId: string;
  /** The imported one. */
  rowid: number;
  /** What may be the same: captured, or from another export. */
  otherRowid: number;
  reason: DoubtReason;
  at: number;
}

export interface SuggestionSource {
  /** Where a suggestion comes from: an earlier answer of the user's own, a template, or a model that they configured. */
  kind: 'past-reply' | 'template' | 'model';
  /** rowid of the past reply, id of the template, or the model's name. */
  ref: string;
  /** rowid of the question that the past reply answered. */
  questionRowid?: number;
}

export interface OutboxRow {
  id: string;
  chatId: string;
  text: string;
  status: OutboxStatus;
  priority: OutboxPriority;
  source?: SuggestionSource;
  /** The incoming message that this answers (id). */
  inReplyTo?: string;
  createdAt: number;
  updatedAt: number;
  /** Grows with every write: what a screen showed is what it may approve. */
  version: number;
  approval?: {
    /** SHA-256 (hex) of `approvalContent`. */
    hash: string;
    at: number;
    /** Not before: the end of the undo window. */
    sendAfter: number;
    /** Their newest message (id) then, under any of their ids. Absent: there was none. */
    heard?: string;
    /** The same by the sending clock, noted when the background first saw it (domain/approval-clock). */
    tick?: { at: number; sendAfter?: number };
  };
  /** When the human wants it to go; absent: as soon as it may. */
  scheduledFor?: number;
  voided?: { reason: VoidReason; at: number };
  verdict?: Verdict;
  /** A file that goes with it (id of its row); the text is its caption. Approved with it. */
  attachmentId?: string;
  /** The message (id) that it quotes. */
  quotes?: string;
  /** Hand-overs that provably did not leave, since its approval. */
  attempts?: number;
  /** What it waits for while approved. */
  waiting?: {
    /** `text-only`: no driver that could quote, or send a file, works at present. */
    reason:
      | 'undo-window'
      | 'retry'
      | 'pace'
      | 'hold'
      | 'breaker'
      | 'disconnected'
      | 'paused'
      | 'text-only';
    until?: number;
  };
  /** Chosen before the hand-over. */
  stanzaId?: string;
  /** The page instance that the order went to. */
  pageInstance?: string;
  sendingAt?: number;
  /** The user stopped everything while it was on its way: it does not go again by itself. */
  stoppedAt?: number;
  sentAt?: number;
  messageId?: string;
  failure?: { code: string; at: number };
}

/** One line per hand-over to WhatsApp: what the caps and the similarity policy count. No text. */
export interface SendLedgerRow {
  id?: number;
  outboxId: string;
  chatId: string;
  /** By the sending clock (domain/sending-clock). */
  at: number;
  /** It answered nobody who waits: a follow-up, a batch. */
  steady?: true;
  /** Fingerprint of the text (domain/similarity), for the near-identical policy. */
  fingerprint: number[];
  /** SHA-256 (hex) of the file that went with it. Lines of earlier releases have none. */
  fileHash?: string;
  firstContact: boolean;
}

export interface BucketRow {
  /** `look-ups`: what asks WhatsApp's servers or the phone. */
  key: 'sending' | 'look-ups';
  tokens: number;
  /** When `tokens` was true. */
  updatedAt: number;
  /** Not before this instant: the jittered gap. */
  nextAt: number;
}

/** How far below the account's limits sending goes at present. */
export interface PaceRow extends PaceState {
  key: 'pace';
  /** Who answered, when that was last looked at. */
  replies?: ReplyRates;
}

/** The clock that windows, bucket and pace are measured by. */
export interface ClockRow extends ClockState {
  key: 'clock';
}

/** Since when the number has been in use, as far as we know; and when that was last looked for. */
export interface AgeRow {
  key: 'age';
  usedSince: number;
  checkedAt: number;
}

/** Stops hand-overs that fail one after the other; survives restarts. */
export interface BreakerRow {
  key: 'breaker';
  state: 'closed' | 'open' | 'half-open';
  /** Failures in a row. */
  failures: number;
  /** `open`: no hand-over before; `half-open`: when the one was handed over. */
  until: number;
}
export type SendingStateRow = PaceRow | ClockRow | AgeRow | BreakerRow;

/** A run of numbers on a do-not-contact list: the blocks of a list, in the order of `first`, hold its numbers sorted. */
export interface DoNotContactRow {
  listId: string;
  /** The least of `phones`. */
  first: number;
  /** E.164 digits in the one spelling of `canonicalPhone`, as numbers: sorted and compared natively, 9 bytes each. Sorted. */
  phones: number[];
  /** When this list, or an earlier edition of it, first held each of `phones`; ms. */
  since: number[];
}

export interface DoNotContactListRow {
  /** Random: lists of a backup and of here stay apart. */
  id: string;
  name: string;
  /** The list of the state of São Paulo. */
  saoPaulo: boolean;
  importedAt: number;
  /** Stored so far; fewer than `total`: the import did not come to its end. */
  numbers: number;
  total: number;
}

/** "No answer until then: a draft." One a chat; gone with any answer. */
export interface FollowUpRow {
  chatId: string;
  dueAt: number;
  text: string;
  createdAt: number;
}

/** A file to be sent. */
export interface AttachmentRow extends Attachment {
  /** SHA-256 (hex) of `attachmentContent`: what an approval binds. */
  id: string;
  /** SHA-256 (hex) of the bytes, which are in OPFS under `outgoing/` and this name. */
  hash: string;
  /** bytes */
  size: number;
  addedAt: number;
}

/** What the user knows of a person, and WhatsApp does not. */
export interface PersonDetailsRow {
  /** A chat's id. */
  id: string;
  /** IANA; instead of the zone that the phone tells. */
  timeZone?: string;
  /** Which templates suit them. */
  language?: TemplateLanguage;
  /** Their own values of template variables, by the variable's name. */
  fields?: Record<string, string>;
  updatedAt: number;
}

/** What the user sorts people by. Of names that differ in accents and case alone there is one. */
export interface LabelRow {
  id: string;
  /** As the user wrote it, on one line. */
  name: string;
  colour: LabelColour;
  createdAt: number;
  updatedAt: number;
}

/** That a person has a label, or no longer has it: the row stays, so that no older backup puts the label on again. */
export interface PersonLabelRow {
  /** One id of the person, who has the label if it stands under any of theirs. */
  personId: string;
  labelId: string;
  has: boolean;
  at: number;
}

/** What the user wrote down about a person. */
export interface NoteRow {
  id: string;
  /** One id of the person. */
  personId: string;
  /** '': removed. The empty row stays, so that no older backup brings the note back. */
  text: string;
  createdAt: number;
  updatedAt: number;
}

/** One line per transition of an outgoing message. No text. */
export interface AuditRow {
  id?: number;
  at: number;
  outboxId: string;
  from: OutboxStatus | 'none';
  to: OutboxStatus;
  by: 'user' | 'delivery' | 'whatsapp';
  reason?: string;
  hash?: string;
  /** What the policies said when it was judged; a line from `approved` to `approved` tells a hold, or a hold that changed. */
  findings?: Pick<PolicyFinding, 'policy' | 'decision'>[];
}

/** What the user has looked for. */
export interface SearchRow {
  /** As they typed it. */
  text: string;
  /** They keep it under this name; absent: it is one of the last. */
  name?: string;
  usedAt: number;
}

export interface TemplateRow {
  id: string;
  title: string;
  /** Typed after a slash, it brings the template: lower case, without blanks and slash. */
  shortcut?: string;
  /** In Portuguese, and for everybody whose language has no text of its own. May hold variables in double braces. */
  text: string;
  /** The same in other languages. */
  texts?: Partial<Record<Exclude<TemplateLanguage, 'pt'>, string>>;
  createdAt: number;
  updatedAt: number;
  uses: number;
}

/** A line of the consent ledger: added, never changed. */
export interface ConsentRow extends ConsentLine {
  id?: number;
}

/** `user`: switched on by hand. `restricted`: WhatsApp says, or shows, that the account is restricted. `failures`: WhatsApp refused several in a row. */
export type SafeModeReason = 'user' | 'restricted' | 'failures';

/** Settings of one account; one row. */
export interface SettingsRow {
  key: 'settings';
  limits: SendingLimits;
  quietHours: QuietHours;
  /** Soft policies that only warn here. */
  relaxed: SoftPolicy[];
  /** Stops all sending; capture goes on. */
  safeMode: boolean;
  safeModeSince?: number;
  /** Who or what switched it on. */
  safeModeBecause?: SafeModeReason;
  /** When the user last left it: signs from before then are dealt with. */
  safeModeLeftAt?: number;
  paused: boolean;
  /** What the person who records consent here called themselves last. */
  recorder?: string;
  /** seconds between approval and the earliest send */
  undoSeconds: number;
  /** What happens to the text of a message that its author takes back. */
  revokedText: 'keep' | 'drop';
  /** bytes: no single file larger than this is fetched */
  mediaFileLimit: number;
  /** Messages older than so many days are erased. Absent: nothing is ever pruned. */
  retention?: { days: number };
  /** Off until the user fills it in. */
  assistant: { endpoint: string; model: string; apiKey: string; enabled: boolean };
}

/**
 * The link with WhatsApp's tab, as the background last heard of it; one row, in the registry, because it exists before any
 * account does. `closed`: no tab. `reload-needed`: a tab from before the installation or the update.
 */
export interface LinkRow {
  key: 'link';
  pageInstance: string;
  tabId: number | null;
  state: ConnectionState | 'closed' | 'reload-needed';
  /** Since when it is in that state. */
  since: number;
  lastEventAt: number;
  /** How often a page has connected anew in this browser session's life. */
  reconnects: number;
  whatsAppVersion: string;
  activeChatId: string | null;
  /** Tabs of WhatsApp that are open besides. */
  otherTabIds: number[];
  /** Since when, and why, nothing is captured; null while connected. */
  lost: { at: number; reason: AbsenceReason } | null;
  /** The `since` of the connection for which the catching up is done; 0: none. */
  caughtUpSince: number;
  capabilities: PageEventOf<'capabilities'>['capabilities'];
  /** What was found when somebody last asked. */
  diagnostics?: Omit<PageEventOf<'diagnostics'>, 'type'> & { at: number };
}

/**
 * Long work: how far it is. `backfill` and `retention` are the background's, `ledger-check` its and the ledger's screen's, the
 * others the page's.
 */
export interface JobRow {
  job: Job | 'backfill' | 'retention' | 'ledger-check';
  state: 'running' | 'done' | 'stopped' | 'failed';
  done: number;
  total: number;
  startedAt: number;
  updatedAt: number;
  backfill?: BackfillProgress;
  ledger?: LedgerProgress;
}

/** Where the chain of the consent ledger does not hold. */
export interface LedgerBreak {
  /** The line's id; absent: after the last one. */
  id?: number;
  /** `changed`: it says something else now. `gap`: it does not follow the line before. `end`: lines are missing at the end. */
  why: 'changed' | 'gap' | 'end';
}

/** A line of the ledger, and how many there are up to it. */
export interface LedgerHead {
  id: number;
  hash: string;
  lines: number;
}

export interface LedgerProgress {
  /** Where the last walk along the chain ended. */
  head: LedgerHead;
  /** When the whole was walked last. */
  wholeAt: number;
  /** The first ones; none: the chain holds. */
  breaks: LedgerBreak[];
  /** The user knows of these breaks. */
  seen?: true;
}

export interface BackfillProgress {
  /** Also ask the phone for what is older than WhatsApp Web's own store. */
  phone: boolean;
  /** Only these chats; absent: all. */
  chatIds?: string[];
  /** The chat whose turn it is, and the place of its turn: chats go from the newest `lastMessageAt` down. */
  chatId?: string;
  turn: number;
  /** Messages read since the start. */
  read: number;
  /** How many chats were complete when this run began, for the estimate. */
  doneAtStart: number;
  /** Chats that were tried and cannot be read any further now. */
  skipped: string[];
  /** Why it waits or stopped by itself. */
  reason?: 'disconnected' | 'pace' | 'restricted' | 'memory' | 'disk-full';
}

export const COUNTERS = [
  'revision',
  'messages',
  'contacts',
  'captured',
  'duplicates',
  'limit-hits',
  'violations',
  'blocked',
  'sent',
  'failed',
  'unconfirmed',
  'reconciled-held',
  'reconciled-stored',
  'rejected-events',
  'edits',
  'erased',
  /** Of the consent ledger: a chain does not tell that its end is missing. */
  'consent-lines',
] as const;
export type CounterName = (typeof COUNTERS)[number];

/** A number that grows: since the account's beginning. */
export interface CounterRow {
  name: CounterName;
  value: number;
}

/** A counter by the minute: for rates. `minute` = floor(ms / 60,000). Kept for 30 days. */
export interface MinuteRow {
  minute: number;
  name: CounterName | 'response-ms';
  count: number;
  /** For measured quantities (`response-ms`): the sum of the `count` samples. */
  sum: number;
}

/** Structured log; no text, name, or number of a person ever. Kept for 30 days. */
export interface LogRow {
  id?: number;
  at: number;
  level: 'info' | 'warning' | 'error';
  context: 'background' | 'page' | 'screens' | 'search-worker' | 'backup-worker';
  code: string;
  values?: Readonly<Record<string, number | boolean | Policy | ConnectionState>>;
}

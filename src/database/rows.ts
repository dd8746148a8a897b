/** The shapes of the rows. Times are milliseconds since the epoch. Which module writes which table: docs/architecture.md. */
import type { Ack, ChatKind, MessageKind } from '@/domain/message';
import type { OutboxPriority, OutboxStatus, VoidReason } from '@/domain/outbox';
import type { QuietHours, SendingLimits } from '@/domain/limits';
import type { Policy, Verdict } from '@/domain/verdict';
import type { ConnectionState, Job, PageEventOf } from '@/protocol/page-event';

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
  media?: { mimeType?: string; size?: number; duration?: number; fileName?: string };
  capturedAt: number;
  /** Grows with every write of any message: the search index's cursor. */
  revision: number;
}

/** A message that is gone: what is left for the search index to notice. */
export interface ErasureRow {
  revision: number;
  rowid: number;
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
  updatedAt: number;
}

/** What of a chat has been captured. */
export interface CoverageRow {
  chatId: string;
  from: number;
  to: number;
  /** Ranges inside [from, to] in which messages may be missing. */
  gaps: { from: number; to: number }[];
  /** WhatsApp's local store held nothing older than `from`. (The phone may.) */
  reachedLocalStart: boolean;
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
  };
  voided?: { reason: VoidReason; at: number };
  verdict?: Verdict;
  /** What it waits for while approved. */
  waiting?: {
    reason: 'undo-window' | 'pace' | 'hold' | 'disconnected' | 'paused';
    until?: number;
  };
  /** Chosen before the hand-over. */
  stanzaId?: string;
  /** The page instance that the order went to. */
  pageInstance?: string;
  sendingAt?: number;
  sentAt?: number;
  messageId?: string;
  failure?: { code: string; at: number };
}

/** One line per hand-over to WhatsApp: what the caps and the similarity policy count. No text. */
export interface SendLedgerRow {
  id?: number;
  outboxId: string;
  chatId: string;
  at: number;
  /** Fingerprint of the text (domain/similarity), for the near-identical policy. */
  fingerprint: number[];
  firstContact: boolean;
}

export interface BucketRow {
  key: 'sending';
  tokens: number;
  /** When `tokens` was true. */
  updatedAt: number;
  /** Not before this instant: the jittered gap. */
  nextAt: number;
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
}

export interface TemplateRow {
  id: string;
  title: string;
  /** May hold {{primeiro_nome}} and {{saudacao}}. */
  text: string;
  createdAt: number;
  updatedAt: number;
  uses: number;
}

export interface ConsentRow {
  id?: number;
  chatId: string;
  /** 'ask': perhaps an opt-out; a human must say. */
  kind: 'opt-out' | 'opt-in' | 'ask';
  at: number;
  /** The message that says so, or who recorded it. */
  messageId?: string;
  by: 'detected' | 'user';
}

/** Settings of one account; one row. */
export interface SettingsRow {
  key: 'settings';
  limits: SendingLimits;
  quietHours: QuietHours;
  /** Stops all sending; capture goes on. */
  safeMode: boolean;
  safeModeSince?: number;
  paused: boolean;
  /** seconds between approval and the earliest send */
  undoSeconds: number;
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
  capabilities: PageEventOf<'capabilities'>['capabilities'];
}

export interface JobRow {
  job: Job;
  state: 'running' | 'done' | 'stopped' | 'failed';
  done: number;
  total: number;
  startedAt: number;
  updatedAt: number;
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
  context: 'background' | 'page' | 'screens' | 'search-worker';
  code: string;
  values?: Readonly<Record<string, number | boolean | Policy | ConnectionState>>;
}

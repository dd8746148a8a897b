/** What the import worker does, over comlink. One worker reads one file at a time and writes nothing before `run`. */
import type { DateReading } from '@/domain/chat-export/date-order';
import type { DateOrder } from '@/domain/chat-export/written-date';
import type { MessageKind } from '@/domain/message';

/** Why nothing was done. */
export type ImportFailure =
  /** Some other file, or a text that is no chat. */
  | 'not-an-export'
  /** A zip without the text of a chat. */
  | 'no-chat-in-zip'
  /** A zip with several of them. */
  | 'several-chats-in-zip'
  /** Cut off, locked with a password, or not a zip at all. */
  | 'damaged-zip'
  /** It would unpack to more than any chat has. */
  | 'too-large'
  /** Neither UTF-8 nor UTF-16. */
  | 'encoding'
  | 'empty'
  /** The browser could not read the file (moved or changed meanwhile). */
  | 'unreadable'
  | 'disk-full'
  | 'failed';

/** What a file holds, before anything is written. */
export interface ExportPreview {
  /** Whose chat it is, read off the file's name. */
  chatName?: string;
  /** Messages, without what WhatsApp itself says. */
  messages: number;
  systemLines: number;
  kinds: Partial<Record<MessageKind, number>>;
  /** Names and how many messages each has, most first; with the line of the first. */
  authors: { name: string; messages: number }[];
  dates: DateReading;
  /** Lines that are no message, or perhaps are; the first few by number. */
  unread: { lines: number; first: number[] };
  /** Media files that came along. */
  files: { count: number; bytes: number };
}

export type ImportAuthor =
  | { is: 'me' }
  /** The other person of the chat. */
  | { is: 'contact' }
  /** In a group: whose WhatsApp id is known. */
  | { is: 'member'; id: string }
  /** In a group: somebody of whom only the name is known. */
  | { is: 'unknown' };

export interface ImportPlan {
  accountId: string;
  chatId: string;
  /** IANA; of the phone that exported, as far as is known. */
  zone: string;
  /** How far the phone's clock was ahead of that zone's: it may have been in another. */
  minutesAhead: number;
  order: DateOrder;
  /** By the name in the export. */
  authors: Readonly<Record<string, ImportAuthor>>;
  /** Messages in the file. */
  total: number;
  keepFiles: boolean;
}

/** The file shows other hours for messages that are stored: its phone's clock was in another zone. */
export interface ClockDifference {
  /** How far ahead of the zone's. */
  minutesAhead: number;
  /** One of the messages, with both times (ms, as if the wall clock were UTC's). */
  example: { text: string; inFile: number; stored: number };
}

export interface ImportProgress {
  /** Messages read so far, what WhatsApp itself says included. */
  done: number;
  total: number;
  added: number;
  /** Were there already. */
  known: number;
  /** Older than the user keeps messages: not written. */
  old: number;
  /** May be the same as one that is there. */
  doubts: number;
  filesKept: number;
  /** Larger than the user's limit, or broken. */
  filesLeft: number;
}

export interface ImportResult extends ImportProgress {
  outcome: 'done' | 'stopped';
}

export type Read<T> = { ok: true; value: T } | { ok: false; failure: ImportFailure };

export interface ChatImportApi {
  /** `now`: ms since the epoch. `onProgress`: share of the file, 0–1. */
  preview(
    file: File,
    now: number,
    onProgress: (share: number) => void,
  ): Promise<Read<ExportPreview>>;
  /** Whether the file's hours are those of what is stored of the chat. Null: they are, or nothing can be compared. */
  compareClocks(
    file: File,
    question: Pick<ImportPlan, 'accountId' | 'chatId' | 'zone' | 'order'>,
  ): Promise<Read<ClockDifference | null>>;
  /** Writes batch by batch; what is written stays when it fails or stops, and a second run adds what is missing. */
  run(
    file: File,
    plan: ImportPlan,
    onProgress: (progress: ImportProgress) => void,
  ): Promise<Read<ImportResult>>;
  /** Ends `run` after the batch that is being written. */
  stop(): void;
}

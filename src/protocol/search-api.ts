/** What the search worker answers, over comlink. Ids and places only: texts stay in Dexie, and the caller reads them there. */
import type { SearchQuery } from '@/domain/search-query/query';

export interface MessageQuery {
  /** Any query that `parseQuery` gives. Without clauses the filters alone decide. */
  query: SearchQuery;
  /** Only in these chats: what is chosen beside the box. */
  chatIds?: readonly string[];
  /** default 50, at most 500 */
  limit?: number;
  /** Rather wait than be answered without mistyped words (see `unfinished`). */
  patient?: boolean;
}

/**
 * How near a message is to what was typed: its whole words; the last word as a beginning; a word in the plural or singular; a
 * word with one letter or two wrong. Nearer ones come first.
 */
export type MatchLevel = 'words' | 'beginning' | 'number' | 'typo';

export interface MessageHits {
  /** Primary keys of `messages` (`rowid`); newest first within each level. */
  rowids: number[];
  /** How many of them each level has, in their order; levels without any are left out. */
  levels: { level: MatchLevel; count: number }[];
  /** All that there are, up to `COUNT_LIMIT`. */
  count: number;
  /** Words (folded) as they stand in the messages, to be marked in them; `beginning`: whatever follows. */
  marks: { text: string; beginning: boolean }[];
  /** What was read instead of words that are hardly ever written so. */
  corrections: { typed: string; read: string }[];
  /**
   * Mistyped words were not looked for: the words of the index are being read, as once after each start (a second for a million
   * messages). Whoever asks again, patiently, gets these, too.
   */
  unfinished?: true;
  /** Filters whose name nobody and no chat or label has. */
  unknown: { kind: 'from' | 'in' | 'label'; name: string }[];
  /** The chats of whom filters name, when they name any: whoever looks for gaps looks there. */
  chatIds?: string[];
}

/** Beyond this it is "more than". */
export const COUNT_LIMIT = 1000;

/** What has a name. A new kind is a line here and a source in the worker's table. */
export type NameKind = 'contact' | 'group' | 'template' | 'label' | 'note' | 'command';

/** Ids of `contacts`, of `chats` (groups and channels), of `templates`, `labels` and `notes`, of commands (`CommandId`); best first. */
export type NameHits = Record<NameKind, string[]>;

export const NO_NAMES: NameHits = {
  contact: [],
  group: [],
  template: [],
  label: [],
  note: [],
  command: [],
};

export interface IndexStatus {
  /** `building`: answering from what is there. `failed`: see `code`. */
  state: 'no-account' | 'building' | 'ready' | 'failed';
  /** Messages in the index, and in the database. */
  indexed: number;
  total: number;
  /** How far the index has followed the database, 0–1. (`indexed` stays below `total`: calls and the like have no content.) */
  progress: number;
  code?: string;
  /** bytes of the worker's JS heap, where the browser tells */
  memory?: number;
}

export interface SearchApi {
  searchMessages(query: MessageQuery): Promise<MessageHits>;
  /** Whatever has a name like that, by kind; typos forgiven. Limit (of each kind) default 5. */
  searchNames(text: string, limit?: number): Promise<NameHits>;
  /** Ids of `contacts`, best first; typos forgiven. Limit default 20. */
  searchContacts(text: string, limit?: number): Promise<string[]>;
  /** Ids of `templates`, best first: those with all of the words, or else with any. Limit default 10. */
  searchTemplates(text: string, limit?: number): Promise<string[]>;
  /**
   * Rowids of earlier *incoming* messages (persons' chats) whose words are most like `text`, best first: the ground
   * of suggestions from past replies.
   */
  similarIncoming(text: string, limit?: number): Promise<number[]>;
  status(): Promise<IndexStatus>;
}

/** What a port of the search worker carries: `SearchApi`, and what makes it cancellable. */
export interface SearchPortApi extends Omit<SearchApi, 'searchMessages'> {
  /** Null when `cancel` came before its turn. `ticket`: chosen by the caller, once per port. */
  searchMessages(query: MessageQuery, ticket?: number): Promise<MessageHits | null>;
  cancel(ticket: number): Promise<void>;
  /** Resolves when the worker holds its lock and answers. */
  ready(): Promise<true>;
}

/** The message with which a page hands a MessagePort for the search worker to the service worker, and on to the offscreen document. */
export const SEARCH_PORT_MESSAGE = 'mettri-search-port';
/** The Web Lock that the search worker holds for its life: granted to a client, it means that the worker is dead. */
export const SEARCH_WORKER_LOCK = 'mettri-search-worker';

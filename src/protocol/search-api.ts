/** What the search worker answers, over comlink. Ids and places only: texts stay in Dexie, and the caller reads them there. */

export interface MessageQuery {
  /** What the user typed. Folded and parsed by the worker; never throws, whatever it holds. */
  text: string;
  chatId?: string;
  /** ms since the epoch, inclusive */
  from?: number;
  /** ms since the epoch, exclusive */
  to?: number;
  /** default 50, at most 200 */
  limit?: number;
}

export interface MessageHits {
  /** Newest first: primary keys of `messages` (`rowid`). */
  rowids: number[];
  /** True when there are more than `limit`. */
  more: boolean;
}

export interface IndexStatus {
  /** `building`: answering from what is there. `failed`: see `code`. */
  state: 'no-account' | 'building' | 'ready' | 'failed';
  /** Messages in the index, and in the database. */
  indexed: number;
  total: number;
  /** How far the index has followed the database, 0–1. (`indexed` stays below `total`: media without a text have no words.) */
  progress: number;
  code?: string;
  /** bytes of the worker's JS heap, where the browser tells */
  memory?: number;
}

export interface SearchApi {
  searchMessages(query: MessageQuery): Promise<MessageHits>;
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

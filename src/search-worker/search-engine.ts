/** The search engine of the account that is logged in: follows the registry from one account to the next. */
import { liveQuery } from 'dexie';
import { accountDatabase } from '@/database/account-database';
import { readDevice } from '@/database/registry';
import {
  NO_NAMES,
  type IndexStatus,
  type MessageHits,
  type MessageQuery,
  type NameHits,
  type SearchApi,
} from '@/protocol/search-api';
import { AccountSearch } from './account-search';
import { NO_HITS } from './message-search';
import { SearchFailure, failureCode } from './search-failure';

const DEFAULT_MESSAGES = 50;
const MOST_MESSAGES = 500;
const DEFAULT_NAMES = 5;
const DEFAULT_CONTACTS = 20;
const DEFAULT_TEMPLATES = 10;
const DEFAULT_SIMILAR = 20;
const MOST_SIMILAR = 200;
const NO_ACCOUNT: IndexStatus = { state: 'no-account', indexed: 0, total: 0, progress: 0 };

export class SearchEngine implements SearchApi {
  #accountId: string | undefined;
  #account: AccountSearch | undefined;
  /** Changes of account wait for each other: two indexes are never open at once. */
  #switching: Promise<void> = Promise.resolve();
  /** Settles when the account is known. */
  readonly #known: Promise<void>;

  constructor() {
    this.#known = new Promise((resolve, reject) => {
      liveQuery(async () => (await readDevice()).currentAccountId).subscribe({
        next: (accountId) => {
          this.#switching = this.#switching.then(() => this.#enter(accountId));
          this.#switching.then(resolve, reject);
        },
        error: (error: unknown) => reject(new SearchFailure(failureCode(error))),
      });
    });
    // Told to whoever searches; nobody searching is no unhandled failure.
    this.#known.catch(() => {});
  }

  /** @throws whatever the signal was aborted with, once a newer search has overtaken this one */
  async searchMessages(query: MessageQuery, signal?: AbortSignal): Promise<MessageHits> {
    const account = await this.#current();
    const limit = bounded(query.limit, DEFAULT_MESSAGES, MOST_MESSAGES);
    return (await account?.searchMessages(query, limit, signal)) ?? NO_HITS;
  }

  async searchNames(text: string, limit = DEFAULT_NAMES): Promise<NameHits> {
    return (await this.#current())?.searchNames(text, limit) ?? NO_NAMES;
  }

  async searchContacts(text: string, limit = DEFAULT_CONTACTS): Promise<string[]> {
    return (await this.#current())?.searchContacts(text, limit) ?? [];
  }

  async searchTemplates(text: string, limit = DEFAULT_TEMPLATES): Promise<string[]> {
    return (await this.#current())?.searchTemplates(text, limit) ?? [];
  }

  async similarIncoming(text: string, limit?: number): Promise<number[]> {
    const most = bounded(limit, DEFAULT_SIMILAR, MOST_SIMILAR);
    return (await this.#current())?.similarIncoming(text, most) ?? [];
  }

  async status(): Promise<IndexStatus> {
    return (await this.#current())?.status() ?? NO_ACCOUNT;
  }

  async #current(): Promise<AccountSearch | undefined> {
    await this.#known;
    await this.#switching;
    return this.#account;
  }

  async #enter(accountId: string | undefined): Promise<void> {
    if (accountId === this.#accountId) return;
    this.#accountId = accountId;
    const leaving = this.#account;
    this.#account = undefined;
    await leaving?.stop();
    if (accountId !== undefined) this.#account = new AccountSearch(accountDatabase(accountId));
  }
}

function bounded(limit: number | undefined, usual: number, most: number): number {
  return Math.min(Math.max(Math.trunc(limit ?? usual), 1), most);
}

/** The search engine of the account that is logged in: follows the registry from one account to the next. */
import { liveQuery } from 'dexie';
import { accountDatabase } from '@/database/account-database';
import { readDevice } from '@/database/registry';
import type { IndexStatus, MessageHits, MessageQuery, SearchApi } from '@/protocol/search-api';
import { AccountSearch } from './account-search';
import { SearchFailure, failureCode } from './search-failure';

const DEFAULT_CONTACTS = 20;
const DEFAULT_TEMPLATES = 10;
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

  async searchMessages(query: MessageQuery): Promise<MessageHits> {
    const account = await this.#current();
    return account ? account.searchMessages(query) : { rowids: [], more: false };
  }

  async searchContacts(text: string, limit = DEFAULT_CONTACTS): Promise<string[]> {
    return (await this.#current())?.searchContacts(text, limit) ?? [];
  }

  async searchTemplates(text: string, limit = DEFAULT_TEMPLATES): Promise<string[]> {
    return (await this.#current())?.searchTemplates(text, limit) ?? [];
  }

  async similarIncoming(text: string, limit?: number): Promise<number[]> {
    return (await this.#current())?.similarIncoming(text, limit) ?? [];
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

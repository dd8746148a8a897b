/** One page's way in: the engine, with searches that a newer one may overtake. */
import type {
  IndexStatus,
  MessageHits,
  MessageQuery,
  NameHits,
  SearchPortApi,
} from '@/protocol/search-api';
import { pause } from './pause';
import type { SearchEngine } from './search-engine';
import { isAbort } from './search-failure';

export class PortApi implements SearchPortApi {
  readonly #engine: SearchEngine;
  readonly #running = new Map<number, AbortController>();

  constructor(engine: SearchEngine) {
    this.#engine = engine;
  }

  async searchMessages(query: MessageQuery, ticket?: number): Promise<MessageHits | null> {
    if (ticket === undefined) return this.#engine.searchMessages(query);
    const running = new AbortController();
    this.#running.set(ticket, running);
    try {
      // A cancellation may lie in the port already, behind this call.
      await pause();
      running.signal.throwIfAborted();
      return await this.#engine.searchMessages(query, running.signal);
    } catch (error) {
      if (isAbort(error)) return null;
      throw error;
    } finally {
      this.#running.delete(ticket);
    }
  }

  async cancel(ticket: number): Promise<void> {
    this.#running.get(ticket)?.abort();
  }

  async ready(): Promise<true> {
    return true;
  }

  searchNames(text: string, limit?: number): Promise<NameHits> {
    return this.#engine.searchNames(text, limit);
  }

  searchContacts(text: string, limit?: number): Promise<string[]> {
    return this.#engine.searchContacts(text, limit);
  }

  searchTemplates(text: string, limit?: number): Promise<string[]> {
    return this.#engine.searchTemplates(text, limit);
  }

  similarIncoming(text: string, limit?: number): Promise<number[]> {
    return this.#engine.similarIncoming(text, limit);
  }

  status(): Promise<IndexStatus> {
    return this.#engine.status();
  }
}

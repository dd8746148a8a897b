/** One page's way in: the engine, with searches that a newer one may overtake. */
import type {
  IndexStatus,
  MessageHits,
  MessageQuery,
  SearchApi,
  SearchPortApi,
} from '@/protocol/search-api';
import { pause } from './pause';

export class PortApi implements SearchPortApi {
  readonly #engine: SearchApi;
  readonly #waiting = new Set<number>();

  constructor(engine: SearchApi) {
    this.#engine = engine;
  }

  async searchMessages(query: MessageQuery, ticket?: number): Promise<MessageHits | null> {
    if (ticket === undefined) return this.#engine.searchMessages(query);
    this.#waiting.add(ticket);
    // A cancellation may lie in the port already, behind this call.
    await pause();
    return this.#waiting.delete(ticket) ? this.#engine.searchMessages(query) : null;
  }

  async cancel(ticket: number): Promise<void> {
    this.#waiting.delete(ticket);
  }

  async ready(): Promise<true> {
    return true;
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

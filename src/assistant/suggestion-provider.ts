/** What every source of suggested replies looks like from outside. A suggestion is a draft for a human, never a send. */
import type { ChatRow, MessageRow, SuggestionSource } from '@/database/rows';

export interface SuggestionRequest {
  readonly chat: ChatRow;
  /** The incoming message to answer. */
  readonly question: MessageRow;
  /** The chat's latest messages, oldest first. */
  readonly history: readonly MessageRow[];
  /** The recipient's name as the user knows it. */
  readonly contactName: string;
  readonly now: number;
}

export interface Suggestion {
  readonly text: string;
  readonly source: SuggestionSource;
  /** 0–1, higher is better; comparable between providers. */
  readonly score: number;
}

export interface SuggestionProvider {
  readonly kind: SuggestionSource['kind'];
  /** Answers without any network request. */
  readonly offline: boolean;
  /** Best first; empty when it has nothing to say. Stops and rejects with the signal's reason when aborted. */
  suggest(request: SuggestionRequest, signal: AbortSignal): Promise<Suggestion[]>;
}

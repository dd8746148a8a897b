/** The vocabulary of one index, kept in step: read when there is time, and again when words may have gone. */
import { foldedWords } from './fold';
import { Vocabulary, type NearWord } from './vocabulary';

/** Words read at once: some 5 ms. */
const SLICE = 500;
/** So many new messages are worth a new reading instead. */
const FEW = 50;

/** Up to `limit` words in their order, from the one after `after`, each with the messages that it is in. */
export type ReadWords = (after: string, limit: number) => [word: string, messages: number][];

export class IndexVocabulary {
  readonly #words = new Vocabulary();
  readonly #read: ReadWords;
  readonly #pause: () => Promise<void>;
  #state: 'unread' | 'stale' | 'fresh' = 'unread';
  #changes = 0;
  #reading: Promise<void> | undefined;

  /** @param pause awaited between slices */
  constructor(read: ReadWords, pause: () => Promise<void>) {
    this.#read = read;
    this.#pause = pause;
  }

  near(word: string): NearWord[] {
    return this.#words.near(word);
  }

  /** In how many messages a folded word is, when that was last counted; 0: unknown. */
  messages(word: string): number {
    return this.#words.messages(word);
  }

  /** Whether the words have been read at least once. */
  get isRead(): boolean {
    return this.#state !== 'unread';
  }

  /** Reads the words of the index anew, unless nothing has changed since. */
  async refresh(): Promise<void> {
    if (this.#state === 'fresh') return;
    this.#reading ??= this.#readAll().finally(() => {
      this.#reading = undefined;
    });
    await this.#reading;
  }

  /** New messages came with these texts. Words of changed and erased ones go with the next reading. */
  added(texts: readonly string[]): void {
    if (this.#state === 'unread') return;
    this.#changes += 1;
    if (texts.length > FEW) this.#state = 'stale';
    else for (const text of texts) this.#words.add(foldedWords(text));
  }

  /** Some words may be gone, from the index and from here. */
  outdated(): void {
    this.#changes += 1;
    if (this.#state === 'fresh') this.#state = 'stale';
  }

  /** The index has been emptied. */
  clear(): void {
    this.#changes += 1;
    this.#words.clear();
    this.#state = 'unread';
  }

  async #readAll(): Promise<void> {
    const changes = this.#changes;
    const words: [string, number][] = [];
    let after = '';
    for (;;) {
      const slice = this.#read(after, SLICE);
      words.push(...slice);
      const last = slice.at(-1);
      if (slice.length < SLICE || last === undefined) break;
      after = last[0];
      await this.#pause();
    }
    this.#words.replace(words);
    this.#state = changes === this.#changes ? 'fresh' : 'stale';
  }
}

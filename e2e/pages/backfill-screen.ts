import { expect, type Locator, type Page } from '@playwright/test';
import type { Words } from './words.ts';

/** Reading older history, and what of each chat is captured. */
export class BackfillScreen {
  readonly #page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.#page = page;
    this.#words = words;
  }

  get #stopButton(): Locator {
    return this.#page.getByRole('button', { name: this.#words.backfill.stop, exact: true });
  }

  get done(): Locator {
    return this.#page.getByText(this.#words.backfill.state.done);
  }

  /** What the list says of one chat. */
  entry(name: string): Locator {
    return this.#page
      .getByRole('list', { name: this.#words.backfill.chats })
      .getByRole('button', { name });
  }

  /** Resolves when the background has begun. */
  async start(options: { phone?: boolean } = {}): Promise<void> {
    if (options.phone)
      await this.#page.getByRole('switch', { name: this.#words.backfill.phone }).check();
    await this.#page.getByRole('button', { name: this.#words.backfill.start }).click();
    await expect(this.#stopButton.or(this.done)).toBeVisible();
  }

  async stop(): Promise<void> {
    await this.#stopButton.click();
    await expect(this.#stopButton).toBeHidden();
  }
}

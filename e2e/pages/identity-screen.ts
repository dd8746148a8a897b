import { type Locator, type Page } from '@playwright/test';
import { fill, type Words } from './words.ts';

/** The review of contacts that may be one person. */
export class IdentityScreen {
  readonly #page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.#page = page;
    this.#words = words;
  }

  suggestion(a: string, b: string): Locator {
    return this.#page.getByRole('article', { name: fill(this.#words.identity.card, { a, b }) });
  }

  get none(): Locator {
    return this.#page.getByRole('heading', { name: this.#words.identity.noneTitle });
  }

  async samePerson(): Promise<void> {
    await this.#page.getByRole('button', { name: this.#words.identity.same, exact: true }).click();
  }

  /** Takes the decision about these two back, in the list of decisions. */
  async undo(a: string, b: string): Promise<void> {
    await this.#page
      .getByRole('button', { name: fill(this.#words.identity.undoOf, { a, b }) })
      .click();
  }
}

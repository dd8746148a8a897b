import { type Locator, type Page } from '@playwright/test';
import type { Words } from './words.ts';

/** The search over messages, contacts and templates. */
export class SearchScreen {
  readonly #page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.#page = page;
    this.#words = words;
  }

  get field(): Locator {
    return this.#page.getByRole('combobox', { name: this.#words.search.label });
  }

  /** Goes on behind what stands in the box. */
  async add(text: string): Promise<void> {
    await this.field.press('End');
    await this.field.pressSequentially(text);
  }

  /** `/` and the words, as a user types them. */
  async type(text: string): Promise<void> {
    if (!(await this.field.isVisible())) await this.#page.keyboard.press('/');
    await this.field.fill(text);
  }

  /** A found message that shows this text, as it was written. */
  result(text: string | RegExp): Locator {
    return this.#page
      .getByRole('group', { name: this.#words.search.messages })
      .getByRole('option')
      .filter({ hasText: text });
  }

  /** A found note that shows this text. */
  note(text: string | RegExp): Locator {
    return this.#page
      .getByRole('group', { name: this.#words.search.notes })
      .getByRole('option')
      .filter({ hasText: text });
  }

  template(title: string): Locator {
    return this.#page
      .getByRole('group', { name: this.#words.search.templates })
      .getByRole('option')
      .filter({ hasText: title });
  }

  get none(): Locator {
    return this.#page.getByRole('heading', { name: this.#words.search.noneTitle });
  }
}

import { expect, type Locator, type Page } from '@playwright/test';
import type { Words } from './words.ts';

/** The user's own ready texts. */
export class TemplatesScreen {
  readonly #page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.#page = page;
    this.#words = words;
  }

  entry(title: string): Locator {
    return this.#page.getByRole('listitem').filter({ hasText: title });
  }

  async add(title: string, text: string): Promise<void> {
    await this.#page.getByRole('button', { name: this.#words.templates.add }).first().click();
    await this.#page.getByRole('textbox', { name: this.#words.templates.name }).fill(title);
    await this.#page
      .getByRole('textbox', { name: this.#words.templates.text, exact: true })
      .fill(text);
    await this.#page.getByRole('button', { name: this.#words.templates.save }).click();
    await expect(this.entry(title)).toBeVisible();
  }
}

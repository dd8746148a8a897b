import { expect, type Locator, type Page } from '@playwright/test';
import { fill, type Words } from './words.ts';

/** The chats, and the timeline of one of them. */
export class ChatsScreen {
  readonly #page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.#page = page;
    this.#words = words;
  }

  entry(name: string): Locator {
    return this.#page
      .getByRole('list', { name: this.#words.chats.title })
      .getByRole('button', { name });
  }

  /** The messages with this person, when their chat is open. */
  timeline(name: string): Locator {
    return this.#page.getByLabel(fill(this.#words.chats.timeline, { name }));
  }

  message(name: string, text: string): Locator {
    return this.timeline(name).getByText(text);
  }

  /** A hole in the capture. */
  get gap(): Locator {
    return this.#page
      .getByRole('log')
      .getByRole('note')
      .filter({ hasText: this.#words.coverage.gap.replace(/\{\{.*/, '') });
  }

  /** That nothing is captured at this time. */
  get captureEnds(): Locator {
    return this.#page
      .getByRole('note')
      .filter({ hasText: this.#words.coverage.until.replace(/^.*\}\}/, '') });
  }

  async searchHere(): Promise<void> {
    await this.#page.getByRole('button', { name: this.#words.chats.searchHere }).click();
  }

  async open(name: string): Promise<void> {
    await this.entry(name).first().click();
    await expect(this.timeline(name)).toBeVisible();
  }

  async writeAndApprove(name: string, text: string): Promise<void> {
    const composer = this.#page.getByRole('textbox', {
      name: fill(this.#words.chats.composer, { name }),
    });
    await composer.fill(text);
    await composer.press('Control+Enter');
    await expect(composer).toHaveValue('');
  }
}

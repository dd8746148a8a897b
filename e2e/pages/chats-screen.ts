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

  /** From a chat to the list. */
  async back(): Promise<void> {
    await this.#page.getByRole('button', { name: this.#words.chats.back }).click();
  }

  /** The file that goes with what is being written. */
  get attachment(): Locator {
    return this.#page.getByRole('group', { name: this.#words.attached.file });
  }

  async pick(file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    await this.#page.locator('form input[type=file]').setInputFiles(file);
  }

  /** Attaches a file, under the name that it has itself. */
  async attach(
    name: string,
    file: { name: string; mimeType: string; buffer: Buffer },
  ): Promise<void> {
    await expect(this.timeline(name)).toBeVisible();
    await this.pick(file);
    await expect(this.attachment).toContainText(file.name);
  }

  /** Approves a file without a word. */
  async approveFile(name: string): Promise<void> {
    await this.#page
      .getByRole('textbox', { name: fill(this.#words.chats.composer, { name }) })
      .press('Control+Enter');
    await expect(this.attachment).toBeHidden();
  }

  /** Begins a reply that quotes this message. */
  async replyTo(name: string, text: string): Promise<void> {
    await this.message(name, text).hover();
    await this.timeline(name)
      .locator('.group')
      .filter({ hasText: text })
      .getByRole('button', { name: this.#words.attached.reply })
      .click();
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

import { expect, type Locator, type Page } from '@playwright/test';
import { fill, type Words } from './words.ts';

/** The consent ledger, and the do-not-contact lists. */
export class ConsentScreens {
  readonly #page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.#page = page;
    this.#words = words;
  }

  /** The newest first. */
  get lines(): Locator {
    return this.#page.getByRole('list', { name: this.#words.consent.title }).getByRole('listitem');
  }

  whole(lines: number): Locator {
    const text = lines === 1 ? this.#words.consent.whole_one : this.#words.consent.whole_other;
    return this.#page.getByText(fill(text, { number: lines }));
  }

  get broken(): Locator {
    return this.#page.getByText(this.#words.consent.broken);
  }

  changed(line: number): Locator {
    return this.#page.getByText(fill(this.#words.consent.break.changed, { line }));
  }

  async checkAgain(): Promise<void> {
    await this.#page.getByRole('button', { name: this.#words.consent.checkAgain }).click();
  }

  async record(name: string, document: string, by: string): Promise<void> {
    const words = this.#words.consent;
    await this.#page.getByRole('button', { name: words.record, exact: true }).click();
    const dialog = this.#page.getByRole('dialog', { name: words.recordTitle });
    await dialog.getByRole('searchbox', { name: words.person }).fill(name);
    await dialog.getByRole('list', { name: words.found }).getByRole('button', { name }).click();
    await dialog.getByLabel(words.document).fill(document);
    await dialog.getByLabel(words.recorder).fill(by);
    await dialog.getByRole('button', { name: words.save, exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  /** Chooses a file of numbers; what it holds is shown. */
  async chooseList(name: string, text: string): Promise<void> {
    const chooser = this.#page.waitForEvent('filechooser');
    await this.#page.getByRole('button', { name: this.#words.doNotContact.choose }).click();
    await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
    await expect(
      this.#page.getByText(fill(this.#words.doNotContact.preview, { name })),
    ).toBeVisible();
  }

  async importList(name: string): Promise<void> {
    const words = this.#words.doNotContact;
    await this.#page.getByRole('button', { name: words.start, exact: true }).click();
    await expect(
      this.#page.getByRole('button', { name: fill(words.removeOf, { name }) }),
    ).toBeVisible();
  }
}

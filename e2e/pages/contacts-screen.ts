import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import { fill, type Words } from './words.ts';

/** The contacts and their export. */
export class ContactsScreen {
  readonly #page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.#page = page;
    this.#words = words;
  }

  entry(name: string): Locator {
    return this.#page.getByRole('main').getByText(name, { exact: true });
  }

  /** Opens the card of the person of this name. */
  async openCard(name: string): Promise<void> {
    await this.#page
      .getByRole('button', { name: fill(this.#words.contacts.open, { name }) })
      .first()
      .click();
    await expect(this.#page.getByRole('region', { name: this.#words.person.ids })).toBeVisible();
  }

  /** Puts a label on the person whose card is open: by the keyboard, from its button on. */
  async putLabelOn(name: string): Promise<void> {
    const { labels } = this.#words;
    await this.#page.getByRole('button', { name: labels.addFull }).press('Enter');
    await this.#page.keyboard.type(name);
    await this.#page.keyboard.press('Enter');
    await expect(this.label(name)).toBeVisible();
    await this.#page.keyboard.press('Escape');
  }

  /** The button that takes a label off the person whose card is open. */
  label(name: string): Locator {
    return this.#page.getByRole('button', { name: fill(this.#words.labels.takeOff, { name }) });
  }

  /** Writes a note on the person whose card is open. */
  async writeNote(text: string): Promise<void> {
    await this.#page.getByRole('textbox', { name: this.#words.notes.new }).fill(text);
    await this.#page.keyboard.press('Control+Enter');
    await expect(this.note(text)).toBeVisible();
  }

  /** A note on the card that is open. */
  note(text: string): Locator {
    return this.#page
      .getByRole('region', { name: this.#words.notes.title })
      .getByRole('listitem')
      .filter({ hasText: text });
  }

  async closeCard(): Promise<void> {
    await this.#page.getByRole('button', { name: this.#words.person.back, exact: true }).click();
  }

  get lines(): Locator {
    return this.#page.getByRole('main').getByRole('listitem');
  }

  /** Reads the contacts of WhatsApp's local store, to the end. */
  async read(): Promise<void> {
    await this.#page.getByRole('button', { name: this.#words.contacts.read }).first().click();
    await expect(
      this.#page.getByText(this.#words.contacts.readDone.replace(/\{\{.*/, '')),
    ).toBeVisible();
  }

  /** The bytes of the file that the export saves. */
  async exportedFile(): Promise<{ name: string; bytes: Buffer }> {
    const download = this.#page.waitForEvent('download');
    await this.#page.getByRole('button', { name: this.#words.contacts.export }).click();
    const file = await download;
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  }
}

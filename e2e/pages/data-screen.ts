import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import { fill, type Words } from './words.ts';

/** The user's data: backup and restore, as they handle them. */
export class DataScreen {
  readonly #page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.#page = page;
    this.#words = words;
  }

  #section(title: string): Locator {
    return this.#page.getByRole('region', { name: title, exact: true });
  }

  get backup(): Locator {
    return this.#section(this.#words.data.backup.title);
  }

  get restore(): Locator {
    return this.#section(this.#words.data.restore.title);
  }

  get diskFull(): Locator {
    return this.#page.getByText(this.#words.data.full.title);
  }

  async beginBackup(passphrase: string): Promise<void> {
    const { backup: words } = this.#words.data;
    await this.backup.getByRole('button', { name: words.start }).click();
    await this.backup.getByLabel(words.passphrase, { exact: true }).fill(passphrase);
  }

  /** Makes a backup; resolves with the file, which the browser has downloaded. */
  async saveBackup(passphrase: string): Promise<Buffer> {
    const { backup: words } = this.#words.data;
    // No test can answer the browser's own window; without it the file is downloaded.
    await this.#page.evaluate(() => Object.assign(window, { showSaveFilePicker: undefined }));
    await this.beginBackup(passphrase);
    await this.backup.getByLabel(words.again).fill(passphrase);
    const downloading = this.#page.waitForEvent('download', { timeout: 60_000 });
    await this.backup.getByRole('button', { name: words.save }).click();
    const download = await downloading;
    await expect(
      this.backup.getByText(fill(words.done, { size: '' }).replace(/\W+$/, '')),
    ).toBeVisible();
    return readFile(await download.path());
  }

  async chooseBackup(file: Buffer): Promise<void> {
    await this.restore
      .locator('input[type=file]')
      .setInputFiles({ name: 'mettri.age', mimeType: 'application/octet-stream', buffer: file });
  }

  async unlock(passphrase: string): Promise<void> {
    const { restore: words } = this.#words.data;
    await this.restore.getByLabel(words.passphrase).fill(passphrase);
    await this.restore.getByRole('button', { name: words.open, exact: true }).click();
  }

  /** A line of the preview: what the backup holds, and what is here. */
  previewed(name: 'messages' | 'chats' | 'contacts' | 'templates' | 'media'): Locator {
    return this.restore.getByRole('row').filter({
      has: this.#page.getByRole('rowheader', { name: this.#words.data.restore[name] }),
    });
  }

  async confirmRestore(): Promise<void> {
    await this.restore.getByRole('button', { name: this.#words.data.restore.confirm }).click();
  }

  get restored(): Locator {
    return this.#page.getByText(this.#words.data.restore.done);
  }
}

import { expect, type Locator, type Page } from '@playwright/test';
import { fill, type Words } from './words.ts';

/** The deck of people who wait, one card at a time. */
export class ApprovalDeck {
  readonly #page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.#page = page;
    this.#words = words;
  }

  /** The card of this person, when it is on top. */
  card(name: string): Locator {
    return this.#page.getByRole('article', { name, exact: true });
  }

  reply(name: string): Locator {
    return this.#page.getByRole('textbox', { name: fill(this.#words.approvals.reply, { name }) });
  }

  /** What was approved and is on its way, or just left. */
  get outbox(): Locator {
    return this.#page.getByRole('region', { name: this.#words.outbox.title });
  }

  get empty(): Locator {
    return this.#page.getByText(this.#words.approvals.emptyTitle);
  }

  get undoHint(): Locator {
    return this.#page.getByText(this.#words.approvals.undone);
  }

  get changedElsewhere(): Locator {
    return this.#page.getByText(this.#words.approvals.changedElsewhere);
  }

  /** Goes through the deck with the arrow keys, to and fro, until this person's card is on top. */
  async turnTo(name: string): Promise<void> {
    const { previous, next } = this.#words.approvals;
    const ends = { ArrowRight: next, ArrowLeft: previous };
    let key: keyof typeof ends = 'ArrowRight';
    await expect(async () => {
      if (!(await this.card(name).isVisible())) {
        const end = this.#page.getByRole('button', { name: ends[key] });
        if ((await end.count()) > 0 && (await end.isDisabled()))
          key = key === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight';
        await this.#page.keyboard.press(key);
      }
      await expect(this.card(name)).toBeVisible({ timeout: 500 });
    }).toPass();
  }

  /** Waits until the card shows a suggestion; resolves to its text. */
  async suggestion(name: string): Promise<string> {
    await expect(this.reply(name)).not.toHaveValue('');
    return this.reply(name).inputValue();
  }

  /** E, the text, Ctrl+Enter: as a salesperson does it. */
  async editAndApprove(name: string, text: string): Promise<void> {
    await this.edit(name, text);
    await this.#page.keyboard.press('Control+Enter');
    await expect(this.card(name)).toBeHidden();
  }

  async edit(name: string, text: string): Promise<void> {
    await expect(this.approveButton).toBeEnabled();
    await this.#page.keyboard.press('e');
    await expect(this.reply(name)).toBeFocused();
    await this.reply(name).fill(text);
  }

  get approveButton(): Locator {
    return this.#page.getByRole('button', { name: this.#words.approvals.approve });
  }

  async approveByKey(): Promise<void> {
    await expect(this.approveButton).toBeEnabled();
    await this.#page.keyboard.press('a');
  }

  async skipByKey(): Promise<void> {
    await expect(this.approveButton).toBeEnabled();
    await this.#page.keyboard.press('s');
  }

  /** Takes back the last approval. */
  async undoByKey(): Promise<void> {
    await this.#page.keyboard.press('z');
  }
}

import { expect, type Locator, type Page } from '@playwright/test';
import type { LinkRow } from '../../src/database/rows.ts';
import { ApprovalDeck } from './approval-deck.ts';
import { BackfillScreen } from './backfill-screen.ts';
import { ChatsScreen } from './chats-screen.ts';
import { ConsentScreens } from './consent-screens.ts';
import { ContactsScreen } from './contacts-screen.ts';
import { DataScreen } from './data-screen.ts';
import { IdentityScreen } from './identity-screen.ts';
import { SearchScreen } from './search-screen.ts';
import { TemplatesScreen } from './templates-screen.ts';
import { fill, words, type Words } from './words.ts';

export type MainScreen = 'approvals' | 'chats' | 'search' | 'contacts' | 'more';
export const MORE_SCREENS = [
  'templates',
  'planned',
  'pace',
  'identity',
  'backfill',
  'import',
  'consent',
  'doNotContact',
  'data',
  'settings',
  'status',
] as const;
export type MoreScreen = (typeof MORE_SCREENS)[number];

/** Mettri's panel, as its user handles it. */
export class Panel {
  readonly page: Page;
  readonly words: Words;
  readonly deck: ApprovalDeck;
  readonly chats: ChatsScreen;
  readonly search: SearchScreen;
  readonly contacts: ContactsScreen;
  readonly consent: ConsentScreens;
  readonly identity: IdentityScreen;
  readonly templates: TemplatesScreen;
  readonly backfill: BackfillScreen;
  readonly data: DataScreen;

  constructor(page: Page, language: keyof typeof words = 'pt-BR') {
    this.page = page;
    this.words = words[language];
    this.deck = new ApprovalDeck(page, this.words);
    this.chats = new ChatsScreen(page, this.words);
    this.search = new SearchScreen(page, this.words);
    this.contacts = new ContactsScreen(page, this.words);
    this.consent = new ConsentScreens(page, this.words);
    this.identity = new IdentityScreen(page, this.words);
    this.templates = new TemplatesScreen(page, this.words);
    this.backfill = new BackfillScreen(page, this.words);
    this.data = new DataScreen(page, this.words);
  }

  get firstRun(): Locator {
    return this.page.getByRole('heading', { name: this.words.firstRun.title });
  }

  /** Reads the first page, as everybody does, and begins. */
  async passFirstRun(): Promise<void> {
    await this.page.getByRole('button', { name: this.words.firstRun.start }).click();
    await expect(this.firstRun).toBeHidden();
  }

  async chooseLanguage(name: string): Promise<void> {
    await this.page
      .getByRole('combobox', { name: this.words.firstRun.language })
      .selectOption(name);
  }

  async go(screen: MainScreen): Promise<void> {
    await this.page
      .getByRole('navigation', { name: this.words.nav.label })
      .getByRole('button', { name: this.words.nav[screen] })
      .click();
  }

  async goToMore(screen: MoreScreen): Promise<void> {
    await this.go('more');
    // The button says more than its name, and "Pace" is in "space".
    await this.page
      .getByRole('main')
      .getByRole('button')
      .filter({ has: this.page.getByText(this.words.nav[screen], { exact: true }) })
      .click();
    await expect(
      this.page.getByRole('heading', { name: this.words[screen].title, level: 1 }),
    ).toBeVisible();
  }

  /** The chip that says how the link with WhatsApp stands. */
  connection(state: LinkRow['state']): Locator {
    return this.page.getByRole('button', {
      name: fill(this.words.connection.details, { state: this.words.connection[state].name }),
    });
  }

  /** A line of the status screen: what works. */
  capability(name: keyof Words['status']['capability']): Locator {
    return this.page.getByRole('row').filter({ hasText: this.words.status.capability[name] });
  }

  /** A line of the status screen: a number with its sample and definition. */
  metric(name: keyof Words['status']['metric']): Locator {
    return this.page.getByRole('listitem').filter({
      has: this.page.getByRole('heading', { name: this.words.status.metric[name].name }),
    });
  }

  get noAccount(): Locator {
    return this.page.getByRole('heading', { name: this.words.noAccount.title });
  }

  /** Waits until the search index holds every message; seen on the status screen, and back to the deck. */
  async searchIndexReady(): Promise<void> {
    await this.goToMore('status');
    const ready = this.words.status.indexReady.replace(/\{\{.*/, '');
    await expect(this.page.getByText(ready)).toBeVisible({ timeout: 60_000 });
    await this.go('approvals');
  }

  async connected(): Promise<void> {
    await expect(this.connection('connected')).toBeVisible({ timeout: 30_000 });
  }
}

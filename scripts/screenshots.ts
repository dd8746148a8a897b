/**
 * `npm run screenshots`: docs/screens/*.png, from the product beside the stand-in. With words behind it (`-- search`) only those parts,
 * and the pictures whose names begin so.
 */
import { mkdir } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { writeRows } from '../e2e/fixtures/extension-database.ts';
import { launchMettri, type Mettri } from '../e2e/fixtures/launch-mettri.ts';
import { MORE_SCREENS, Panel } from '../e2e/pages/panel.ts';
import { TabNotice } from '../e2e/pages/tab-notice.ts';
import type { words } from '../e2e/pages/words.ts';
import { lifelikeShop, lifelikeShopIds } from '../e2e/whatsapp-web-standin/shop/lifelike-shop.ts';
import { startStandin, type Shop, type Standin } from '../e2e/whatsapp-web-standin/standin.ts';
import { ensureBrowser } from './browser.ts';
import { ensureBuild } from './fresh-build.ts';
import { inProject } from './project.ts';

const DAY = 24 * 60 * 60_000;
const SIZE = { width: 360, height: 740 };

/** As much of a timeline as a reader of the docs will scroll. */
const TALL = { width: 360, height: 2320 };
const WIDE = { width: 1280, height: 800 };

interface Look {
  readonly language: keyof typeof words;
  readonly colorScheme: 'light' | 'dark';
  readonly parts: readonly Part[];
}

/**
 * Besides what people see first. `search`: its faces; `sending`: how it stands; `capture`: what is and is not captured; `rest`:
 * all other screens.
 */
type Part = 'search' | 'sending' | 'capture' | 'rest';

/** Empty: all. */
const WANTED = process.argv.slice(2);

const TEMPLATES = [
  ['Frete', '{{saudacao}}, {{primeiro_nome}}! O frete para o centro fica R$ 20,90.'],
  ['Horário', 'Abrimos de segunda a sexta das 9h às 18h e sábado das 9h às 13h.'],
  ['Chave pix', 'A chave pix é o e-mail pix@lojaaurora.example. Me avise quando pagar!'],
] as const;

const LOOKS: readonly Look[] = [
  { language: 'pt-BR', colorScheme: 'light', parts: ['search', 'sending', 'rest', 'capture'] },
  { language: 'pt-BR', colorScheme: 'dark', parts: [] },
  { language: 'en', colorScheme: 'light', parts: [] },
  { language: 'en', colorScheme: 'dark', parts: ['search', 'sending', 'capture'] },
];

/** So many messages of one chat are read when catching up; there are more. */
const READ = 250;
const UNREAD = 260;

/** The panel of one look, and what takes its pictures. */
class Studio {
  readonly look: Look;
  readonly mettri: Mettri;
  readonly standin: Standin;
  readonly page: Page;
  readonly panel: Panel;

  constructor(look: Look, mettri: Mettri, standin: Standin, page: Page) {
    this.look = look;
    this.mettri = mettri;
    this.standin = standin;
    this.page = page;
    this.panel = new Panel(page, look.language);
  }

  takes(part: Part): boolean {
    return this.look.parts.includes(part) && (WANTED.length === 0 || WANTED.includes(part));
  }

  async picture(name: string, page = this.page): Promise<void> {
    if (WANTED.length > 0 && !WANTED.some((wanted) => name.startsWith(wanted))) return;
    const notice = page.getByRole('button', { name: this.panel.words.app.dismiss });
    if (await notice.isVisible()) await notice.click();
    // Out of the way: nothing is hovered in the picture.
    await page.mouse.move(0, 0);
    await page.evaluate(async () => {
      if (document.activeElement instanceof HTMLButtonElement) document.activeElement.blur();
      // The frame in which it was placed may still lack its letters.
      for (let frames = 0; frames < 3; frames += 1)
        await new Promise((resolve) => requestAnimationFrame(resolve));
    });
    const file = `${name}-${this.look.language}-${this.look.colorScheme}.png`;
    await page.screenshot({ path: inProject('docs', 'screens', file) });
    console.log(`docs/screens/${file}`);
  }

  /** Resolves when the row of the job says so. */
  async job(name: string, state: string): Promise<void> {
    const rows = () => this.mettri.rows('jobs');
    await expect
      .poll(async () => (await rows()).find(({ job }) => job === name)?.state, { timeout: 60_000 })
      .toBe(state);
  }

  /** The chat of this person, at its newest message. */
  async openChat(name: string): Promise<void> {
    await this.panel.go('chats');
    const back = this.page.getByRole('button', { name: this.panel.words.chats.back });
    if (await back.isVisible()) await back.click();
    await this.panel.chats.open(name);
  }
}

interface Customer {
  chatId: string;
  name: string;
}

/** What people see first. */
async function firstPictures(studio: Studio, customer: Customer): Promise<void> {
  const { look, standin, page, panel } = studio;
  // The panel speaks the browser's language until the user chooses another.
  await new Panel(page).chooseLanguage(look.language);
  await expect(panel.firstRun).toBeVisible();
  await studio.picture('first-run');
  await panel.passFirstRun();
  await panel.connected();
  await studio.job('history', 'done');
  await panel.searchIndexReady();

  const { chatId, name } = customer;
  const question = 'Oi! Qual o horário de vocês no sábado?';
  await standin.customerWrites(chatId, question);
  await panel.deck.turnTo(name);
  await panel.deck.suggestion(name);
  await expect(panel.deck.approveButton).toBeEnabled();
  await studio.picture('approvals');

  await panel.go('chats');
  await expect(panel.chats.entry(name).first()).toBeVisible();
  await studio.picture('chats');
  await panel.chats.open(name);
  await expect(panel.chats.message(name, question)).toBeInViewport({ ratio: 1 });
  await studio.picture('chat');

  await panel.search.type('entrega');
  await expect(panel.search.result(/entreg/i).first()).toBeVisible({ timeout: 30_000 });
  await studio.picture('search');
}

/** While filters are typed, where a letter was wrong, on the way to a screen, and without a result. */
async function searchPictures(studio: Studio, { name }: Customer): Promise<void> {
  const { page, panel, look } = studio;
  const { search, words } = panel;
  const [from, after, has] =
    look.language === 'en' ? ['from', 'after', 'has'] : ['de', 'depois', 'tem'];
  await search.type(`${from}:"${name}" ${after}:2024 ${has}:`);
  await expect(page.getByRole('option').first()).toBeVisible();
  await studio.picture('search-filters');
  await search.type('entrga');
  await expect(page.getByRole('option', { name: /“/ }).first()).toBeVisible({ timeout: 30_000 });
  await studio.picture('search-typo');
  await search.type(words.nav.contacts.slice(0, 4).toLowerCase());
  await expect(page.getByRole('option', { name: words.nav.contacts })).toBeVisible();
  await studio.picture('search-commands');
  await search.type('zebra girafa');
  await expect(search.none).toBeVisible();
  await studio.picture('search-nothing');
}

/** Every kind of message, and what became of some. */
async function kindsPicture(studio: Studio, contacts: Shop['contacts']): Promise<void> {
  const { page } = studio;
  const customer = contacts.find(({ id }) => id === lifelikeShopIds.everyKind);
  await page.setViewportSize(TALL);
  await studio.openChat(customer?.name ?? customer?.pushname ?? '');
  await expect(page.getByText('hologram')).toBeInViewport();
  await studio.picture('kinds');
  await page.setViewportSize(SIZE);
}

/** The same screens in a tab of their own. */
async function workspacePicture(studio: Studio): Promise<void> {
  const { look, mettri, page, panel } = studio;
  const tab = await mettri.context.newPage();
  await tab.setViewportSize(WIDE);
  await tab.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: 'reduce' });
  await tab.goto(page.url().replace('sidepanel', 'workspace'));
  const workspace = new Panel(tab, look.language);
  await tab.getByRole('button', { name: panel.words.nav.chats, exact: true }).click();
  await tab.getByRole('list', { name: panel.words.chats.title }).getByRole('button').nth(1).click();
  await expect(tab.getByRole('log')).toBeVisible();
  await workspace.connected();
  await studio.picture('workspace', tab);
  await tab.close();
  await page.bringToFront();
}

/** What is captured, what is not, and how far the reading is. */
async function capturePictures(
  studio: Studio,
  { chatId, name }: Customer,
  whatsApp: Page,
): Promise<void> {
  const { mettri, standin, page, panel } = studio;
  await panel.goToMore('backfill');
  await panel.backfill.start({ phone: true });
  await expect(page.getByText(panel.words.backfill.waits.pace)).toBeVisible({ timeout: 60_000 });
  await studio.picture('history');
  await panel.backfill.stop();

  await whatsApp.close();
  await studio.openChat(name);
  await expect(panel.chats.captureEnds).toBeInViewport();
  await studio.picture('closed');
  const start = Date.now();
  for (let index = 0; index < UNREAD; index += 1)
    await standin.customerWrites(chatId, `Pedido ${index + 1}: duas toalhas azuis`, {
      // Far enough apart for the hole to have a length.
      at: start + index * 20_000,
    });
  await mettri.openWhatsApp();
  await page.bringToFront();
  await panel.connected();
  const oldest = `Pedido ${UNREAD - READ + 1}:`;
  await expect
    .poll(async () => (await mettri.rows('messages')).some(({ text }) => text.startsWith(oldest)), {
      timeout: 60_000,
    })
    .toBe(true);
  await panel.searchIndexReady();
  await panel.search.type(oldest);
  await panel.search.result(oldest).first().click();
  await expect(panel.chats.gap).toBeVisible();
  await panel.chats.gap.scrollIntoViewIfNeeded();
  await studio.picture('gap');

  // The notice speaks the browser's language, whatever the panel's.
  if (studio.look.language === 'pt-BR') {
    const second = await mettri.openWhatsApp();
    await expect.poll(() => new TabNotice(second).text()).not.toBe('');
    await studio.picture('second-tab', second);
  }
}

/** Much of the month's budget is used; then the ledger; and everything stopped by the user. */
async function sendingPictures(studio: Studio): Promise<void> {
  const { mettri, page, panel } = studio;
  const sentBefore = (at: number) =>
    Array.from({ length: 84 }, (_, index) => ({
      id: index + 1,
      outboxId: `${index}`,
      chatId: `${index}@c.us`,
      at,
      fingerprint: [],
      firstContact: true,
    }));
  const age = { key: 'age', usedSince: Date.now() - 400 * DAY, checkedAt: Date.now() };
  const sendLedger = sentBefore(Date.now() - 2 * DAY);
  await writeRows(await mettri.reader(), { sendLedger, sendingState: [age] });
  await page.reload();
  await panel.goToMore('pace');
  await expect(page.getByRole('meter').first()).toHaveAttribute('aria-valuenow', '84');
  await studio.picture('pace');
  // Long ago: nothing of it counts, nor is said, in the other pictures.
  await writeRows(await mettri.reader(), { sendLedger: sentBefore(0) });
  await page.reload();
  await panel.goToMore('consent');
  await expect(panel.consent.lines.first()).toBeVisible();
  await studio.picture('consent');

  await panel.go('approvals');
  await page.getByRole('button', { name: panel.words.safety.turnOn }).click();
  await expect(page.getByText(panel.words.sending.safeMode)).toBeVisible({ timeout: 30_000 });
  await studio.picture('safe-mode');
  await page.getByRole('button', { name: panel.words.sending.leaveSafeMode }).last().click();
  await page.getByRole('button', { name: panel.words.safety.leave }).click();
  await expect(page.getByText(panel.words.sending.safeMode)).toBeHidden();
}

/** Those that have had their picture. */
const SHOWN = new Set<string>(['backfill', 'pace', 'consent']);

async function otherPictures(studio: Studio): Promise<void> {
  const { page, panel } = studio;
  await panel.go('contacts');
  await expect(panel.contacts.lines.first()).toBeVisible();
  await studio.picture('contacts');
  await panel.goToMore('templates');
  for (const [title, text] of TEMPLATES) await panel.templates.add(title, text);
  for (const screen of MORE_SCREENS) {
    if (SHOWN.has(screen)) continue;
    await panel.goToMore(screen);
    await page.waitForLoadState('networkidle');
    await studio.picture(screen);
  }
}

/** Somebody of the address book who has had an answer. */
function customerOf(standin: Standin, contacts: Shop['contacts']): Customer {
  const saved = contacts.filter(
    ({ id, name }) => name && id.endsWith('@c.us') && standin.messages(id).at(-1)?.fromMe,
  );
  const [contact] = saved.toSorted((a, b) => a.id.localeCompare(b.id));
  if (!contact?.name) throw new Error('The shop has no customer to show.');
  return { chatId: contact.id, name: contact.name };
}

await ensureBrowser();
await ensureBuild();
await mkdir(inProject('docs', 'screens'), { recursive: true });
for (const look of LOOKS) {
  const shop = lifelikeShop(Date.now());
  const standin = await startStandin({ shop });
  const mettri = await launchMettri({ arguments: standin.browserArguments, deviceScaleFactor: 2 });
  try {
    const whatsApp = await mettri.openWhatsApp();
    const page = await mettri.openPanelTab(SIZE);
    await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: 'reduce' });
    const studio = new Studio(look, mettri, standin, page);
    const customer = customerOf(standin, shop.contacts);
    await firstPictures(studio, customer);
    if (studio.takes('search')) await searchPictures(studio, customer);
    if (studio.takes('sending')) await sendingPictures(studio);
    if (studio.takes('rest')) await otherPictures(studio);
    if (studio.takes('capture')) {
      await kindsPicture(studio, shop.contacts);
      await workspacePicture(studio);
      // Last: it closes WhatsApp.
      await capturePictures(studio, customer, whatsApp);
    }
  } finally {
    await mettri.close();
    await standin.stop();
  }
}

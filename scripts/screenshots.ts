/** `npm run screenshots`: docs/screens/*.png, from the product beside the stand-in. */
import { mkdir } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { launchMettri, type Mettri } from '../e2e/fixtures/launch-mettri.ts';
import { Panel } from '../e2e/pages/panel.ts';
import type { words } from '../e2e/pages/words.ts';
import { startStandin, type Standin } from '../e2e/whatsapp-web-standin/standin.ts';
import { ensureBrowser } from './browser.ts';
import { ensureBuild } from './fresh-build.ts';
import { inProject } from './project.ts';

const SIZE = { width: 360, height: 740 };

interface Look {
  readonly language: keyof typeof words;
  readonly colorScheme: 'light' | 'dark';
  /** Only the screens that people see first. */
  readonly mainOnly: boolean;
}

const TEMPLATES = [
  ['Frete', '{{saudacao}}, {{primeiro_nome}}! O frete para o centro fica R$ 20,90.'],
  ['Horário', 'Abrimos de segunda a sexta das 9h às 18h e sábado das 9h às 13h.'],
  ['Chave pix', 'A chave pix é o e-mail pix@lojaaurora.example. Me avise quando pagar!'],
] as const;

const LOOKS: readonly Look[] = [
  { language: 'pt-BR', colorScheme: 'light', mainOnly: false },
  { language: 'pt-BR', colorScheme: 'dark', mainOnly: true },
  { language: 'en', colorScheme: 'light', mainOnly: true },
  { language: 'en', colorScheme: 'dark', mainOnly: true },
];

async function pictures(look: Look, mettri: Mettri, standin: Standin): Promise<void> {
  const { language, colorScheme, mainOnly } = look;
  const page = await mettri.openPanelTab(SIZE);
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  const picture = async (name: string) => {
    // Out of the way: nothing is hovered in the picture.
    await page.mouse.move(0, SIZE.height / 2);
    await page.evaluate(async () => {
      if (document.activeElement instanceof HTMLButtonElement) document.activeElement.blur();
      // The frame in which it was placed may still lack its letters.
      for (let frames = 0; frames < 3; frames += 1)
        await new Promise((resolve) => requestAnimationFrame(resolve));
    });
    const file = `${name}-${language}-${colorScheme}.png`;
    await page.screenshot({ path: inProject('docs', 'screens', file) });
    console.log(`docs/screens/${file}`);
  };
  // The panel speaks the browser's language until the user chooses another.
  await new Panel(page).chooseLanguage(language);
  const panel = new Panel(page, language);
  await expect(panel.firstRun).toBeVisible();
  await picture('first-run');
  await panel.passFirstRun();
  await panel.connected();
  await expect
    .poll(async () => (await mettri.rows('jobs')).find(({ job }) => job === 'history')?.state, {
      timeout: 60_000,
    })
    .toBe('done');

  await panel.searchIndexReady();

  const { chatId, name } = await customerOf(mettri, standin);
  const question = 'Oi! Qual o horário de vocês no sábado?';
  await standin.customerWrites(chatId, question);
  await panel.deck.turnTo(name);
  await panel.deck.suggestion(name);
  await expect(panel.deck.approveButton).toBeEnabled();
  await picture('approvals');

  await panel.go('chats');
  await expect(panel.chats.entry(name).first()).toBeVisible();
  await picture('chats');
  await panel.chats.open(name);
  await expect(panel.chats.message(name, question)).toBeInViewport({ ratio: 1 });
  await picture('chat');

  await panel.search.type('entrega');
  await expect(panel.search.result(/entreg/i).first()).toBeVisible({ timeout: 30_000 });
  await picture('search');
  if (mainOnly) return;

  await panel.go('contacts');
  await expect(panel.contacts.lines.first()).toBeVisible();
  await picture('contacts');
  await panel.goToMore('templates');
  for (const [title, text] of TEMPLATES) await panel.templates.add(title, text);
  for (const screen of ['templates', 'settings', 'status'] as const) {
    await panel.goToMore(screen);
    await picture(screen);
  }
}

async function customerOf(
  mettri: Mettri,
  standin: Standin,
): Promise<{ chatId: string; name: string }> {
  const saved = (await mettri.rows('contacts')).filter(
    ({ id, savedName }) => savedName && id.endsWith('@c.us') && standin.messages(id).at(-1)?.fromMe,
  );
  const [contact] = saved.toSorted((a, b) => a.id.localeCompare(b.id));
  if (!contact?.savedName) throw new Error('The shop has no customer to show.');
  return { chatId: contact.id, name: contact.savedName };
}

await ensureBrowser();
await ensureBuild();
await mkdir(inProject('docs', 'screens'), { recursive: true });
for (const look of LOOKS) {
  const standin = await startStandin({ shop: 'lifelike' });
  const mettri = await launchMettri({ arguments: standin.browserArguments, deviceScaleFactor: 2 });
  try {
    await mettri.openWhatsApp();
    await pictures(look, mettri, standin);
  } finally {
    await mettri.close();
    await standin.stop();
  }
}

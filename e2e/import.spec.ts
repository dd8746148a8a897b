/** WhatsApp's own exported chats, in the shipped extension: beside what was captured, each message once. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures/test.ts';
import type { Panel } from './pages/panel.ts';
import { fill } from './pages/words.ts';
import { smallShopIds as ids } from './whatsapp-web-standin/shop/small-shop.ts';

const clock = new Intl.DateTimeFormat('pt-BR', {
  ...({ day: '2-digit', month: '2-digit', year: 'numeric' } as const),
  ...({ hour: '2-digit', minute: '2-digit', timeZone: 'America/Sao_Paulo' } as const),
});

/** As an Android phone in Brazil exports it; `t` in seconds. */
function exported(
  messages: readonly { t: number; fromMe: boolean; body?: string }[],
  name: string,
) {
  return messages
    .map(
      ({ t, fromMe, body }) =>
        `${clock.format(t * 1000).replace(',', '')} - ${fromMe ? 'Loja' : name}: ${body ?? ''}`,
    )
    .join('\n');
}

async function choose(panel: Panel, name: string, text: string): Promise<void> {
  await panel.goToMore('import');
  const another = panel.page.getByRole('button', { name: panel.words.import.another });
  const picker = panel.page.locator('input[type=file]');
  await expect(another.or(picker).first()).toBeAttached();
  if (await another.isVisible()) await another.click();
  await picker.setInputFiles({
    name: `Conversa do WhatsApp com ${name}.txt`,
    mimeType: 'text/plain',
    buffer: Buffer.from(text),
  });
  await expect(panel.page.getByRole('heading', { name, level: 2 })).toBeVisible();
  // A young chat may not tell day from month.
  const dayFirst = panel.page
    .getByRole('group', { name: /\d\d\/\d\d\/\d{4}\?$/ })
    .getByRole('radio');
  if ((await dayFirst.count()) > 0) await dayFirst.first().check();
}

async function run(panel: Panel): Promise<void> {
  await panel.page.getByRole('button', { name: panel.words.import.start, exact: true }).click();
  await expect(
    panel.page.getByRole('heading', { name: panel.words.import.doneTitle }),
  ).toBeVisible();
}

test('an exported chat adds what is missing, and nothing twice', async ({
  standin,
  mettri,
  panel,
}) => {
  const held = standin.messages(ids.ana);
  const anas = async () =>
    (await mettri.rows('messages')).filter(({ chatId }) => chatId === ids.ana);
  await expect.poll(async () => (await anas()).length).toBe(held.length);
  const first = held[0]?.t ?? 0;
  const older = ['Bom dia!', 'Quanto custa o azul?'].map((body, index) => ({
    ...{ t: first - 7200 + index * 60, fromMe: false, body },
  }));
  const text = exported([...older, ...held], 'Ana Souza');
  for (const added of [older.length, 0]) {
    await choose(panel, 'Ana Souza', text);
    const { violations } = await new AxeBuilder({ page: panel.page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await run(panel);
    const words = panel.words.import;
    await expect(
      panel.page.getByText(fill(words.known_other, { number: older.length + held.length - added })),
    ).toBeVisible();
    expect((await anas()).length).toBe(older.length + held.length);
  }
  // Tall enough for the whole chat: it opens at its newest message, and what is far from it is not drawn.
  await panel.page.setViewportSize({ width: 360, height: 1600 });
  await panel.page.getByRole('button', { name: panel.words.import.openChat }).click();
  await expect(panel.chats.message('Ana Souza', 'Quanto custa o azul?')).toBeVisible();
});

test('a message that was imported before it was captured is one', async ({
  standin,
  mettri,
  whatsApp,
  panel,
}) => {
  await expect
    .poll(async () => (await mettri.rows('messages')).length)
    .toBe(standin.chats().flatMap(({ id }) => standin.messages(id)).length);
  await whatsApp.close();
  await standin.customerWrites(ids.bruno, 'Mandei o comprovante');
  const written = standin.messages(ids.bruno).filter(({ body }) => body === 'Mandei o comprovante');
  await choose(panel, 'Bruno Lima', exported(written, 'Bruno Lima'));
  await panel.page.getByRole('radio', { name: panel.words.import.meNone }).check();
  await run(panel);
  const found = async () =>
    (await mettri.rows('messages')).filter(({ text }) => text === 'Mandei o comprovante');
  expect(await found()).toMatchObject([{ imported: true }]);
  const [imported] = await found();
  await mettri.openWhatsApp();
  await expect
    .poll(async () => (await found()).map((row) => row.stanzaId))
    .toEqual(written.map(({ stanzaId }) => stanzaId));
  expect(await found()).toMatchObject([{ rowid: imported?.rowid }]);
  expect((await found())[0]?.imported).toBeUndefined();
});

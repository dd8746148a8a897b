/** The main job, end to end: a customer writes, the user approves, WhatsApp receives it once, and everything is found again. */
import Papa from 'papaparse';
import { expect, test, testInOneBrowser } from './fixtures/test.ts';
import { smallShopIds as ids } from './whatsapp-web-standin/shop/small-shop.ts';

const QUESTION = 'Oi! Qual o prazo de entrega para o centro?';
const ANSWER = 'Oi, Ana! Entregamos em até 3 dias úteis.';

test('a reply is suggested, edited, approved by keyboard, sent once and recorded', async ({
  standin,
  mettri,
  panel,
}) => {
  await standin.customerWrites(ids.ana, QUESTION);
  await panel.deck.turnTo('Ana Souza');
  expect(await panel.deck.suggestion('Ana Souza')).toContain('2 dias úteis');
  // What is answered must be in sight, whatever else the card shows.
  await expect(panel.deck.card('Ana Souza').getByText(QUESTION)).toBeInViewport({ ratio: 1 });

  await panel.deck.editAndApprove('Ana Souza', ANSWER);
  const received = await standin.waitForReceived(({ chatId }) => chatId === ids.ana);
  expect(received).toMatchObject({ body: ANSWER, origin: 'script', type: 'chat' });

  await expect
    .poll(
      async () => (await mettri.rows('outbox')).find(({ chatId }) => chatId === ids.ana)?.status,
    )
    .toMatch(/^(sent|delivered|read)$/);
  expect(standin.received).toHaveLength(1);
  // Nobody opened the chat: the customer must not see blue ticks.
  expect(standin.seen).toEqual([]);
  const steps = (await mettri.rows('audit')).map(({ from, to, by }) => `${from} → ${to} by ${by}`);
  expect(steps).toEqual(
    expect.arrayContaining(['draft → approved by user', 'approved → sending by delivery']),
  );
  expect(JSON.stringify(await mettri.rows('audit'))).not.toContain('dias');
  expect(JSON.stringify(await mettri.rows('log'))).not.toMatch(/dias|Ana|5511/);
});

test('an approval can be undone until it is sent', async ({ standin, mettri, panel }) => {
  await standin.customerWrites(ids.ana, QUESTION);
  await panel.deck.turnTo('Ana Souza');
  await panel.deck.edit('Ana Souza', ANSWER);
  await panel.page.keyboard.press('Control+Enter');
  await expect(panel.deck.outbox).toContainText(ANSWER);
  await panel.deck.undoByKey();
  await expect(panel.deck.undoHint.first()).toBeVisible();
  expect((await mettri.rows('outbox')).map(({ status }) => status)).not.toContain('approved');
  expect(standin.received).toEqual([]);
});

test('what was approved while sending was paused leaves when it goes on', async ({
  standin,
  mettri,
  panel,
}) => {
  await panel.page.getByRole('button', { name: panel.words.sending.pause }).click();
  await standin.customerWrites(ids.ana, QUESTION);
  await panel.deck.turnTo('Ana Souza');
  await panel.deck.editAndApprove('Ana Souza', ANSWER);
  const waiting = async () =>
    (await mettri.rows('outbox')).find(({ chatId }) => chatId === ids.ana)?.waiting?.reason;
  await expect.poll(waiting).toBe('paused');
  expect(standin.received).toEqual([]);
  await panel.page.getByRole('button', { name: panel.words.sending.resume }).first().click();
  await standin.waitForReceived(({ body }) => body === ANSWER);
});

test.describe('beside what is sent', () => {
  const test = testInOneBrowser();

  test('a skipped person leaves the deck and nothing is sent', async ({ standin, panel }) => {
    await standin.customerWrites(ids.ana, QUESTION);
    await panel.deck.turnTo('Ana Souza');
    await panel.deck.skipByKey();
    await expect(panel.deck.card('Ana Souza')).toBeHidden();
    expect(standin.received).toEqual([]);
  });

  test('the panel follows the chat that is open in WhatsApp', async ({ standin, panel }) => {
    await panel.go('chats');
    await standin.openChat(ids.dora);
    await expect(panel.chats.timeline('Dora Reis')).toBeVisible();
    await standin.openChat(ids.bruno);
    await expect(panel.chats.timeline('Bruno Lima')).toBeVisible();
  });

  test('messages are found with and without accents, and opened in both places', async ({
    standin,
    panel,
  }) => {
    await standin.customerWrites(ids.ana, 'Quero a coleção de verão, tamanho médio');
    for (const typed of ['colecao verao', 'coleção verão', 'COLEÇÃO', 'cole']) {
      await panel.search.type(typed);
      await expect(panel.search.result('coleção de verão').first()).toBeVisible();
    }
    await panel.search.type('xyzzy');
    await expect(panel.search.none).toBeVisible();

    await panel.search.type('colecao');
    await panel.search
      .result('coleção de verão')
      .first()
      .click({ modifiers: ['ControlOrMeta'] });
    await standin.waitFor(() => standin.activeChat === ids.ana);
    await panel.search.result('coleção de verão').first().click();
    await expect(panel.chats.message('Ana Souza', 'coleção de verão').first()).toBeVisible();
  });

  test('a template is written, found and suggested', async ({ standin, panel }) => {
    await panel.goToMore('templates');
    await panel.templates.add(
      'Garantia',
      '{{saudacao}}, {{primeiro_nome}}! A garantia é de 90 dias.',
    );
    await panel.search.type('garantia');
    await expect(panel.search.template('Garantia')).toBeVisible();

    await standin.customerWrites(ids.ana, 'Oi! Quantos dias de garantia?');
    await panel.go('approvals');
    await panel.deck.turnTo('Ana Souza');
    expect(await panel.deck.suggestion('Ana Souza')).toMatch(
      /^(Bom dia|Boa tarde|Boa noite), Ana! A garantia é de 90 dias\.$/,
    );
  });

  test('contacts leave as a CSV that a strict reader takes', async ({ panel }) => {
    await panel.go('contacts');
    await expect(panel.contacts.entry('Ana Souza')).toBeVisible();
    const { name, bytes } = await panel.contacts.exportedFile();
    expect(name).toMatch(/\.csv$/);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);

    const { data, errors } = Papa.parse<string[]>(text, { delimiter: ';', newline: '\r\n' });
    expect(errors).toEqual([]);
    const [header, ...rows] = data.filter((row) => row.length > 1);
    expect(header).toContain('Telefone');
    expect(rows.every((row) => row.length === header?.length)).toBe(true);
    expect(rows.flat().filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
    const ana = rows.find((row) => row[0] === 'Ana Souza');
    expect(ana?.[header?.indexOf('Telefone') ?? -1]?.replace(/\D/g, '')).toBe('5511988880001');
  });
});

test('a newer message takes the approval back', async ({ standin, mettri, panel }) => {
  await standin.customerWrites(ids.ana, QUESTION);
  await panel.deck.turnTo('Ana Souza');
  await panel.deck.edit('Ana Souza', ANSWER);
  await panel.page.keyboard.press('Control+Enter');
  await expect(panel.deck.outbox).toContainText(ANSWER);
  await standin.customerWrites(ids.ana, 'Deixa, já comprei em outro lugar.');
  await expect
    .poll(
      async () => (await mettri.rows('outbox')).find(({ chatId }) => chatId === ids.ana)?.voided,
    )
    .toMatchObject({ reason: 'newer-message' });
  expect(standin.received).toEqual([]);
});

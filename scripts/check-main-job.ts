/** `npm start -- --check`: the main job in a browser without a window, with pictures of each step. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import Papa from 'papaparse';
import { launchMettri, type Mettri } from '../e2e/fixtures/launch-mettri.ts';
import { Panel } from '../e2e/pages/panel.ts';
import { startStandin, type Standin } from '../e2e/whatsapp-web-standin/standin.ts';
import { inProject, root } from './project.ts';

const QUESTION = 'Oi! Queria saber quanto fica o frete para o meu bairro';
const ADDITION = ' A entrega sai no sábado de manhã, combinação feita!';
const PATIENCE = 45_000;

interface Run {
  readonly standin: Standin;
  readonly mettri: Mettri;
  readonly panel: Panel;
  /** A step is done: its picture, and what happened. */
  readonly done: (what: string) => Promise<void>;
}

/** A person of the shop with a name, to whom nothing is owed at the moment. */
async function quietCustomer({
  standin,
  mettri,
}: Pick<Run, 'standin' | 'mettri'>): Promise<{ chatId: string; name: string }> {
  const contacts = new Map((await mettri.rows('contacts')).map((contact) => [contact.id, contact]));
  for (const { id } of standin.chats()) {
    const name = contacts.get(id)?.savedName;
    const last = standin.messages(id).at(-1);
    if (name && id.endsWith('@c.us') && last?.fromMe && last.type === 'chat')
      return { chatId: id, name };
  }
  throw new Error('The shop has no customer without an open question.');
}

async function answerCustomer(run: Run): Promise<string> {
  const { standin, mettri, panel, done } = run;
  const { chatId, name } = await quietCustomer(run);
  await standin.customerWrites(chatId, QUESTION);
  await panel.deck.turnTo(name);
  const suggestion = await panel.deck.suggestion(name);
  // What is answered must be in sight, whatever else the card shows.
  await expect(panel.deck.card(name).getByText(QUESTION)).toBeInViewport({ ratio: 1 });
  await done(`A customer wrote "${QUESTION}". Suggested: "${suggestion}".`);

  const answer = suggestion + ADDITION;
  await panel.deck.editAndApprove(name, answer);
  await done('Edited and approved by keyboard (E, Ctrl+Enter).');

  await standin.waitForReceived((message) => message.chatId === chatId, PATIENCE);
  await expect
    .poll(
      async () =>
        (await mettri.rows('outbox')).find((row) => row.chatId === chatId && row.text === answer)
          ?.status,
      { timeout: PATIENCE },
    )
    .toMatch(/^(sent|delivered|read)$/);
  const toCustomer = standin.received.filter((message) => message.chatId === chatId);
  expect(toCustomer.map(({ body }) => body)).toEqual([answer]);
  expect(standin.received).toHaveLength(1);
  await done('WhatsApp received exactly that text, once.');
  return answer;
}

async function findAgain({ panel, done }: Run): Promise<void> {
  for (const typed of ['combinação', 'SABADO DE MANHA COMBINACAO']) {
    await panel.search.type(typed);
    await expect(panel.search.result('combinação').first()).toBeVisible({ timeout: PATIENCE });
  }
  await done('The search found it with and without accents.');
}

async function exportContacts({ mettri, panel, done }: Run): Promise<void> {
  await panel.go('contacts');
  const { name, bytes } = await panel.contacts.exportedFile();
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  expect(text.startsWith('\uFEFF')).toBe(true);
  const { data, errors } = Papa.parse<string[]>(text.slice(1), {
    delimiter: ';',
    newline: '\r\n',
    skipEmptyLines: true,
  });
  expect(errors).toEqual([]);
  const widths = new Set(data.map((row) => row.length));
  expect(widths.size).toBe(1);
  expect(data.length - 1).toBeGreaterThan(30);
  expect(data.length - 1).toBeLessThanOrEqual((await mettri.rows('contacts')).length);
  await done(`${name}: ${data.length - 1} contacts, read back strictly.`);
}

async function mainJob(run: Run): Promise<void> {
  const { mettri, panel, done } = run;
  await done('First run: what it does, what it never does, what risk remains.');
  await panel.passFirstRun();
  await panel.connected();
  await expect
    .poll(async () => (await mettri.rows('jobs')).find(({ job }) => job === 'history')?.state, {
      timeout: PATIENCE,
    })
    .toBe('done');
  const messages = (await mettri.rows('messages')).length;
  const chats = (await mettri.rows('chats')).length;
  await done(`Connected. Captured ${messages} messages of ${chats} chats.`);
  await panel.searchIndexReady();
  await answerCustomer(run);
  await findAgain(run);
  await exportContacts(run);
}

/** Resolves to whether everything went as it should; says so on the terminal, step by step. */
export async function checkMainJob(): Promise<boolean> {
  const folder = join('test-results', 'check');
  await rm(inProject(folder), { recursive: true, force: true });
  await mkdir(inProject(folder), { recursive: true });
  const standin = await startStandin({ shop: 'lifelike' });
  const mettri = await launchMettri({ arguments: standin.browserArguments });
  let step = 0;
  try {
    const whatsApp = await mettri.openWhatsApp();
    const panel = new Panel(await mettri.openPanelTab());
    const picture = async (name: string) => {
      await panel.page.screenshot({ path: join(root, folder, `${name}-panel.png`) });
      await whatsApp.screenshot({ path: join(root, folder, `${name}-whatsapp.png`) });
    };
    const done = async (what: string) => {
      step += 1;
      await picture(String(step));
      console.log(`ok ${step}  ${what}`);
    };
    try {
      await mainJob({ standin, mettri, panel, done });
    } catch (error) {
      await picture('failed');
      console.error(
        `FAILED after step ${step}: ${error instanceof Error ? error.message : String(error)}`,
      );
      return false;
    }
    console.log(`The main job works. Pictures of each step: ${folder}`);
    return true;
  } finally {
    await mettri.close();
    await standin.stop();
  }
}

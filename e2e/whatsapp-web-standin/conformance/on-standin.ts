/** A page of the stand-in with the real, unmodified wa-js in it, and nothing of ours. */
import { createRequire } from 'node:module';
import {
  type Browser,
  type BrowserContext,
  chromium,
  expect,
  type Page,
  test,
} from '@playwright/test';

import { browserFlags } from '../../fixtures/browser-flags.ts';
import { type Standin, type StandinOptions, startStandin } from '../standin.ts';

// In the page.
declare const WPP: typeof import('@wppconnect/wa-js');
declare const heard: Heard[];
declare const waJsHooked: boolean;

interface Heard {
  event: string;
  value: string;
}

const waJs = createRequire(import.meta.url).resolve('@wppconnect/wa-js');

const events = [
  'chat.new_message',
  'chat.msg_ack_change',
  'chat.msg_edited',
  'chat.msg_revoke',
  'chat.new_reaction',
  'chat.poll_response',
  'chat.live_location_start',
  'chat.active_chat',
  'chat.unread_count_changed',
  'group.participant_changed',
  'conn.authenticated',
  'conn.logout',
  'conn.main_ready',
  'conn.online',
  'conn.stream_mode_changed',
  'conn.stream_info_changed',
];

/** Notes what wa-js raises from the first moment on, each with the values that matter. */
const recorder = `
  window.heard = [];
  // wa-js says that it is ready and hooks a turn later, in the order of registration: this is the last.
  window.waJsHooked = false;
  WPP.loader.onFullReady(() => { window.waJsHooked = true; });
  const values = {
    'chat.new_message': (x) => [x.id, x.type, x.body],
    'chat.msg_ack_change': (x) => [x.ids.map(String), x.ack],
    'chat.msg_edited': (x) => [x.id, x.chat, x.msg.body, x.msg.latestEditMsgKey.id],
    'chat.msg_revoke': (x) => [x.refId, x.type, x.author, x.id.id],
    'chat.new_reaction': (x) => [x.msgId, x.sender, x.reactionText, x.timestamp],
    'chat.poll_response': (x) => [x.msgId, x.sender, x.selectedOptions.filter(Boolean).map((o) => o.name)],
    'chat.live_location_start': (x) => [x.msgId, x.lat, x.lng, x.shareDuration],
    'chat.active_chat': (x) => [String(x && x.id)],
    'chat.unread_count_changed': (x) => [x.chat.id, x.unreadCount],
    'group.participant_changed': (x) => [x.groupId, x.action, x.author, x.participants],
  };
  for (const event of ${JSON.stringify(events)}) {
    WPP.on(event, (x) => {
      const value = event in values ? values[event](x).map(String).join(' ') : String(x);
      heard.push({ event, value });
    });
  }`;

/** A test's page and stand-in, new for each test. */
export class OnStandin {
  browser!: Browser;
  port = 0;
  standin!: Standin;
  context!: BrowserContext;
  page!: Page;
  complaints: string[] = [];
  #isOpen = false;

  async open(options: StandinOptions = {}): Promise<void> {
    this.standin = await startStandin({ ...options, port: this.port });
    this.context = await this.browser.newContext();
    this.#isOpen = true;
    this.complaints = [];
    this.page = await this.openPage();
  }

  async close(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    await this.context.close();
    await this.standin.stop();
  }

  async openReady(options: StandinOptions = {}): Promise<void> {
    await this.open(options);
    await this.ready();
  }

  /** One more page of the same account. */
  async openPage(): Promise<Page> {
    const page = await this.context.newPage();
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    page.on('request', (request) => {
      if (!/^(https:\/\/web\.whatsapp\.com\/|data:|blob:)/.test(request.url())) {
        this.complaints.push(`foreign request ${request.url()}`);
      }
    });
    await page.addInitScript(
      'window.WPPConfig = { disableGoogleAnalytics: true, linkPreviewApiServers: [] };',
    );
    await page.addInitScript({ path: waJs });
    await page.addInitScript(recorder);
    await page.goto(this.standin.url);
    return page;
  }

  async ready(page = this.page): Promise<void> {
    await page.waitForFunction(() => waJsHooked);
  }

  hears(event: string, value: string | RegExp, page = this.page): Promise<void> {
    return expect
      .poll(() => this.heardOf(event, page))
      .toContainEqual(typeof value === 'string' ? value : expect.stringMatching(value));
  }

  heardOf(event: string, page = this.page): Promise<string[]> {
    return page.evaluate(
      (name) => heard.filter((one) => one.event === name).map((one) => one.value),
      event,
    );
  }

  /** What the newest messages of a chat say, as plain values, by names of attributes. */
  newest(chatId: string, names: string[], count = 1): Promise<Record<string, unknown>[]> {
    return this.page.evaluate(
      async ([chat, wanted, many]) => {
        const plain = (value: unknown): unknown =>
          typeof value === 'object' && value !== null && 'toJid' in value ? String(value) : value;
        const messages = await WPP.chat.getMessages(chat, { count: many });
        return messages.map((message) => {
          const model = message as unknown as Record<string, unknown>;
          const entries = wanted.map((name) => [name, plain(model[name])] as const);
          return Object.fromEntries(
            entries.map(([name, value]) => [name, JSON.parse(JSON.stringify(value ?? null))]),
          );
        });
      },
      [chatId, names, count] as const,
    );
  }
}

/** For the top of a spec: one browser for all its tests, whose stand-ins take turns on one port. */
export function onStandin(): OnStandin {
  const run = new OnStandin();
  test.beforeAll(async () => {
    const first = await startStandin();
    run.port = first.port;
    run.browser = await chromium.launch({
      executablePath: process.env['CHROME_PATH'],
      channel: process.env['CHROME_PATH'] ? undefined : 'chromium',
      args: [...browserFlags(), ...first.browserArguments],
    });
    await first.stop();
  });
  test.afterAll(async () => {
    await run.browser.close();
  });
  test.afterEach(async () => {
    await run.close();
  });
  return run;
}

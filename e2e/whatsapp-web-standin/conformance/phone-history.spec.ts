import { expect, test } from '@playwright/test';

import { bulkChatId, bulkShop } from '../standin.ts';
import { onStandin } from './on-standin.ts';

// In the page.
declare const WPP: typeof import('@wppconnect/wa-js');

const run = onStandin();
const chat = bulkChatId(0);
const shop = bulkShop({ chats: 1, messages: 100, onPhoneOnly: 80 });

interface PhoneHistoryModules {
  WAWebSendNonMessageDataRequest: {
    sendPeerDataOperationRequest(type: number, request: { chatId: unknown }): Promise<void>;
  };
  WAWebHistorySyncOnDemandEvents: {
    WAWebHistorySyncOnDemandEvents: { on(names: string, listener: (jid: string) => void): void };
  };
  WAWebChatLoadMessages: {
    loadEarlierMsgs(request: { chat: unknown }): Promise<unknown[] | undefined>;
  };
}

/** Asks the phone as clients of the real page do; answers how it ended. */
function ask(): Promise<string> {
  return run.page.evaluate((id) => {
    const load = <Name extends keyof PhoneHistoryModules>(name: Name): PhoneHistoryModules[Name] =>
      (window as unknown as { require(module: Name): PhoneHistoryModules[Name] }).require(name);
    const events = load('WAWebHistorySyncOnDemandEvents').WAWebHistorySyncOnDemandEvents;
    const ended = new Promise<string>((resolve) => {
      for (const outcome of ['success', 'error']) {
        events.on(`history_sync_on_demand_events:${outcome}_history_sync_od`, (jid) =>
          resolve(`${outcome} ${jid}`),
        );
      }
    });
    const chatId = WPP.chat.get(id)?.id;
    return load('WAWebSendNonMessageDataRequest')
      .sendPeerDataOperationRequest(3, { chatId })
      .then(() => ended);
  }, chat);
}

/** How many messages the page has, and whether the phone has more (0) or not (1). */
function held(): Promise<[messages: number, more: unknown]> {
  return run.page.evaluate(async (id) => {
    const messages = await WPP.chat.getMessages(id, { count: -1 });
    return [messages.length, WPP.chat.get(id)?.endOfHistoryTransferType];
  }, chat);
}

test('older history comes from the phone, batch by batch, into the local database alone', async () => {
  await run.openReady({ shop });
  await run.standin.setPhoneHistory({ batch: 50 });
  expect(await held()).toEqual([20, 0]);
  expect(run.standin.messages(chat)).toHaveLength(100);

  const jid = chat.replace('@c.us', '@s.whatsapp.net');
  expect(await ask()).toBe(`success ${jid}`);
  expect(await held()).toEqual([70, 0]);
  expect(await ask()).toBe(`success ${jid}`);
  expect(await held()).toEqual([100, 1]);
  const truth = run.standin.messages(chat);
  expect(run.standin.phoneHistoryRequests).toMatchObject([
    { chatId: chat, oldestStanzaId: truth[80]?.stanzaId },
    { chatId: chat, oldestStanzaId: truth[30]?.stanzaId },
  ]);
  const keys = await run.page.evaluate(async (id) => {
    const messages = await WPP.chat.getMessages(id, { count: -1 });
    return messages.map((message) => message.id?.id);
  }, chat);
  expect(keys).toEqual(truth.map(({ stanzaId }) => stanzaId));
  expect(await run.heardOf('chat.new_message')).toEqual([]);

  await run.page.reload();
  await run.ready();
  expect(await held()).toEqual([100, 1]);
  expect(run.complaints).toEqual([]);
});

test('a phone that does not answer: the page gives up, and says so', async () => {
  await run.openReady({ shop });
  await run.standin.setPhoneHistory({ answers: false, timeoutMs: 300 });
  expect(await ask()).toMatch(/^error /);
  expect(await held()).toEqual([20, 0]);

  await run.standin.setPhoneHistory({ answers: true });
  await run.standin.setPhoneReachable(false);
  expect(await ask()).toMatch(/^error /);
  await run.standin.setPhoneReachable(true);
  expect(await ask()).toMatch(/^success /);
  expect(run.standin.phoneHistoryRequests).toHaveLength(3);
});

test('a second request for a chat is dropped while the first is under way', async () => {
  await run.openReady({ shop });
  await run.standin.setPhoneHistory({ afterMs: 200, batch: 10 });
  expect(await Promise.all([ask(), ask()])).toHaveLength(2);
  expect(run.standin.phoneHistoryRequests).toHaveLength(1);
  expect(await held()).toEqual([30, 0]);
});

test('what happens to a message that only the phone has is seen when it comes', async () => {
  await run.openReady({ shop });
  const [oldest] = run.standin
    .messages(chat)
    .filter(({ fromMe, type }) => !fromMe && type === 'chat');
  const stanzaId = oldest?.stanzaId ?? '';
  await run.standin.customerEdits(stanzaId, 'mudou');
  await run.standin.react(stanzaId, chat, '👍');
  await run.standin.setPhoneHistory({ batch: 80 });
  expect(await ask()).toMatch(/^success /);
  const facts = await run.page.evaluate(async (key) => {
    const message = await WPP.chat.getMessageById(key);
    const { reactions } = await WPP.chat.getReactions(key);
    return [message.body, reactions.map(({ aggregateEmoji }) => aggregateEmoji)];
  }, `false_${chat}_${stanzaId}`);
  expect(facts).toEqual(['mudou', ['👍']]);
});

test('earlier messages of the local database come into memory without asking anybody', async () => {
  await run.openReady({ shop });
  const loaded = await run.page.evaluate(async (id) => {
    const { loadEarlierMsgs } = (
      window as unknown as {
        require(name: string): PhoneHistoryModules['WAWebChatLoadMessages'];
      }
    ).require('WAWebChatLoadMessages');
    const model = WPP.chat.get(id);
    const before = model?.msgs.length;
    const messages = await loadEarlierMsgs({ chat: model });
    return [before, messages?.length, model?.msgs.length];
  }, chat);
  expect(loaded).toEqual([15, 5, 20]);
  expect(run.standin.phoneHistoryRequests).toEqual([]);
});

/**
 * The stand-in of WhatsApp Web against the real, unmodified wa-js: everything the product asks of
 * that library works on it as on the real page.
 */
import { expect, test } from '@playwright/test';

import { onStandin } from './whatsapp-web-standin/conformance/on-standin.ts';
import { smallShop, smallShopIds as ids } from './whatsapp-web-standin/shop/small-shop.ts';
import type { Shop } from './whatsapp-web-standin/standin.ts';

// In the page.
declare const WPP: typeof import('@wppconnect/wa-js');

const run = onStandin();

/** Sends as the product does: its own stanza id, no side effects, no waiting. */
function send(chatId: string, text: string, key: string): Promise<{ id: string; ack: number }> {
  return run.page.evaluate(
    async ([to, body, messageId]) => {
      const result = await WPP.chat.sendTextMessage(to, body, {
        markIsRead: false,
        linkPreview: false,
        waitForAck: false,
        messageId,
      });
      return { id: String(result.id), ack: Number(result.ack) };
    },
    [chatId, text, key] as const,
  );
}

/** The small shop, with a long talk with Ana: more than the page holds in memory. */
function longTalk(count: number): Shop {
  const shop = smallShop(Date.now());
  const start = Math.floor(Date.now() / 1000) - count * 60;
  const talk = Array.from({ length: count }, (_, index) => ({
    stanzaId: `3EB0AA${String(index).padStart(16, '0')}`,
    chatId: ids.ana,
    fromMe: index % 2 === 1,
    type: 'chat' as const,
    body: `m${index}`,
    t: start + index * 60,
    ack: 3 as const,
  }));
  return {
    ...shop,
    messages: [...shop.messages.filter((message) => message.chatId !== ids.ana), ...talk],
  };
}

/** wa-js gives the models their derived properties some time after it is ready. */
async function derivedProperties(): Promise<void> {
  await expect
    .poll(() => run.page.evaluate((known) => WPP.chat.get(known.bruno)?.hasUnread, ids))
    .toBe(true);
}

test('becomes ready, says who is logged in, lists chats and contacts', async () => {
  await run.openReady();
  await derivedProperties();
  const facts = await run.page.evaluate(async () => ({
    ready: WPP.isReady,
    authenticated: WPP.conn.isAuthenticated(),
    id: String(WPP.conn.getMyUserId()),
    user: WPP.conn.getMyUserId()?.user,
    lid: String(WPP.conn.getMyUserLid()),
    chats: (await WPP.chat.list()).map((chat) => String(chat.id)),
    unread: (await WPP.chat.list({ onlyWithUnreadMessage: true })).map((chat) => String(chat.id)),
    groups: (await WPP.chat.list({ onlyGroups: true })).map((chat) => ({
      id: String(chat.id),
      members: chat.groupMetadata?.participants.getModelsArray().map(({ id }) => String(id)),
    })),
    saved: (await WPP.contact.list({ onlyMyContacts: true })).map(({ name }) => String(name)),
    everybody: (await WPP.contact.list()).length,
  }));
  expect(facts).toEqual({
    ready: true,
    authenticated: true,
    id: ids.account,
    user: ids.account.split('@')[0],
    lid: ids.accountLid,
    chats: [ids.unsaved, ids.group, ids.bruno, ids.dora, ids.ana, ids.carla],
    unread: [ids.unsaved, ids.bruno],
    groups: [{ id: ids.group, members: [ids.accountLid, ids.ana, ids.bruno] }],
    saved: ['Ana Souza', 'Bruno Lima', 'Carla Dias', 'Dora Reis'],
    everybody: 5,
  });
  await run.hears('conn.main_ready', 'undefined');
  await run.hears('conn.stream_mode_changed', 'MAIN');
  await run.hears('conn.stream_info_changed', 'NORMAL');
  expect(run.complaints).toEqual([]);
});

test('gives chats and contacts as models', async () => {
  await run.openReady();
  await derivedProperties();
  const facts = await run.page.evaluate(async (known) => {
    const chat = WPP.chat.get(known.bruno);
    const contact = await WPP.contact.get(known.ana);
    const unsaved = await WPP.contact.get(known.unsaved);
    return {
      unread: chat?.unreadCount,
      hasUnread: chat?.hasUnread,
      title: chat?.formattedTitle,
      isGroup: chat?.id.isGroup(),
      lastKey: String(chat?.lastReceivedKey),
      absent: WPP.chat.get('5511900000000@c.us') ?? null,
      name: contact?.name,
      pushname: contact?.pushname,
      isMyContact: contact?.isMyContact,
      formattedName: contact?.formattedName,
      unsavedIsMine: unsaved?.isMyContact,
      unsavedName: unsaved?.formattedName,
    };
  }, ids);
  expect(facts).toMatchObject({
    unread: 2,
    hasUnread: true,
    title: 'Bruno Lima',
    isGroup: false,
    absent: null,
    name: 'Ana Souza',
    pushname: 'Ana',
    isMyContact: true,
    formattedName: 'Ana Souza',
    unsavedIsMine: false,
    unsavedName: '+55 11 98888-0005',
  });
  expect(facts.lastKey).toMatch(/^false_5511988880002@c\.us_3A/);
  expect(run.complaints).toEqual([]);
});

test('pages the local history', async () => {
  await run.openReady({ shop: longTalk(60) });
  const facts = await run.page.evaluate(async (chatId) => {
    const bodies = async (
      options: Parameters<typeof WPP.chat.getMessages>[1],
    ): Promise<(string | undefined)[]> =>
      (await WPP.chat.getMessages(chatId, options)).map(({ body }) => body);
    const all = await WPP.chat.getMessages(chatId, { count: -1 });
    const anchor = String(all[30]?.id);
    const byId = await WPP.chat.getMessageById(String(all[3]?.id));
    const missing = await WPP.chat
      .getMessageById(`true_${chatId}_3EB0000000000000000000`)
      .catch((error: { code?: string }) => error.code);
    return {
      newest: await bodies({ count: 3 }),
      before: await bodies({ count: 3, direction: 'before', id: anchor }),
      after: await bodies({ count: 2, direction: 'after', id: anchor }),
      all: all.length,
      first: all[0]?.body,
      sorted: all.every(
        (message, index) => index === 0 || (message.t ?? 0) >= (all[index - 1]?.t ?? 0),
      ),
      byId: [byId.body, byId.type, byId.ack, byId.id.fromMe, String(byId.from)],
      missing,
    };
  }, ids.ana);
  expect(facts).toEqual({
    newest: ['m57', 'm58', 'm59'],
    before: ['m27', 'm28', 'm29'],
    after: ['m31', 'm32'],
    all: 60,
    first: 'm0',
    sorted: true,
    byId: ['m3', 'chat', 3, true, ids.account],
    missing: 'msg_not_found',
  });
  expect(run.complaints).toEqual([]);
});

test('sends with a given key to a person, a private id and a group', async () => {
  await run.openReady();
  const keys = {
    ana: `true_${ids.ana}_3EB0C0FFEE000000000001`,
    dora: `true_${ids.dora}_3EB0C0FFEE000000000002`,
    group: `true_${ids.group}_3EB0C0FFEE000000000003_${ids.accountLid}`,
  };
  expect(await send(ids.ana, 'Olá,\nAna', keys.ana)).toMatchObject({ id: keys.ana });
  expect(await send(ids.dora, 'Olá, Dora', keys.dora)).toMatchObject({ id: keys.dora });
  expect(await send(ids.group, 'Olá, todas', keys.group)).toMatchObject({ id: keys.group });

  await run.standin.waitForReceived(({ chatId }) => chatId === ids.group);
  expect(run.standin.received).toMatchObject([
    { chatId: ids.ana, stanzaId: '3EB0C0FFEE000000000001', body: 'Olá,\nAna', origin: 'script' },
    { chatId: ids.dora, stanzaId: '3EB0C0FFEE000000000002', body: 'Olá, Dora', type: 'chat' },
    { chatId: ids.group, stanzaId: '3EB0C0FFEE000000000003', participant: ids.accountLid },
  ]);
  await run.hears('chat.new_message', `${keys.ana} chat Olá,\nAna`);
  for (const ack of [1, 2, 3]) await run.hears('chat.msg_ack_change', `${keys.ana} ${ack}`);
  await run.hears('chat.msg_ack_change', `${keys.dora} 3`);
  await run.hears('chat.msg_ack_change', /_3EB0C0FFEE000000000003.* 2$/);
  expect(run.standin.seen).toEqual([]);

  const mismatched = await send(ids.ana, 'x', keys.dora).catch((error: Error) => error.message);
  expect(mismatched).toContain('Message key remote ID is not same of chat');
  expect(run.complaints).toEqual([]);
});

test('acknowledges as scripted: stuck, failed though received, never resolving', async () => {
  await run.openReady({ sending: { kind: 'stuck', reaches: true } });
  const key = (number: number): string => `true_${ids.ana}_3EB0C0FFEE00000000001${number}`;
  const ackOf = (number: number): Promise<unknown> =>
    run.page.evaluate(async (id) => (await WPP.chat.getMessageById(id)).ack, key(number));

  await send(ids.ana, 'presa', key(1));
  await run.standin.waitForReceived(({ body }) => body === 'presa');
  expect(await ackOf(1)).toBe(0);

  await run.standin.setSending({ kind: 'failed', reaches: true });
  await send(ids.ana, 'falha', key(2));
  await expect.poll(() => ackOf(2)).toBe(-1);
  expect(run.standin.received.map(({ body }) => body)).toEqual(['presa', 'falha']);

  await run.standin.setSending({ kind: 'failed', reaches: false });
  await send(ids.ana, 'perdida', key(3));
  await expect.poll(() => ackOf(3)).toBe(-1);

  await run.standin.setSending({ kind: 'never-resolves', reaches: true, stored: false });
  const outcome = await Promise.race([
    send(ids.ana, 'silêncio', key(4)).then(() => 'resolved'),
    run.standin.waitForReceived(({ body }) => body === 'silêncio').then(() => 'received'),
  ]);
  expect(outcome).toBe('received');

  await run.standin.setSending({ kind: 'normal', playedAfterMs: 200, readAfterMs: 150 });
  await send(ids.ana, 'normal', key(5));
  await run.hears('chat.msg_ack_change', `${key(5)} 4`);
  expect(run.standin.received.map(({ body }) => body)).toEqual([
    'presa',
    'falha',
    'silêncio',
    'normal',
  ]);
  expect(run.complaints).toEqual([]);
});

test('raises what customers and the own phone write', async () => {
  await run.openReady();
  const message = await run.standin.customerWrites(ids.ana, 'Chegou?');
  await run.hears('chat.new_message', `false_${ids.ana}_${message.stanzaId} chat Chegou?`);
  await run.hears('chat.unread_count_changed', `${ids.ana} 1`);

  const placeholder = await run.standin.customerWritesCiphertext(ids.bruno);
  const key = `false_${ids.bruno}_${placeholder.message.stanzaId}`;
  await run.hears('chat.new_message', `${key} ciphertext undefined`);
  await placeholder.decrypt('Agora sim');
  await run.hears('chat.new_message', `${key} chat Agora sim`);

  const own = await run.standin.ownPhoneWrites(ids.ana, 'Já vai');
  await run.hears('chat.new_message', `true_${ids.ana}_${own.stanzaId} chat Já vai`);

  // Someone written at @c.us answers from a private id that nobody had seen.
  const lid = '200000000000077@lid';
  const reply = await run.standin.customerWrites(lid, 'Sou eu, a Ana', { pushname: 'Ana' });
  await run.hears('chat.new_message', `false_${lid}_${reply.stanzaId} chat Sou eu, a Ana`);
  await run.standin.pairLid(lid, ids.ana);

  const answer = await run.standin.customerWrites(ids.ana, 'Esse 👗', { quotes: own.stanzaId });
  await run.hears('chat.new_message', `false_${ids.ana}_${answer.stanzaId} chat Esse 👗`);
  await run.standin.customerWrites(ids.group, 'Oi, grupo', { author: ids.bruno });
  await run.standin.customerWrites(ids.ana, 'o sofá', {
    type: 'image',
    media: { mimetype: 'image/jpeg', width: 10, height: 10 },
  });
  const facts = await run.page.evaluate(async (known) => {
    const [fromGroup] = await WPP.chat.getMessages(known.group, { count: 1 });
    const [image] = await WPP.chat.getMessages(known.ana, { count: 1 });
    const entry = await WPP.contact.getPnLidEntry(known.ana);
    return {
      group: [String(fromGroup?.id), String(fromGroup?.author), String(fromGroup?.from)],
      image: [image?.type, image?.caption, image?.mimetype],
      pair: [entry.lid?._serialized, entry.phoneNumber?._serialized],
    };
  }, ids);
  expect(facts.group[0]).toMatch(new RegExp(`^false_${ids.group}_3A[0-9A-F]+_${ids.bruno}$`));
  expect(facts).toMatchObject({
    group: [expect.any(String), ids.bruno, ids.group],
    image: ['image', 'o sofá', 'image/jpeg'],
    pair: [lid, ids.ana],
  });
  expect(run.complaints).toEqual([]);
});

test('opens chats, by script and by hand, and sends read receipts for them', async () => {
  await run.openReady({ shop: longTalk(60) });
  const opened = await run.page.evaluate(async (chatId) => {
    const none = WPP.chat.getActiveChat() ?? null;
    await WPP.chat.openChatBottom(chatId);
    return [none, String(WPP.chat.getActiveChat()?.id)];
  }, ids.bruno);
  expect(opened).toEqual([null, ids.bruno]);
  await run.hears('chat.active_chat', ids.bruno);
  await run.hears('chat.unread_count_changed', `${ids.bruno} 0`);
  await run.standin.waitFor(() => run.standin.activeChat === ids.bruno);
  expect(run.standin.seen).toMatchObject([{ chatId: ids.bruno, cause: 'opened' }]);

  await run.page.evaluate(async (chatId) => {
    const all = await WPP.chat.getMessages(chatId, { count: -1 });
    await WPP.chat.openChatAt(chatId, String(all[5]?.id));
  }, ids.ana);
  await run.hears('chat.active_chat', ids.ana);

  await run.standin.openChat(ids.dora);
  await run.hears('chat.active_chat', ids.dora);

  await run.page
    .getByTestId('cell-frame-title')
    .filter({ hasText: 'Carla' })
    .dispatchEvent('click');
  expect(run.standin.activeChat).toBe(ids.dora);
  await run.page.getByTestId('cell-frame-title').filter({ hasText: 'Carla' }).click();
  await run.hears('chat.active_chat', ids.carla);
  await expect(run.page.getByTestId('conversation-info-header-chat-title')).toHaveText(
    'Carla Dias',
  );
  expect(run.standin.opened).toEqual([ids.bruno, ids.ana, ids.dora, ids.carla]);

  await run.page.evaluate((chatId) => WPP.chat.markIsRead(chatId), ids.unsaved);
  await run.standin.waitFor(() => run.standin.seen.some(({ cause }) => cause === 'asked'));
  expect(run.complaints).toEqual([]);
});

test('the human types and sends in the composer', async () => {
  await run.openReady({ shop: longTalk(80) });
  await run.standin.openChat(ids.ana);
  const composer = run.page.getByTestId('conversation-compose-box-input');
  await expect(run.page.getByTestId('compose-btn-send')).toHaveCount(0);
  await composer.click();
  await run.page.keyboard.type('Primeira');
  await run.page.keyboard.press('Shift+Enter');
  await run.page.keyboard.type('segunda');
  await run.page.getByTestId('compose-btn-send').click();
  const received = await run.standin.waitForReceived(({ origin }) => origin === 'composer');
  expect(received).toMatchObject({ chatId: ids.ana, body: 'Primeira\nsegunda' });
  await run.hears(
    'chat.new_message',
    `true_${ids.ana}_${received.stanzaId} chat Primeira\nsegunda`,
  );
  const drawn = run.page.getByTestId(`conv-msg-${received.stanzaId}`);
  await expect(drawn.getByTestId('selectable-text')).toHaveText('Primeira segunda');
  await expect(drawn.getByTestId('msg-meta').getByRole('img', { name: 'Lida' })).toBeVisible();

  const answer = await run.standin.customerWrites(ids.ana, 'Quero 😊\n> assim', {
    quotes: received.stanzaId,
  });
  const answerDrawn = run.page.getByTestId(`conv-msg-${answer.stanzaId}`);
  await expect(answerDrawn.getByTestId('quoted-message')).toContainText('Primeira');
  await expect(answerDrawn.locator('img[data-plain-text="😊"]')).toBeVisible();
  await expect(answerDrawn.locator('[data-pre-plain-text^="["]')).toHaveCount(1);
  await expect(answerDrawn.locator('[data-pre-plain-text]')).toHaveCount(2);

  const drawnLast = run.page.getByTestId('conversation-panel-messages').getByRole('row').last();
  await expect(drawnLast).toContainText('assim');

  // A draft stays with its chat.
  await composer.click();
  await run.page.keyboard.type('rascunho');
  await run.standin.openChat(ids.bruno);
  await expect(run.page.getByTestId('conversation-compose-box-input')).toHaveText('');
  await run.standin.openChat(ids.ana);
  await expect(run.page.getByTestId('conversation-compose-box-input')).toHaveText('rascunho');
  expect(run.complaints).toEqual([]);
});

test('is not authenticated on the QR page; login, logout, another account', async () => {
  await run.openReady({ loggedIn: false });
  const isAuthenticated = (): Promise<boolean> =>
    run.page.evaluate(() => WPP.conn.isAuthenticated());
  await expect(run.page.getByTestId('link-device-qr-code')).toBeVisible();
  expect(await isAuthenticated()).toBe(false);
  expect(await run.page.evaluate(() => WPP.conn.getMyUserId() ?? null)).toBeNull();
  expect(await run.page.evaluate(() => WPP.conn.isMainReady())).toBe(true);

  await run.standin.login();
  await run.hears('conn.authenticated', 'undefined');
  expect(await isAuthenticated()).toBe(true);
  expect(await run.page.evaluate(async () => (await WPP.chat.list()).length)).toBe(6);
  expect(await run.heardOf('chat.new_message')).toEqual([]);

  await run.standin.logout();
  await run.hears('conn.logout', 'undefined');
  expect(await isAuthenticated()).toBe(false);
  expect(await run.page.evaluate(async () => (await WPP.chat.list()).length)).toBe(0);
  await expect(run.page.getByTestId('link-device-qr-code')).toBeVisible();

  const other = { id: '5521911112222@c.us', lid: '300000000000001@lid', pushname: 'Outra' };
  await run.standin.switchAccount({ ...smallShop(Date.now()), account: other });
  expect(await run.page.evaluate(() => String(WPP.conn.getMyUserId()))).toBe(other.id);
  expect(run.complaints).toEqual([]);
});

test('offline and conflict: says so, holds messages, lets go afterwards', async () => {
  await run.openReady();
  await run.standin.setOnline(false);
  await run.hears('conn.online', 'false');
  await run.hears('conn.stream_info_changed', 'OFFLINE');
  await expect(run.page.getByTestId('offline-banner')).toBeVisible();
  await send(ids.ana, 'fora do ar', `true_${ids.ana}_3EB0C0FFEE000000000021`);
  await run.standin.customerWrites(ids.ana, 'alô?');
  expect(run.standin.received).toEqual([]);
  await run.standin.setOnline(true);
  await run.hears('conn.online', 'true');
  await run.standin.waitForReceived(({ body }) => body === 'fora do ar');
  await run.hears('chat.new_message', /alô\?$/);

  await run.standin.setConflict(true);
  await run.hears('conn.stream_mode_changed', 'CONFLICT');
  expect(await run.page.evaluate(() => WPP.conn.isAuthenticated())).toBe(true);
  await run.page.getByRole('button', { name: 'Usar aqui' }).click();
  await run.hears('conn.stream_mode_changed', 'MAIN');
  await expect(run.page.getByRole('dialog')).toHaveCount(0);

  await run.standin.setPhoneReachable(false);
  await expect(run.page.getByTestId('phone-banner')).toBeVisible();
  await expect(run.standin.ownPhoneWrites(ids.ana, 'x')).rejects.toThrow(
    'the phone is unreachable',
  );
  expect(run.complaints).toEqual([]);
});

test('pairs private ids with phones, and knows phones with and without the ninth digit', async () => {
  await run.openReady();
  const facts = await run.page.evaluate(async (known) => {
    const byLid = await WPP.contact.getPnLidEntry(known.dora);
    const byPhone = await WPP.contact.getPnLidEntry(known.doraPhone);
    const without = await WPP.contact.queryExists('5531988880003@c.us');
    const nobody = await WPP.contact.queryExists('5531912121212@c.us');
    const found = await WPP.chat.find(known.doraPhone);
    return {
      byLid: byLid.phoneNumber?._serialized,
      byPhone: byPhone.lid?._serialized,
      without: String(without?.wid),
      nobody,
      found: String(found.id),
    };
  }, ids);
  expect(facts).toEqual({
    byLid: ids.doraPhone,
    byPhone: ids.dora,
    without: ids.carla,
    nobody: null,
    found: ids.dora,
  });
  expect(run.complaints).toEqual([]);
});

test('keeps the truth over reloads; what came meanwhile raises no event', async () => {
  await run.openReady();
  await send(ids.ana, 'antes', `true_${ids.ana}_3EB0C0FFEE000000000031`);
  await run.standin.waitForReceived(({ ack }) => ack >= 2);
  await run.page.goto('about:blank');
  await run.standin.waitFor(() => run.standin.pages === 0);
  await run.standin.customerWrites(ids.ana, 'enquanto isso');
  await run.page.goto(run.standin.url);
  await run.ready();
  const bodies = await run.page.evaluate(
    async (chatId) => (await WPP.chat.getMessages(chatId, { count: 2 })).map(({ body }) => body),
    ids.ana,
  );
  expect(bodies).toEqual(['antes', 'enquanto isso']);
  expect(await run.heardOf('chat.new_message')).toEqual([]);
  expect(run.complaints).toEqual([]);
});

test('modules in batches: short gaps are waited for, long ones leave wa-js un-ready', async () => {
  await run.openReady({ moduleArrival: { batches: 4, gapMs: 250 } });
  expect(run.complaints).toEqual([]);

  run.standin.setModuleArrival({ batches: 3, gapMs: 1_500 });
  await run.page.reload();
  await run.page.waitForFunction(
    () => 'WAWebUpdaterVersion' in window.require('__debug').modulesMap,
  );
  // wa-js asks for the build's number every 100 ms; a second later it has had its chance.
  const since = await run.page.evaluate(() => performance.now());
  await run.page.waitForFunction((start) => performance.now() > start + 1_000, since);
  expect(await run.page.evaluate(() => [WPP.isInjected, WPP.isReady])).toEqual([true, false]);
});

test('a WhatsApp update: renamed modules are found by shape, missing ones are not', async () => {
  await run.openReady({
    moduleFaults: [
      { kind: 'renamed', module: 'WAWebChatCollection', to: 'WAWebChatCollectionNext' },
      { kind: 'missing', module: 'WAWebSendMsgChatAction' },
      {
        kind: 'export-moved',
        module: 'WAWebFindChatAction',
        export: 'findOrCreateLatestChat',
        toModule: 'WAWebFindChatNext',
      },
    ],
  });
  expect(await run.page.evaluate(async () => (await WPP.chat.list()).length)).toBe(6);
  await run.page.evaluate((chatId) => WPP.chat.openChatBottom(chatId), ids.bruno);
  await run.standin.waitFor(() => run.standin.activeChat === ids.bruno);
  const failure = await send(ids.ana, 'x', `true_${ids.ana}_3EB0C0FFEE000000000041`).catch(
    (error: Error) => error.message,
  );
  expect(failure).toContain('addAndSendMsgToChat');
  expect(run.complaints.join()).toContain('Module addAndSendMsgToChat was not found');
});

test("the page's headers are as strict as WhatsApp's, and a page script runs first", async () => {
  // Whether eval is refused only the page's own code can tell: what tests run is exempt.
  const pageScript = `
    window.firstSaw = typeof window.require;
    try { window.evaluated = eval('1'); } catch (error) { window.evaluated = error.name; }`;
  await run.openReady({ pageScript });
  const facts = await run.page.evaluate(async () => {
    const inline = document.createElement('script');
    const attempt = (work: () => unknown): string => {
      try {
        work();
        return 'allowed';
      } catch (error) {
        return (error as Error).name;
      }
    };
    return {
      firstSaw: Reflect.get(window, 'firstSaw') as string,
      evaluated: Reflect.get(window, 'evaluated') as string,
      inlineText: attempt(() => (inline.textContent = 'window.inlineRan = true')),
      html: attempt(() => (document.createElement('div').innerHTML = '<b>x</b>')),
      elsewhere: await fetch('https://example.com/').then(
        () => 'allowed',
        () => 'refused',
      ),
    };
  });
  expect(facts).toEqual({
    firstSaw: 'undefined',
    evaluated: 'EvalError',
    inlineText: 'TypeError',
    html: 'TypeError',
    elsewhere: 'refused',
  });
});

test('the lifelike shop loads, and customers write by themselves', async () => {
  await run.openReady({ shop: 'lifelike' });
  const facts = await run.page.evaluate(async () => {
    const chats = await WPP.chat.list();
    const counts = await Promise.all(
      chats.map(async (chat) => (await WPP.chat.getMessages(chat.id, { count: -1 })).length),
    );
    return { chats: chats.length, messages: counts.reduce((sum, count) => sum + count, 0) };
  });
  expect(facts.chats).toBeGreaterThanOrEqual(40);
  expect(facts.messages).toBeGreaterThanOrEqual(5_000);
  const customers = run.standin.startCustomers({ speed: 3_600, perHour: 60 });
  await run.hears('chat.new_message', /^false_/);
  customers.stop();
  expect(run.complaints).toEqual([]);
});

import { expect, test } from '@playwright/test';

import { smallShop, smallShopIds as ids } from '../shop/small-shop.ts';
import type { Shop } from '../standin.ts';
import { onStandin } from './on-standin.ts';

// In the page.
declare const WPP: typeof import('@wppconnect/wa-js');

const run = onStandin();

const names = ['type', 'subtype', 'body', 'latestEditMsgKey', 'latestEditSenderTimestampMs'];

/** A key's parts, from its text. */
function stanzaOf(key: unknown): string | undefined {
  return String(key).split('_')[2];
}

/** The small shop with thirty messages of Bruno: the oldest are rows only, no models. */
function olderShop(): Shop {
  const shop = smallShop(Date.now());
  const start = Math.floor(Date.now() / 1000) - 86_400;
  const older = Array.from({ length: 30 }, (_, index) => ({
    stanzaId: `3AOLD${String(index).padStart(4, '0')}`,
    chatId: ids.bruno,
    fromMe: false,
    type: 'chat',
    body: `antiga ${index}`,
    t: start + index * 60,
    ack: 1 as const,
  }));
  return { ...shop, messages: [...shop.messages, ...older] };
}

test('edits: text and caption change, and the history says so', async () => {
  await run.openReady();
  const text = await run.standin.customerWrites(ids.ana, 'Quero dois');
  const at = Date.now();
  const edited = await run.standin.customerEdits(text.stanzaId, 'Quero três', { at });
  const key = `false_${ids.ana}_${text.stanzaId}`;
  const editId = edited.edited?.stanzaId;
  await run.hears('chat.msg_edited', `${key} ${ids.account} Quero três ${editId}`);
  const [row] = await run.newest(ids.ana, names);
  expect(row).toMatchObject({ type: 'chat', body: 'Quero três', latestEditSenderTimestampMs: at });
  expect(stanzaOf(row?.['latestEditMsgKey'])).toBe(editId);

  const own = await run.standin.ownPhoneWrites(ids.ana, 'esta', {
    type: 'image',
    media: { mimetype: 'image/jpeg' },
  });
  await run.standin.ownPhoneEdits(own.stanzaId, 'esta aqui');
  await run.hears('chat.msg_edited', new RegExp(`^true_${ids.ana}_${own.stanzaId} ${ids.ana} `));
  expect(await run.newest(ids.ana, ['body', 'caption'])).toEqual([
    { body: expect.stringMatching(/^\/9j\//), caption: 'esta aqui' },
  ]);
  await expect(run.standin.ownPhoneEdits(text.stanzaId, 'x')).rejects.toThrow('not written by');

  await run.page.reload();
  await run.ready();
  const [again] = await run.newest(ids.ana, names, 2);
  expect(again).toMatchObject({ body: 'Quero três', latestEditSenderTimestampMs: at });
  expect(await run.heardOf('chat.msg_edited')).toEqual([]);
  expect(run.complaints).toEqual([]);
});

test('an edit of a message that is no model in memory changes its row and raises nothing', async () => {
  await run.openReady({ shop: olderShop() });
  await run.standin.customerEdits('3AOLD0002', 'outra');
  const body = await run.page.evaluate(async (chatId) => {
    const all = await WPP.chat.getMessages(chatId, { count: -1 });
    return all.find(({ id }) => id?.id === '3AOLD0002')?.body;
  }, ids.bruno);
  expect(body).toBe('outra');
  expect(await run.heardOf('chat.msg_edited')).toEqual([]);
});

test('revocations: the message keeps its place under the key of the revocation', async () => {
  await run.openReady();
  await run.standin.openChat(ids.ana);
  const text = await run.standin.customerWrites(ids.ana, 'Não era para cá');
  const { revoked } = await run.standin.customerRevokes(text.stanzaId);
  const oldKey = `false_${ids.ana}_${text.stanzaId}`;
  const newKey = `false_${ids.ana}_${revoked?.stanzaId}`;
  await run.hears('chat.msg_revoke', `${oldKey} sender_revoke ${ids.ana} ${revoked?.stanzaId}`);
  const facts = ['id', 'type', 'subtype', 'body', 'protocolMessageKey', 'revokeSender', 't'];
  const shown = {
    id: newKey,
    type: 'revoked',
    subtype: 'sender',
    body: null,
    protocolMessageKey: oldKey,
    revokeSender: ids.ana,
    t: text.t,
  };
  expect(await run.newest(ids.ana, facts)).toEqual([shown]);
  await expect(run.page.getByTestId(`conv-msg-${revoked?.stanzaId}`)).toBeVisible();
  await expect(run.page.getByTestId(`conv-msg-${text.stanzaId}`)).toHaveCount(0);
  const missing = await run.page.evaluate(
    (id) => WPP.chat.getMessageById(id).catch((error: { code?: string }) => error.code),
    oldKey,
  );
  expect(missing).toBe('msg_not_found');

  const own = await run.standin.ownPhoneWrites(ids.group, 'ops');
  await run.standin.ownPhoneRevokes(own.stanzaId);
  await run.hears(
    'chat.msg_revoke',
    new RegExp(`^true_${ids.group}_${own.stanzaId}_${ids.accountLid} sender_revoke `),
  );
  const spam = await run.standin.customerWrites(ids.group, 'promoção', { author: ids.bruno });
  await run.standin.adminRevokes(spam.stanzaId, ids.accountLid);
  await run.hears(
    'chat.msg_revoke',
    new RegExp(`^false_${ids.group}_${spam.stanzaId}_${ids.bruno} admin_revoke ${ids.accountLid} `),
  );
  expect(await run.newest(ids.group, ['type', 'subtype', 'author', 'revokeSender'])).toEqual([
    { type: 'revoked', subtype: 'admin', author: ids.bruno, revokeSender: ids.accountLid },
  ]);

  await run.page.reload();
  await run.ready();
  expect(await run.newest(ids.ana, facts)).toEqual([shown]);
  expect(await run.heardOf('chat.msg_revoke')).toEqual([]);
  expect(run.complaints).toEqual([]);
});

test('what overtakes its message: an edit says nothing, a revocation is told; the message comes settled', async () => {
  await run.openReady();
  const edited = await run.standin.customerWrites(ids.ana, 'um', { late: true });
  await run.standin.customerEdits(edited.stanzaId, 'dois');
  expect(await run.heardOf('chat.msg_edited')).toEqual([]);
  await run.standin.deliverLate(edited.stanzaId);
  await run.hears('chat.new_message', `false_${ids.ana}_${edited.stanzaId} chat dois`);
  const [row] = await run.newest(ids.ana, names);
  expect(row).toMatchObject({ body: 'dois', latestEditSenderTimestampMs: expect.any(Number) });

  const gone = await run.standin.customerWrites(ids.bruno, 'nada', { late: true });
  const { revoked } = await run.standin.customerRevokes(gone.stanzaId);
  await run.hears('chat.msg_revoke', new RegExp(`^false_${ids.bruno}_${gone.stanzaId} `));
  await run.standin.deliverLate(gone.stanzaId);
  await run.hears('chat.new_message', `false_${ids.bruno}_${revoked?.stanzaId} revoked undefined`);
});

test('what happens while no page is open raises nothing and is there afterwards', async () => {
  await run.openReady();
  const one = await run.standin.customerWrites(ids.ana, 'um');
  const two = await run.standin.customerWrites(ids.ana, 'dois');
  await run.page.goto('about:blank');
  await run.standin.waitFor(() => run.standin.pages === 0);
  await run.standin.customerEdits(one.stanzaId, 'um mesmo');
  await run.standin.customerRevokes(two.stanzaId);
  await run.standin.react(one.stanzaId, ids.ana, '👍');
  await run.page.goto(run.standin.url);
  await run.ready();
  expect(await run.newest(ids.ana, ['type', 'body', 'hasReaction'], 2)).toEqual([
    { type: 'chat', body: 'um mesmo', hasReaction: true },
    { type: 'revoked', body: null, hasReaction: false },
  ]);
  for (const event of ['chat.msg_edited', 'chat.msg_revoke', 'chat.new_reaction']) {
    expect(await run.heardOf(event)).toEqual([]);
  }
});

test('reactions come, change and go; wa-js gives them no time', async () => {
  await run.openReady();
  const { stanzaId } = await run.standin.customerWrites(ids.group, 'Olha', { author: ids.bruno });
  const key = `false_${ids.group}_${stanzaId}_${ids.bruno}`;
  const reactions = (): Promise<unknown> =>
    run.page.evaluate(async (id) => {
      const all = await WPP.chat.getReactions(id);
      const senders = all.reactions.map(({ aggregateEmoji, senders: those }) => [
        aggregateEmoji,
        // wa-js's types say `senderUserJid`; what it gives is `sender`.
        those.map((one) => String((one as unknown as { sender: unknown }).sender)),
      ]);
      return [senders.toSorted(), all.reactionByMe?.reactionText ?? null];
    }, key);

  await run.standin.react(stanzaId, ids.ana, '❤️');
  await run.hears('chat.new_reaction', `${key} ${ids.ana} ❤️ undefined`);
  await run.standin.react(stanzaId, ids.bruno, '❤️');
  await run.standin.react(stanzaId, 'me', '👍');
  expect(await reactions()).toEqual([
    [
      ['❤️', [ids.ana, ids.bruno]],
      ['👍', [ids.accountLid]],
    ],
    '👍',
  ]);
  await run.standin.react(stanzaId, ids.ana, '😮');
  await run.standin.react(stanzaId, ids.bruno, '');
  await run.hears('chat.new_reaction', `${key} ${ids.bruno}  undefined`);
  const after = [
    [
      ['👍', [ids.accountLid]],
      ['😮', [ids.ana]],
    ],
    '👍',
  ];
  expect(await reactions()).toEqual(after);
  expect(await run.newest(ids.group, ['hasReaction'])).toEqual([{ hasReaction: true }]);
  await run.page.reload();
  await run.ready();
  expect(await reactions()).toEqual(after);
  expect(run.complaints).toEqual([]);
});

test('stars change the model', async () => {
  await run.openReady();
  const { stanzaId } = await run.standin.customerWrites(ids.ana, 'importante');
  await run.page.evaluate(() => {
    WPP.whatsapp.MsgStore.on('change:star', (message: { id: unknown; star: boolean }) =>
      Reflect.set(window, 'starred', [String(message.id), message.star]),
    );
  });
  const starred = (): Promise<unknown> => run.page.evaluate(() => Reflect.get(window, 'starred'));
  await run.standin.star(stanzaId, true);
  expect(await starred()).toEqual([`false_${ids.ana}_${stanzaId}`, true]);
  await run.standin.star(stanzaId, false);
  expect(await starred()).toEqual([`false_${ids.ana}_${stanzaId}`, false]);
  expect(await run.newest(ids.ana, ['star'])).toEqual([{ star: false }]);
});

test('votes come, change and stay', async () => {
  await run.openReady();
  const { stanzaId } = await run.standin.ownPhoneWrites(ids.group, '', {
    type: 'poll_creation',
    poll: { name: 'Qual cor?', options: ['Azul', 'Verde', 'Preto'] },
  });
  const key = `true_${ids.group}_${stanzaId}_${ids.accountLid}`;
  await run.standin.vote(stanzaId, ids.ana, ['Verde', 'Preto']);
  await run.hears('chat.poll_response', `${key} ${ids.ana} Verde,Preto`);
  await run.standin.vote(stanzaId, ids.ana, ['Azul']);
  await run.standin.vote(stanzaId, ids.bruno, []);
  const votes = (): Promise<unknown> =>
    run.page.evaluate(async (id) => {
      const all = await WPP.chat.getVotes(id);
      return all.votes.map(({ sender, selectedOptions }) => [
        String(sender),
        (selectedOptions as unknown as { name: string }[]).filter(Boolean).map(({ name }) => name),
      ]);
    }, key);
  const after = [
    [ids.ana, ['Azul']],
    [ids.bruno, []],
  ];
  expect(await votes()).toEqual(after);
  await run.page.reload();
  await run.ready();
  expect(await votes()).toEqual(after);
  await expect(run.standin.vote(stanzaId, ids.ana, ['Roxo'])).rejects.toThrow('has not all of');
  expect(run.complaints).toEqual([]);
});

test('a voice note is heard', async () => {
  await run.openReady();
  const { stanzaId } = await run.standin.ownPhoneWrites(ids.ana, '', {
    type: 'ptt',
    media: { mimetype: 'audio/ogg; codecs=opus', duration: 4 },
  });
  await run.standin.setAck(stanzaId, 4);
  await run.hears('chat.msg_ack_change', `true_${ids.ana}_${stanzaId} 4`);
  expect(await run.newest(ids.ana, ['ack'])).toEqual([{ ack: 4 }]);
});

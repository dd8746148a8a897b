import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { AccountDatabase } from '@/database/account-database';
import { approve } from '@/database/approvals';
import { recordConsent } from '@/database/consent-ledger';
import type { OutboxRow } from '@/database/rows';
import { changeSettings } from '@/database/settings';
import { saveTemplate } from '@/database/templates';
import { NOW, openPanel, type OpenedPanel } from '../testing/panel';
import { ANA, BRUNO, chatOf, contactOf, message, someoneWaits } from '../testing/rows';

const QUESTION = 'Do you have the blue one in M?';

async function twoWait(database: AccountDatabase) {
  await someoneWaits(database, ANA, 'Ana Souza', QUESTION, 90);
  await someoneWaits(database, BRUNO, 'Bruno Lima', 'How long is delivery?', 5);
}

/** Ana waits, and a reply that the user once gave to someone else is like what she needs. */
async function panelWithPastReply(): Promise<OpenedPanel> {
  const past = message(BRUNO, 'Is there a blue one?', 60 * 24 * 30);
  const reply = message(BRUNO, 'Yes, blue in M and G. Shall I keep one?', 60 * 24 * 30 - 2, {
    fromMe: true,
  });
  return openPanel({
    seed: async (database) => {
      await database.messages.bulkPut([past, reply]);
      await database.contacts.put(contactOf(BRUNO, 'Bruno Lima'));
      await database.chats.put(chatOf(BRUNO, 'Bruno Lima', reply));
      await someoneWaits(database, ANA, 'Ana Souza', QUESTION, 90);
    },
    search: { similarIncoming: () => Promise.resolve([past.rowid]) },
  });
}

const card = (name: string) => screen.findByRole('article', { name });
const replyTo = (name: string) => screen.findByRole('textbox', { name: `Reply to ${name}` });
/** The draft is written as soon as the suggestions are known. */
async function ready(name: string) {
  await card(name);
  await waitFor(() => {
    expect(screen.getByRole('button', { name: /^Approve/ })).toBeEnabled();
  });
}
const rowsOf = (database: AccountDatabase, chatId: string): Promise<OutboxRow[]> =>
  database.outbox.filter((row) => row.chatId === chatId).toArray();

describe('the deck', () => {
  it('shows who waits longest first, with the end of the chat', async () => {
    await openPanel({ seed: twoWait });
    const first = await card('Ana Souza');
    expect(await within(first).findByText(QUESTION)).toBeVisible();
    expect(within(first).getByText('Waiting for 1 h')).toBeVisible();
    expect(screen.getByText('1 of 2')).toBeVisible();
  });

  it('goes between people with the arrow keys', async () => {
    const { user } = await openPanel({ seed: twoWait });
    await card('Ana Souza');
    await user.keyboard('{ArrowRight}');
    await card('Bruno Lima');
    await user.keyboard('{ArrowLeft}');
    await card('Ana Souza');
  });

  it('suggests a past reply and says where it comes from', async () => {
    const { user } = await panelWithPastReply();
    await ready('Ana Souza');
    expect(await replyTo('Ana Souza')).toHaveValue('Yes, blue in M and G. Shall I keep one?');
    await user.click(await screen.findByRole('button', { name: /From your reply to Bruno Lima/ }));
    expect(await screen.findByRole('log', { name: 'Messages with Bruno Lima' })).toBeVisible();
  });

  it('shows who thanks within the second in which the answer left', async () => {
    await openPanel({
      seed: async (database) => {
        const question = message(ANA, QUESTION, 9);
        const thanks = message(ANA, 'Thanks!', 0);
        await database.messages.bulkPut([question, thanks]);
        await database.chats.put(chatOf(ANA, 'Ana Souza', thanks));
        await database.outbox.put({
          id: 'row',
          chatId: ANA,
          text: 'Yes, I have it.',
          status: 'sent',
          priority: 'reply',
          inReplyTo: question.id,
          createdAt: NOW,
          updatedAt: NOW,
          version: 4,
          sentAt: thanks.timestamp + 900,
        });
      },
    });
    await card('Ana Souza');
  });

  it('says that nobody waits', async () => {
    await openPanel();
    expect(await screen.findByRole('heading', { name: 'Nobody is waiting' })).toBeVisible();
  });

  it('leaves out who opted out', async () => {
    await openPanel({
      seed: async (database) => {
        await twoWait(database);
        await recordConsent(database, { chatId: ANA, kind: 'opt-out', at: NOW, by: 'detected' });
      },
    });
    await card('Bruno Lima');
    expect(screen.getByText('1 of 1')).toBeVisible();
  });
});

describe('approving', () => {
  it('A approves exactly what is on the screen, nudges, and turns to the next person', async () => {
    const { user, database, surroundings } = await panelWithPastReply();
    await ready('Ana Souza');
    await user.keyboard('a');
    await screen.findByRole('heading', { name: 'Nobody is waiting' });
    const [row] = await rowsOf(database, ANA);
    expect(row).toMatchObject({
      status: 'approved',
      text: 'Yes, blue in M and G. Shall I keep one?',
      source: { kind: 'past-reply' },
    });
    expect(surroundings.background.nudge).toHaveBeenCalledOnce();
    expect(screen.getByText('1 message on the way')).toBeVisible();
  });

  it('E edits, Ctrl+Enter approves the edited text', async () => {
    const { user, database } = await panelWithPastReply();
    await ready('Ana Souza');
    await user.keyboard('e');
    const field = await replyTo('Ana Souza');
    expect(field).toHaveFocus();
    await user.keyboard(' Tomorrow?');
    expect(screen.getByText(/edited by you/)).toBeVisible();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(async () => {
      expect(await rowsOf(database, ANA)).toMatchObject([
        { status: 'approved', text: 'Yes, blue in M and G. Shall I keep one? Tomorrow?' },
      ]);
    });
  });

  it('letters typed into the reply are text, not commands; Escape gives the keys back', async () => {
    const { user, database } = await openPanel({ seed: twoWait });
    await ready('Ana Souza');
    await user.click(await replyTo('Ana Souza'));
    await user.keyboard('as');
    expect(await replyTo('Ana Souza')).toHaveValue('as');
    await user.keyboard('{Escape}s');
    await card('Bruno Lima');
    await waitFor(async () => {
      expect(await rowsOf(database, ANA)).toMatchObject([{ status: 'rejected' }]);
    });
  });

  it('refuses to approve nothing', async () => {
    const { user, database } = await openPanel({ seed: twoWait });
    await ready('Ana Souza');
    await user.keyboard('a');
    expect(await screen.findByText('Write a text before approving.')).toBeVisible();
    expect(await rowsOf(database, ANA)).toMatchObject([{ status: 'draft' }]);
  });

  it('Z takes the approval back', async () => {
    const { user, database } = await panelWithPastReply();
    await ready('Ana Souza');
    await user.keyboard('a');
    await screen.findByText('Approved for Ana Souza');
    await user.keyboard('z');
    await card('Ana Souza');
    expect(await screen.findByText('You undid this approval.')).toBeVisible();
    expect(await rowsOf(database, ANA)).toMatchObject([{ status: 'draft' }]);
  });

  it('says so when another window was faster, and sends once', async () => {
    const { user, database } = await panelWithPastReply();
    await ready('Ana Souza');
    const [draft] = await rowsOf(database, ANA);
    if (!draft) throw new Error('There is no draft.');
    const { id, version, text } = draft;
    // Both keys fall before either window has seen the other's row.
    await Promise.all([approve(database, { id, version, text }, NOW), user.keyboard('a')]);
    expect(
      await screen.findByText(/This draft was changed or approved in another window/),
    ).toBeVisible();
    expect(await rowsOf(database, ANA)).toMatchObject([{ status: 'approved' }]);
    expect(await database.audit.filter((line) => line.to === 'approved').count()).toBe(1);
  });

  it('does nothing on single keys when they are switched off', async () => {
    const { user, database } = await openPanel({ seed: twoWait, device: { shortcuts: false } });
    await ready('Ana Souza');
    await user.keyboard('s');
    await user.keyboard('{ArrowRight}');
    await card('Bruno Lima');
    expect(await rowsOf(database, ANA)).toMatchObject([{ status: 'draft' }]);
  });
});

describe('skipping', () => {
  it('leaves the deck until they write again', async () => {
    const { user, database } = await openPanel({ seed: twoWait });
    await ready('Ana Souza');
    await user.keyboard('s');
    await card('Bruno Lima');
    await waitFor(() => {
      expect(screen.getByText('1 of 1')).toBeVisible();
    });
    const again = message(ANA, 'Hello?', 0);
    await database.messages.put(again);
    await database.chats.update(ANA, {
      lastIncomingId: again.id,
      lastIncomingAt: again.timestamp,
      lastMessageId: again.id,
    });
    await waitFor(() => {
      expect(screen.getByText(/of 2/)).toBeVisible();
    });
  });

  it('can be undone', async () => {
    const { user } = await openPanel({ seed: twoWait });
    await ready('Ana Souza');
    await user.keyboard('s');
    await card('Bruno Lima');
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await card('Ana Souza');
  });
});

describe('what only a human can decide', () => {
  it('asks whether a message is an opt-out, and keeps the answer', async () => {
    const { user, database } = await openPanel({
      seed: async (database) => {
        const asked = await someoneWaits(database, ANA, 'Ana Souza', 'No more, thanks', 3);
        await recordConsent(database, {
          chatId: ANA,
          kind: 'ask',
          at: NOW,
          messageId: asked.id,
          by: 'detected',
        });
      },
    });
    expect(await screen.findByRole('heading', { name: 'Is this an opt-out?' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Yes, send no more' }));
    await screen.findByRole('heading', { name: 'Nobody is waiting' });
    expect(await database.consent.orderBy('id').last()).toMatchObject({
      kind: 'opt-out',
      messageId: expect.stringContaining(ANA),
      by: 'user',
    });
  });

  it.each([
    ['It arrived', 'sent'],
    ['Try again', 'draft'],
  ] as const)('unconfirmed: “%s” makes it %s', async (button, status) => {
    const { user, database } = await openPanel({
      seed: async (database) => {
        const question = await someoneWaits(database, ANA, 'Ana Souza', QUESTION, 9);
        await database.outbox.put({
          id: 'row',
          chatId: ANA,
          text: 'Yes, I have it.',
          status: 'unconfirmed',
          priority: 'reply',
          inReplyTo: question.id,
          createdAt: NOW,
          updatedAt: NOW,
          version: 3,
          stanzaId: '3EB0ABCDEF',
        });
      },
    });
    expect(await screen.findByText('We do not know whether it arrived')).toBeVisible();
    await user.click(screen.getByRole('button', { name: button }));
    await waitFor(async () => {
      expect(await database.outbox.get('row')).toMatchObject({ status, text: 'Yes, I have it.' });
    });
  });
});

describe('a language model that does not answer', () => {
  it('is said, and keeps nothing else back', async () => {
    await openPanel({
      seed: async (database) => {
        await someoneWaits(database, ANA, 'Ana Souza', QUESTION, 9);
        await saveTemplate(database, { id: 'blue', title: 'Blue', text: 'Blue is in stock.' }, NOW);
        await changeSettings(database, {
          assistant: {
            endpoint: 'https://models.example/v1',
            model: 'small',
            apiKey: '',
            enabled: true,
          },
        });
      },
      search: { searchTemplates: () => Promise.resolve(['blue']) },
    });
    await ready('Ana Souza');
    expect(await screen.findByText(/The language model did not answer/)).toBeVisible();
    expect(await replyTo('Ana Souza')).toHaveValue('Blue is in stock.');
    expect(await screen.findByText('From the template “Blue”')).toBeVisible();
  });
});

import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { AccountDatabase } from '@/database/account-database';
import type { OutboxRow } from '@/database/rows';
import { changeSettings } from '@/database/settings';
import { saveTemplate } from '@/database/templates';
import { listedNumber } from '../../../test/listed-numbers';
import { NOW, openPanel } from '../testing/panel';
import { ANA, BRUNO, chatOf, contactOf, message, someoneWaits } from '../testing/rows';

const HOUR = 60 * 60_000;
const card = (name: string) => screen.findByRole('article', { name });
const approveButton = () => screen.getByRole('button', { name: /^Approve/ });
const rules = () => screen.findByRole('list', { name: 'Sending rules' });

/** Our last message to Ana is a day old, and she has not answered. */
async function anaIsSilent(database: AccountDatabase, unanswered = 1) {
  const asked = message(ANA, 'Tem azul?', 26 * 60);
  const last = message(ANA, 'Tem sim, R$ 90.', 25 * 60, { fromMe: true });
  await database.messages.bulkPut([asked, last]);
  await database.contacts.put(contactOf(ANA, 'Ana Souza'));
  await database.chats.put(
    chatOf(ANA, 'Ana Souza', last, {
      lastIncomingAt: asked.timestamp,
      lastIncomingId: asked.id,
      unanswered,
    }),
  );
}

const followUp = (database: AccountDatabase) =>
  database.followUps.put({
    chatId: ANA,
    text: 'Ficou com a azul?',
    dueAt: NOW - 1,
    createdAt: NOW - HOUR,
  });

function draftRow(change: Partial<OutboxRow>): OutboxRow {
  return {
    id: 'row',
    chatId: ANA,
    text: 'Bom dia!',
    status: 'draft',
    priority: 'follow-up',
    createdAt: NOW - HOUR,
    updatedAt: NOW - HOUR,
    version: 3,
    ...change,
  };
}

describe('a card says before it is approved', () => {
  it('why they are there, when it leaves, and that nothing is against it', async () => {
    const { user } = await openPanel({
      seed: async (database) => {
        await someoneWaits(database, ANA, 'Ana Souza', 'Tem azul?', 90);
        await saveTemplate(database, { id: 'blue', title: 'Azul', text: 'Tem sim.' }, NOW);
      },
      search: { searchTemplates: () => Promise.resolve(['blue']) },
    });
    const shown = await card('Ana Souza');
    expect(await within(shown).findByText(/Waiting for your answer since/)).toBeVisible();
    expect(await within(shown).findByText('Leaves at once')).toBeVisible();
    expect(await rules()).toHaveTextContent('All clear');
    await user.click(screen.getByRole('button', { name: 'See all rules' }));
    expect(screen.getByText('Quiet hours').closest('li')).toHaveTextContent('clear');
  });

  it('each policy that is against it, in a sentence', async () => {
    await openPanel({
      seed: async (database) => {
        await anaIsSilent(database, 2);
        await followUp(database);
        await changeSettings(database, { safeMode: true });
      },
    });
    await waitFor(async () => {
      expect(await rules()).toHaveTextContent(/still unanswered.*Safe mode is on/s);
    });
    expect(screen.getByText('Does not leave as it is')).toBeVisible();
  });

  it('why it cannot be approved: the key says so, and does nothing', async () => {
    const { user, database } = await openPanel({
      seed: async (database) => {
        await anaIsSilent(database, 2);
        await followUp(database);
      },
    });
    expect(await screen.findByText('It cannot be approved as it is')).toBeVisible();
    expect(approveButton()).toBeDisabled();
    await user.keyboard('a');
    expect(await screen.findByText(/^Not approved. 2 messages of yours/)).toBeVisible();
    expect(await database.outbox.toArray()).toMatchObject([{ status: 'draft' }]);
    await database.chats.update(ANA, { unanswered: 1 });
    await waitFor(() => {
      expect(approveButton()).toBeEnabled();
    });
    expect(screen.queryByText('It cannot be approved as it is')).toBeNull();
  });

  it('why it cannot be approved, also to a key that falls before the card has been judged', async () => {
    const { user, database } = await openPanel({
      seed: async (database) => {
        await anaIsSilent(database);
        await followUp(database);
      },
    });
    await waitFor(() => {
      expect(approveButton()).toBeEnabled();
    });
    // Another window imports a list at this very moment.
    await database.doNotContact.put(listedNumber('procon', '5511987654321', NOW));
    await database.doNotContactLists.put({
      ...{ id: 'procon', name: 'Procon', saoPaulo: true, numbers: 1, total: 1 },
      importedAt: NOW,
    });
    await user.keyboard('a');
    expect(
      await screen.findByText(/^Not approved. Their number is on a do-not-contact list/),
    ).toBeVisible();
    expect(await database.outbox.toArray()).toMatchObject([{ status: 'draft' }]);
  });

  it('when it goes that quiet hours hold, which is no reason not to approve it', async () => {
    const { user, database } = await openPanel({
      seed: async (database) => {
        await anaIsSilent(database);
        await followUp(database);
        await changeSettings(database, {
          quietHours: { enabled: true, fromMinute: 9 * 60, toMinute: 12 * 60 },
        });
      },
    });
    const shown = await card('Ana Souza');
    expect(await within(shown).findByText(/^Leaves at \d/)).toBeVisible();
    expect(await rules()).toHaveTextContent('It is quiet hours where they are (09:00 to 12:00)');
    expect(approveButton()).toBeEnabled();
    await user.keyboard('a');
    await waitFor(async () => {
      expect(await database.outbox.toArray()).toMatchObject([{ status: 'approved' }]);
    });
  });

  it('what comes of a follow-up that is due, and approves it as one', async () => {
    const { user, database } = await openPanel({
      seed: async (database) => {
        await anaIsSilent(database);
        await followUp(database);
      },
    });
    const shown = await card('Ana Souza');
    expect(await within(shown).findByText(/No answer since/)).toBeVisible();
    await waitFor(() => {
      expect(screen.getByRole('textbox', { name: 'Reply to Ana Souza' })).toHaveValue(
        'Ficou com a azul?',
      );
    });
    await waitFor(() => {
      expect(approveButton()).toBeEnabled();
    });
    await user.keyboard('a');
    await screen.findByRole('heading', { name: 'Nobody is waiting' });
    expect(await database.outbox.toArray()).toMatchObject([
      { status: 'approved', priority: 'follow-up', text: 'Ficou com a azul?' },
    ]);
    expect(await database.followUps.count()).toBe(0);
  });

  it('that it was scheduled and why it is back, and keeps its instant when approved', async () => {
    const scheduledFor = NOW + 20 * HOUR;
    const { user, database } = await openPanel({
      seed: async (database) => {
        await anaIsSilent(database);
        await database.outbox.put(
          draftRow({ scheduledFor, voided: { reason: 'newer-message', at: NOW } }),
        );
      },
    });
    const shown = await card('Ana Souza');
    expect(within(shown).getByText(/They wrote again after you approved/)).toBeVisible();
    expect(await within(shown).findByText(/Was scheduled for/)).toBeVisible();
    await waitFor(() => {
      expect(approveButton()).toBeEnabled();
    });
    await user.keyboard('a');
    await waitFor(async () => {
      expect(await database.outbox.get('row')).toMatchObject({
        status: 'approved',
        approval: { sendAfter: scheduledFor },
      });
    });
  });
});

it('shows what they wrote under their other id, and answers that it was heard', async () => {
  const lid = '111222333444555@lid';
  let heard: string | undefined;
  const { user, database } = await openPanel({
    seed: async (seeded) => {
      await anaIsSilent(seeded);
      const newer = message(lid, 'E no G?', 5);
      heard = newer.id;
      await seeded.messages.put(newer);
      await seeded.contacts.put(contactOf(lid, 'Ana Souza', { pairedId: ANA }));
      await seeded.chats.put(chatOf(lid, 'Ana Souza', newer, { waitingSince: 0 }));
      await seeded.outbox.put(draftRow({ voided: { reason: 'newer-message', at: NOW } }));
    },
  });
  const shown = await card('Ana Souza');
  expect(await within(shown).findByText('E no G?')).toBeVisible();
  await waitFor(() => {
    expect(approveButton()).toBeEnabled();
  });
  await user.keyboard('a');
  await waitFor(async () => {
    expect(await database.outbox.get('row')).toMatchObject({
      status: 'approved',
      approval: { heard },
    });
  });
});

it('“/” in the reply brings a template; Tab chooses, and the card is approved with it', async () => {
  const { user, database } = await openPanel({
    seed: async (database) => {
      await someoneWaits(database, ANA, 'Ana Souza', 'Como pago?', 90);
      await saveTemplate(
        database,
        { title: 'Chave', shortcut: 'pix', text: '{{primeiro_nome}}, a chave é o e-mail.' },
        NOW,
      );
    },
  });
  await waitFor(() => {
    expect(approveButton()).toBeEnabled();
  });
  await user.keyboard('e');
  await user.keyboard('/pi');
  await screen.findByRole('option', { name: /Chave/ });
  await user.tab();
  expect(screen.getByRole('textbox', { name: 'Reply to Ana Souza' })).toHaveValue(
    'Ana, a chave é o e-mail.',
  );
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(async () => {
    expect(await database.outbox.toArray()).toMatchObject([
      { status: 'approved', text: 'Ana, a chave é o e-mail.' },
    ]);
  });
});

describe('a number of São Paulo', () => {
  const flag = () => screen.findByRole('button', { name: 'Area 11: no list up to date' });
  const listOf = (importedAt: number) => ({
    ...{ id: 'procon', name: 'Procon', saoPaulo: true, numbers: 1, total: 1 },
    importedAt,
  });

  it('is flagged while its list is missing, with what that means for who is written to unasked', async () => {
    const { user, database } = await openPanel({
      seed: async (database) => {
        await anaIsSilent(database);
        await followUp(database);
      },
    });
    await user.click(await flag());
    expect(screen.getByText(/has been imported. Nobody checks whether/)).toBeVisible();
    await database.doNotContactLists.put(listOf(NOW - 40 * 24 * HOUR));
    expect(await screen.findByText(/is over 30 days old. Nobody checks whether/)).toBeVisible();
    await database.doNotContactLists.put(listOf(NOW));
    await waitFor(() => {
      expect(screen.queryByRole('button', { name: /no list up to date/ })).toBeNull();
    });
  });

  it('who waits is answered all the same', async () => {
    const { user } = await openPanel({
      seed: (database) => someoneWaits(database, ANA, 'Ana Souza', 'Tem azul?', 90),
    });
    await user.click(await flag());
    expect(screen.getByText(/They wrote and wait/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'See the lists' }));
    expect(await screen.findByRole('heading', { name: 'Do not contact' })).toBeVisible();
  });

  it('of another state is not', async () => {
    await openPanel({
      seed: (database) => someoneWaits(database, BRUNO, 'Bruno Lima', 'Tem azul?', 90),
    });
    await screen.findByText(/Waiting for your answer since/);
    expect(screen.queryByRole('button', { name: /no list up to date/ })).toBeNull();
  });
});

describe('a variable that nobody has filled in', () => {
  const withVariable = () =>
    openPanel({
      seed: async (database) => {
        await anaIsSilent(database);
        await database.outbox.put(draftRow({ text: 'Seu {{pedido}} chegou: {{pedido}}!' }));
      },
    });

  it('blocks the card, and is filled in there and kept for the person', async () => {
    const { user, database } = await withVariable();
    expect(await screen.findByText('Fill in 1 variable to approve')).toBeVisible();
    expect(approveButton()).toBeDisabled();
    await user.keyboard('a');
    const field = await screen.findByRole('textbox', { name: 'pedido' });
    expect(field).toHaveFocus();
    expect(await database.outbox.get('row')).toMatchObject({ status: 'draft' });
    await user.keyboard('sofá{Enter}');
    await waitFor(() => {
      expect(approveButton()).toBeEnabled();
    });
    await user.click(approveButton());
    await waitFor(async () => {
      expect(await database.outbox.get('row')).toMatchObject({
        status: 'approved',
        text: 'Seu sofá chegou: sofá!',
      });
    });
    expect(await database.personDetails.get(ANA)).toMatchObject({ fields: { pedido: 'sofá' } });
  });

  it('is not kept when the user says so', async () => {
    const { user, database } = await withVariable();
    await user.click(await screen.findByRole('checkbox', { name: 'Keep for Ana Souza' }));
    await user.type(screen.getByRole('textbox', { name: 'pedido' }), 'sofá{Enter}');
    await waitFor(() => {
      expect(approveButton()).toBeEnabled();
    });
    expect(await database.personDetails.count()).toBe(0);
  });
});

it('shows marks as WhatsApp will, and what looks like HTML as text', async () => {
  await openPanel({
    seed: async (database) => {
      await anaIsSilent(database);
      await database.outbox.put(draftRow({ text: '*Oferta* <img src=x> ~R$ 90~' }));
    },
  });
  const bold = await screen.findByText('Oferta');
  expect(bold.tagName).toBe('STRONG');
  expect(bold.parentElement).toHaveTextContent('Oferta <img src=x> R$ 90');
  expect(bold.parentElement?.querySelector('img')).toBeNull();
});

it('the next card’s suggestions are there before it is shown, and nobody is asked twice', async () => {
  const similarIncoming = vi.fn(() => Promise.resolve([]));
  const { user } = await openPanel({
    seed: async (database) => {
      await someoneWaits(database, ANA, 'Ana Souza', 'Tem azul?', 90);
      await someoneWaits(database, BRUNO, 'Bruno Lima', 'Tem verde?', 5);
    },
    search: { similarIncoming },
  });
  await card('Ana Souza');
  await waitFor(() => {
    expect(similarIncoming).toHaveBeenCalledTimes(2);
  });
  await user.keyboard('{ArrowRight}');
  await card('Bruno Lima');
  await waitFor(() => {
    expect(approveButton()).toBeEnabled();
  });
  expect(similarIncoming).toHaveBeenCalledTimes(2);
});

describe('a refused message', () => {
  const refused = () =>
    openPanel({
      seed: async (database) => {
        await anaIsSilent(database);
        await database.outbox.put(
          draftRow({
            status: 'refused',
            verdict: {
              decision: 'refuse',
              findings: [{ policy: 'first-contact', decision: 'refuse' }],
            },
          }),
        );
      },
    });

  it.each([
    ['E makes it a draft again', 'e', 'draft'],
    ['S discards it', 's', 'rejected'],
  ])('says why: %s', async (_what, key, status) => {
    const { user, database } = await refused();
    expect(await screen.findByText(/never wrote to you/)).toBeVisible();
    await user.keyboard(key);
    await waitFor(async () => {
      expect(await database.outbox.get('row')).toMatchObject({ status });
    });
  });
});

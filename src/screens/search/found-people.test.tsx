import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { NO_NAMES } from '@/protocol/search-api';
import { hitsOf } from '../testing/hits';
import { openPanel } from '../testing/panel';
import { ANA, chatOf, contactOf, message } from '../testing/rows';

const ANA_LID = '123456789@lid';

it('finds a person once, and calls their chat as they are called under their other id', async () => {
  const question = message(ANA_LID, 'Tem azul?', 3);
  const { user } = await openPanel({
    seed: async (database) => {
      await database.contacts.bulkPut([
        contactOf(ANA, 'Ana Souza', { pairedId: ANA_LID }),
        contactOf(ANA_LID, '', {
          pairedId: ANA,
          savedName: undefined,
          saved: false,
          pushName: 'aninha',
        }),
      ]);
      await database.messages.put(question);
      await database.chats.put(chatOf(ANA_LID, 'aninha', question));
    },
    search: {
      searchNames: () => Promise.resolve({ ...NO_NAMES, contact: [ANA_LID, ANA] }),
      searchMessages: () => Promise.resolve(hitsOf([question.rowid])),
    },
  });
  await user.click(await screen.findByRole('button', { name: 'Search' }));
  await user.type(await screen.findByRole('combobox'), 'azul');
  const messages = await screen.findByRole('group', { name: 'Messages' });
  expect(await within(messages).findByText('Ana Souza')).toBeVisible();
  const contacts = screen.getByRole('group', { name: 'People and groups' });
  expect(within(contacts).getAllByRole('option')).toHaveLength(1);
  expect(within(contacts).getByText('Ana Souza')).toBeVisible();
});

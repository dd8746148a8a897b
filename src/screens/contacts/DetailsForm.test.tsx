import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { showPart } from '../testing/panel';
import { ANA, contactOf } from '../testing/rows';
import { DetailsForm } from './DetailsForm';

it('keeps zone, language and own fields of a person, and takes them away again', async () => {
  const { user, database } = await showPart(<DetailsForm id={ANA} />, {
    seed: (database) => database.contacts.put(contactOf(ANA, 'Ana Souza')),
  });
  await user.selectOptions(await screen.findByLabelText('Language'), 'English');
  await user.selectOptions(screen.getByLabelText('Time zone'), 'Europe/Lisbon');
  const fields = screen.getByLabelText('Fields of your own');
  await user.type(fields, 'Pedido: sofá: azul{Enter}nothing');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(async () => {
    expect(await database.personDetails.get(ANA)).toMatchObject({
      language: 'en',
      timeZone: 'Europe/Lisbon',
      fields: { pedido: 'sofá: azul' },
    });
  });
  await user.clear(fields);
  await user.selectOptions(screen.getByLabelText('Language'), 'By the number');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(async () => {
    const row = await database.personDetails.get(ANA);
    expect(row).toMatchObject({ timeZone: 'Europe/Lisbon' });
    expect([row?.language, row?.fields]).toEqual([undefined, undefined]);
  });
});

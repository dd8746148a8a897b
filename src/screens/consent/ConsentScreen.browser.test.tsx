import '@/ui/styles.css';
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { recordConsent } from '@/database/consent-ledger';
import { checkLedger } from '@/database/ledger-check';
import { useView } from '../view-state';
import { NOW, openPanel, type OpenedPanel } from '../testing/panel';
import { ANA, BRUNO, someoneWaits } from '../testing/rows';

afterEach(cleanup);

async function openLedger(lines: 'some' | 'none' = 'some'): Promise<OpenedPanel> {
  const panel = await openPanel({
    search: { searchContacts: () => Promise.resolve([BRUNO]) },
    seed: async (database) => {
      const said = await someoneWaits(database, ANA, 'Ana Souza', 'Stop writing to me', 3);
      await someoneWaits(database, BRUNO, 'Bruno Lima', 'Hi', 2);
      if (lines === 'none') return;
      const by = 'detected';
      await recordConsent(database, {
        chatId: BRUNO,
        kind: 'ask',
        at: NOW - 9,
        messageId: 'gone',
        by,
      });
      await recordConsent(database, {
        chatId: ANA,
        kind: 'opt-out',
        at: NOW,
        messageId: said.id,
        by,
      });
    },
  });
  const navigation = await screen.findByRole('navigation');
  const container = navigation.closest<HTMLElement>('body > div');
  if (container) Object.assign(container.style, { width: '360px', height: '740px' });
  useView.getState().show('consent');
  await screen.findByRole('heading', { name: 'Consent ledger' });
  return panel;
}

const list = () => screen.findByRole('list', { name: 'Consent ledger' });

it('lists what was said, newest first, and says that the chain holds', async () => {
  await openLedger();
  expect(await screen.findByText('Intact: 2 lines')).toBeVisible();
  const lines = within(await list()).getAllByRole('listitem');
  expect(lines.map((line) => line.textContent)).toEqual([
    expect.stringMatching(/^Ana Souza.*Opt-out.*Line 2.*Read in the message/),
    expect.stringMatching(/^Bruno Lima.*Perhaps opt-out.*Line 1/),
  ]);
});

it('finds a person, by name or number', async () => {
  const { user } = await openLedger();
  const box = await screen.findByRole('searchbox', { name: 'Find a person' });
  await user.type(box, 'brúno');
  expect(within(await list()).getAllByRole('listitem')).toHaveLength(1);
  await user.clear(box);
  await user.type(box, '98765');
  expect(within(await list()).getByText('Ana Souza')).toBeVisible();
  await user.type(box, '000');
  expect(await screen.findByRole('heading', { name: 'Nobody found' })).toBeVisible();
});

it('opens the message that says so, and tells when it is gone', async () => {
  const { user } = await openLedger();
  await user.click(
    await screen.findByRole('button', { name: 'See the message of Bruno Lima, line 1' }),
  );
  expect(await screen.findByText(/no longer stored/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'See the message of Ana Souza, line 2' }));
  expect(await screen.findByText('Stop writing to me')).toBeVisible();
});

it('names the line that was changed', async () => {
  const { user, database } = await openLedger();
  await screen.findByText('Intact: 2 lines');
  await database.consent.update(1, { kind: 'opt-in' });
  await user.click(screen.getByRole('button', { name: 'Check again' }));
  expect(await screen.findByText('The consent ledger was changed')).toBeVisible();
  expect(screen.getByText('Line 1 no longer says what it said.')).toBeVisible();
});

it('warns on every screen of a line that is gone, until the user has seen it', async () => {
  const { user, database } = await openLedger();
  await screen.findByText('Intact: 2 lines');
  act(() => {
    useView.getState().show('approvals');
  });
  await database.consent.delete(1);
  // As the background does.
  await checkLedger(database, NOW);
  expect(await screen.findByText('The consent ledger was changed')).toBeVisible();
  expect(screen.getByText(/^Before line 1 a line is missing/)).toBeVisible();

  await user.click(screen.getByRole('button', { name: 'See the ledger' }));
  await screen.findByRole('heading', { name: 'Consent ledger' });
  expect(await screen.findAllByText('The consent ledger was changed')).toHaveLength(1);
  await user.click(await screen.findByRole('button', { name: 'Stop warning of this' }));
  act(() => {
    useView.getState().show('settings');
  });
  await screen.findByRole('heading', { name: 'Settings' });
  await waitFor(() => {
    expect(screen.queryByText('The consent ledger was changed')).toBeNull();
  });
  // Something else breaks.
  await database.consent.update(2, { at: 1 });
  await checkLedger(database, NOW, 'whole');
  expect(await screen.findByText('The consent ledger was changed')).toBeVisible();
});

it('records an opt-in with its document, and asks only once who records', async () => {
  const { user, database } = await openLedger('none');
  await user.click(await screen.findByRole('button', { name: 'Record' }));
  let dialog = await screen.findByRole('dialog', { name: 'Record consent' });
  await user.click(within(dialog).getByRole('button', { name: 'Record' }));
  expect(within(dialog).getByText('Choose the person.')).toBeVisible();
  await user.type(within(dialog).getByRole('searchbox', { name: 'Person' }), 'bruno');
  await user.click(await within(dialog).findByRole('button', { name: /Bruno Lima/ }));
  await user.type(within(dialog).getByLabelText('What this rests on'), 'Form signed in the shop');
  await user.upload(
    within(dialog).getByLabelText('File (optional)'),
    new File(['abc'], 'form.pdf', { type: 'application/pdf' }),
  );
  await user.type(within(dialog).getByLabelText('Who records it'), 'Rita');
  await user.click(within(dialog).getByRole('button', { name: 'Record' }));
  expect(await screen.findByText(/Form signed in the shop \(form.pdf\)/)).toBeVisible();
  expect(await database.consent.toArray()).toMatchObject([
    {
      chatId: BRUNO,
      kind: 'opt-in',
      by: 'user',
      recordedBy: 'Rita',
      document: {
        description: 'Form signed in the shop',
        fileName: 'form.pdf',
        sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      },
    },
  ]);
  await user.click(screen.getByRole('button', { name: 'Record' }));
  dialog = await screen.findByRole('dialog', { name: 'Record consent' });
  expect(within(dialog).getByLabelText('Who records it')).toHaveValue('Rita');
});

it('exports all lines with their hashes', async () => {
  const { user, database, surroundings } = await openLedger();
  await user.click(await screen.findByRole('button', { name: 'Export' }));
  await screen.findByText(/Saved to mettri-consentimento-2026-11-18.csv/);
  const [file] = surroundings.saveFile.mock.calls[0] ?? [];
  const text = await file?.text();
  for (const { hash } of await database.consent.toArray()) expect(text).toContain(`;${hash};`);
});

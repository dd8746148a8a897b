import { screen, waitFor } from '@testing-library/react';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { NOW, openPanel } from '../testing/panel';
import { ANA, BRUNO, contactOf } from '../testing/rows';

async function openContacts() {
  const panel = await openPanel({
    seed: (database) =>
      database.contacts.bulkPut([
        contactOf(ANA, '=HYPERLINK("x")'),
        contactOf(BRUNO, 'Bruno Lima'),
        contactOf('123456789@lid', 'Bruno Lima', { pairedId: BRUNO, phone: undefined }),
      ]),
    search: { searchContacts: (text) => Promise.resolve(text === 'bruno' ? [BRUNO] : []) },
  });
  await panel.user.click(await screen.findByRole('button', { name: 'Contacts' }));
  return panel;
}

describe('contacts', () => {
  it('count each person once', async () => {
    await openContacts();
    expect(await screen.findByText('2 contacts')).toBeVisible();
  });

  it('are searched', async () => {
    const { user } = await openContacts();
    await user.type(await screen.findByRole('searchbox', { name: 'Search contacts' }), 'bruno');
    expect(await screen.findByText('1 contact')).toBeVisible();
    await user.type(screen.getByRole('searchbox'), 'zzz');
    expect(await screen.findByText('No contact by that name')).toBeVisible();
  });

  it('are exported as a CSV that Excel in Brazil opens and that runs nothing', async () => {
    const { user, surroundings } = await openContacts();
    await screen.findByText('2 contacts');
    await user.click(screen.getByRole('button', { name: 'Export CSV' }));
    await waitFor(() => {
      expect(surroundings.saveFile).toHaveBeenCalledOnce();
    });
    const [file, name] = surroundings.saveFile.mock.lastCall ?? [];
    if (!file) throw new Error('No file was saved.');
    expect(name).toBe('mettri-contatos-2026-11-18.csv');
    const bytes = new Uint8Array(await file.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = await file.text();
    const { data, errors } = Papa.parse<string[]>(text.trim(), { delimiter: ';', newline: '\r\n' });
    expect(errors).toEqual([]);
    expect(data).toHaveLength(3);
    expect(data.flat().filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
    expect(await screen.findByText(`File saved: ${name}`)).toBeVisible();
  });

  it('are read from WhatsApp, with progress and a stop', async () => {
    const { user, database, surroundings } = await openContacts();
    await user.click(await screen.findByRole('button', { name: 'Read contacts' }));
    expect(surroundings.background.startJob).toHaveBeenCalledWith('contacts');
    await database.jobs.put({
      job: 'contacts',
      state: 'running',
      done: 50,
      total: 1200,
      startedAt: NOW,
      updatedAt: NOW,
    });
    expect(await screen.findByText('Reading contacts: 50 of 1,200')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(surroundings.background.stopJob).toHaveBeenCalledWith('contacts');
  });

  it('say when WhatsApp is not there to read them', async () => {
    const { user, surroundings } = await openContacts();
    surroundings.background.startJob.mockResolvedValueOnce({ delivered: false });
    await user.click(await screen.findByRole('button', { name: 'Read contacts' }));
    expect(await screen.findByText(/WhatsApp Web is not open/)).toBeVisible();
  });
});

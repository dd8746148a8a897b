import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { addNote } from '@/database/notes';
import { NOW, showPart } from '../testing/panel';
import { ANA } from '../testing/rows';
import { useView } from '../view-state';
import { PersonNotes } from './PersonNotes';

async function shown(...texts: string[]) {
  const panel = await showPart(<PersonNotes id={ANA} />, {
    seed: async (database) => {
      for (const [at, text] of texts.entries())
        await addNote(database, ANA, text, NOW - 60_000 * (texts.length - at));
    },
  });
  await screen.findByRole('region', { name: 'Notes' });
  return panel;
}

const texts = () =>
  screen.queryAllByRole('listitem').map((item) => item.querySelector('p')?.textContent);

describe('the notes on a person', () => {
  it('are written by the keyboard alone, the newest first', async () => {
    const { user, database } = await shown('Prefere à tarde');
    const field = screen.getByRole('textbox', { name: 'New note' });
    expect(screen.queryByRole('button', { name: 'Keep note' })).toBeNull();
    await user.tab();
    expect(field).toHaveFocus();
    await user.keyboard('Tem loja{Enter}no centro{Tab}{Enter}');
    await waitFor(() => {
      expect(texts()).toEqual(['Tem loja\nno centro', 'Prefere à tarde']);
    });
    expect(field).toHaveValue('');
    await user.click(field);
    // Pressed twice, it is one note.
    await user.keyboard('Paga em dia{Control>}{Enter}{Enter}{/Control}');
    await waitFor(() => {
      expect(field).toHaveValue('');
    });
    await waitFor(() => {
      expect(texts()).toContain('Paga em dia');
    });
    expect(await database.notes.count()).toBe(3);
  });

  it('that are too long are refused in a sentence, and stay in the field', async () => {
    const { user, database } = await shown();
    expect(screen.getByText(/No notes yet\./)).toBeVisible();
    const field = screen.getByRole('textbox', { name: 'New note' });
    const long = 'palavra '.repeat(501).trim();
    await user.click(field);
    await user.paste(long);
    expect(field).toBeInvalid();
    expect(field).toHaveAccessibleDescription(/At most 4,000 characters; these are 4,007\./);
    expect(screen.getByRole('button', { name: 'Keep note' })).toBeDisabled();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(field).toHaveValue(long);
    expect(await database.notes.count()).toBe(0);
  });

  it('are changed in their place, or left as they were', async () => {
    const { user } = await shown('primeira', 'segunda');
    await user.click(
      screen.getAllByRole('button', { name: /^Edit the note of/ })[1] as HTMLElement,
    );
    const field = screen.getByRole('textbox', { name: 'Text of the note' });
    expect(field).toHaveFocus();
    await user.keyboard(' e nunca mais{Escape}');
    expect(texts()).toEqual(['segunda', 'primeira']);
    expect(screen.getAllByRole('button', { name: /^Edit the note of/ })[1]).toHaveFocus();
    await user.keyboard('{Enter}');
    await user.clear(screen.getByRole('textbox', { name: 'Text of the note' }));
    await user.keyboard('mudou{Control>}{Enter}{/Control}');
    await waitFor(() => {
      expect(texts()).toEqual(['segunda', 'mudou']);
    });
    expect(screen.getByText(/changed on 11\/18\/2026/)).toBeVisible();
  });

  it('are removed, and put back', async () => {
    const { user } = await shown('fica', 'some');
    await user.click(
      screen.getAllByRole('button', { name: /^Remove the note of/ })[0] as HTMLElement,
    );
    await waitFor(() => {
      expect(texts()).toEqual(['fica']);
    });
    expect(screen.getByRole('heading', { name: 'Notes' })).toHaveFocus();
    const { notice } = useView.getState();
    expect(notice?.text).toBe('Note removed.');
    notice?.action?.run();
    await waitFor(() => {
      expect(texts()).toEqual(['some', 'fica']);
    });
  });

  it('that are long are cut until they are asked for', async () => {
    const { user } = await shown(
      'curta',
      Array.from({ length: 12 }, (_, at) => `linha ${at}`).join('\n'),
    );
    const [long] = screen.getAllByRole('listitem') as [HTMLElement];
    const more = within(long).getByRole('button', { name: 'Show all' });
    expect(more).toHaveAttribute('aria-expanded', 'false');
    await user.click(more);
    expect(within(long).getByRole('button', { name: 'Show less' })).toHaveAttribute(
      'aria-expanded',
      'true',
    );
  });
});

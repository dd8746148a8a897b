import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { putLabelOn } from '@/database/labels';
import { NOW, showPart } from '../testing/panel';
import { ANA, BRUNO } from '../testing/rows';
import { useView } from '../view-state';
import { PersonLabels } from './PersonLabels';

async function shown(...labels: [id: string, name: string][]) {
  const panel = await showPart(<PersonLabels id={ANA} />, {
    seed: async (database) => {
      for (const [id, name] of labels) await putLabelOn(database, id, name, NOW);
    },
  });
  const region = await screen.findByRole('region', { name: 'Labels' });
  return { ...panel, region };
}

const pills = () => screen.queryAllByRole('button', { name: /^Remove the label/ });
const names = () =>
  pills().map((button) => button.getAttribute('aria-label')?.replace('Remove the label ', ''));
const options = () => screen.queryAllByRole('option').map(({ textContent }) => textContent);

describe('the labels of a person', () => {
  it('are made and put on by the keyboard alone, one after the other', async () => {
    const { user, database } = await shown();
    expect(screen.getByText(/None yet/)).toBeVisible();
    await user.tab();
    await user.keyboard('{Enter}');
    const field = screen.getByRole('combobox', { name: 'Name of the label' });
    expect(field).toHaveFocus();
    await user.keyboard('Cliente VIP{Enter}');
    await screen.findByRole('button', { name: 'Remove the label Cliente VIP' });
    expect(screen.getByRole('status')).toHaveTextContent('Label “Cliente VIP” added.');
    expect(field).toHaveValue('');
    await user.keyboard('atacado{Enter}');
    await waitFor(() => {
      expect(names()).toEqual(['atacado', 'Cliente VIP']);
    });
    await user.keyboard('{Escape}');
    expect(screen.getByRole('button', { name: 'Add a label' })).toHaveFocus();
    expect(await database.labels.count()).toBe(2);
    expect(screen.queryByText(/None yet/)).toBeNull();
  });

  it('are offered where somebody has them already, without accents', async () => {
    const { user, database } = await shown([BRUNO, 'Orçamento'], [BRUNO, 'VIP'], [ANA, 'Atacado']);
    await user.click(screen.getByRole('button', { name: 'Add a label' }));
    await waitFor(() => {
      expect(options()).toEqual(['Orçamento', 'VIP']);
    });
    await user.keyboard('orca');
    expect(options()).toEqual(['Orçamento', 'Create “orca”']);
    await user.keyboard('{ArrowDown}');
    const offer = screen.getByRole('option', { name: 'Orçamento' });
    expect(offer).toHaveAttribute('aria-selected', 'true');
    expect(screen.getByRole('combobox')).toHaveAttribute('aria-activedescendant', offer.id);
    await user.keyboard('{Enter}');
    await waitFor(() => {
      expect(names()).toEqual(['Atacado', 'Orçamento']);
    });
    await user.click(screen.getByRole('option', { name: 'VIP' }));
    await waitFor(() => {
      expect(names()).toEqual(['Atacado', 'Orçamento', 'VIP']);
    });
    expect(await database.labels.count()).toBe(3);
  });

  it('are refused in a sentence where the name is too long or theirs already, and the text is kept', async () => {
    const { user } = await shown([ANA, 'Órgão público']);
    await user.click(screen.getByRole('button', { name: 'Add a label' }));
    const field = screen.getByRole('combobox');
    const long = 'x'.repeat(41);
    await user.keyboard(`${long}{Enter}`);
    expect(screen.getByRole('alert')).toHaveTextContent('At most 40 characters; these are 41.');
    expect(field).toHaveValue(long);
    expect(field).toBeInvalid();
    await user.clear(field);
    await user.keyboard('orgao PUBLICO{Enter}');
    expect(screen.getByRole('alert')).toHaveTextContent('They have the label “Órgão público”');
    expect(names()).toEqual(['Órgão público']);
  });

  it('are taken off, and put back', async () => {
    const { user } = await shown([ANA, 'VIP']);
    await user.click(screen.getByRole('button', { name: 'Remove the label VIP' }));
    await waitFor(() => {
      expect(pills()).toEqual([]);
    });
    expect(screen.getByRole('button', { name: 'Add a label' })).toHaveFocus();
    const { notice } = useView.getState();
    expect(notice?.text).toBe('Label “VIP” removed.');
    notice?.action?.run();
    const region = screen.getByRole('region', { name: 'Labels' });
    expect(await within(region).findByText('VIP')).toBeVisible();
  });

  it('stay in the field when they cannot be written', async () => {
    const { user, database } = await shown();
    await user.click(screen.getByRole('button', { name: 'Add a label' }));
    database.labels.hook('creating', () => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await user.keyboard('VIP{Enter}');
    await waitFor(() => {
      expect(useView.getState().notice?.tone).toBe('bad');
    });
    expect(screen.getByRole('combobox')).toHaveValue('VIP');
  });
});

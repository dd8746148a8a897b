import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { changeLink } from '@/database/registry';
import { NOW, showPart } from '../testing/panel';
import { ConnectionSection } from './ConnectionSection';

const value = async (name: string) =>
  (await screen.findByText(name)).parentElement?.querySelector('dd')?.textContent;

describe('the quality of the connection', () => {
  it('is the last event, reconnects, other tabs and the version', async () => {
    await showPart(<ConnectionSection />, {
      seed: () =>
        changeLink(() => ({
          state: 'connected',
          since: NOW - 60_000,
          lastEventAt: NOW - 12_400,
          reconnects: 3,
          otherTabIds: [5],
          whatsAppVersion: '2.3000.1',
        })),
    });
    expect(await value('Last event')).toBe('12 s ago');
    expect(await value('Reconnects')).toBe('3');
    expect(await value('Other tabs of WhatsApp')).toBe('1');
    expect(await value('WhatsApp Web')).toBe('2.3000.1');
  });

  it('goes on in minutes, and says nothing that is not known', async () => {
    await showPart(<ConnectionSection />, {
      seed: () => changeLink(() => ({ state: 'offline', lastEventAt: NOW - 300_000 })),
    });
    expect(await value('Last event')).toBe('5 min ago');
    expect(screen.queryByText('Other tabs of WhatsApp')).toBeNull();
    expect(screen.queryByText('WhatsApp Web')).toBeNull();
  });
});

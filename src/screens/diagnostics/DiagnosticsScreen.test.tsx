import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { changeLink } from '@/database/registry';
import type { LinkRow } from '@/database/rows';
import { NOW, openPanel } from '../testing/panel';

const findings: NonNullable<LinkRow['diagnostics']> = {
  at: NOW,
  modules: 12_897,
  waJsVersion: '4.6.0',
  bindings: [
    { binding: 'ChatStore', foundBy: ['wa-js', 'look-up'] },
    { binding: 'MsgStore', foundBy: [] },
  ],
  places: [
    { place: 'composer', generation: '2026-08', matches: 1 },
    { place: 'composer', generation: '2026-04', matches: 0 },
  ],
};
const capabilities: LinkRow['capabilities'] = [
  { capability: 'list', status: 'ok', driver: 'wa-js', since: NOW - 3_600_000 },
  {
    capability: 'messages',
    status: 'ok',
    driver: 'dom',
    since: NOW - 60_000,
    missing: 'MsgStore',
  },
  { capability: 'send', status: 'missing', driver: 'off', since: NOW, missing: 'MsgKey' },
];

async function openDiagnostics() {
  const panel = await openPanel();
  await changeLink(() => ({ state: 'connected', whatsAppVersion: '2.3000.1', capabilities }));
  await panel.user.click(await screen.findByRole('button', { name: 'More' }));
  await panel.user.click(await screen.findByRole('button', { name: /^Status/ }));
  await panel.user.click(await screen.findByRole('button', { name: 'See diagnostics' }));
  await screen.findByRole('heading', { name: 'Diagnostics', level: 1 });
  return panel;
}

describe('the diagnostics', () => {
  it('say by capability who provides it, since when, and what is missing', async () => {
    await openDiagnostics();
    const row = (name: RegExp) => screen.findByRole('row', { name });
    expect((await row(/List chats/)).textContent).toMatch(/full link, since \d\d:\d\d/);
    const messages = await row(/Read messages/);
    expect(messages).toHaveTextContent('through WhatsApp’s screen');
    expect(messages).toHaveTextContent('Only the chat that is open');
    expect(messages).toHaveTextContent('Missing: MsgStore');
    expect(messages).toHaveTextContent('Partly');
    expect(await row(/^Send/)).toHaveTextContent('Not found');
  });

  it('look when they are opened, and show what is not found', async () => {
    const { surroundings, user } = await openDiagnostics();
    expect(surroundings.background.diagnose).toHaveBeenCalledTimes(1);
    await changeLink(() => ({ diagnostics: findings }));
    expect(await screen.findByText('1 of 2 found')).toBeVisible();
    const missing = screen.getByRole('heading', { name: 'Not found' }).parentElement;
    expect(missing && within(missing).getByText('MsgStore')).toBeVisible();
    expect(screen.getByRole('row', { name: 'Message field 1 0' })).toBeVisible();
    expect(screen.getByText(/Checked at/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Check now' }));
    expect(surroundings.background.diagnose).toHaveBeenCalledTimes(2);
  });

  it('say so when WhatsApp does not answer', async () => {
    const { surroundings, user } = await openDiagnostics();
    surroundings.background.diagnose.mockResolvedValueOnce({ delivered: false });
    await changeLink(() => ({ diagnostics: { ...findings, at: NOW } }));
    await user.click(await screen.findByRole('button', { name: 'Check now' }));
    await changeLink(() => ({ diagnostics: undefined }));
    expect(await screen.findByText(/did not answer/)).toBeVisible();
  });

  it('put a bundle on the clipboard', async () => {
    const { user } = await openDiagnostics();
    await changeLink(() => ({ diagnostics: findings, activeChatId: '5511988880001@c.us' }));
    await screen.findByText('1 of 2 found');
    await user.click(screen.getByRole('button', { name: 'Copy the bundle' }));
    expect(await screen.findByText('Support bundle copied.')).toBeVisible();
    const copied = await navigator.clipboard.readText();
    expect(JSON.parse(copied)).toMatchObject({
      versions: { mettri: '0.1.0', whatsApp: '2.3000.1' },
      capabilities: [{}, { capability: 'messages', driver: 'dom', missing: ['MsgStore'] }, {}],
    });
    expect(copied).not.toContain('98888');
  });

  it('lead back to the status', async () => {
    const { user } = await openDiagnostics();
    await user.click(screen.getByRole('button', { name: 'Back' }));
    expect(await screen.findByRole('heading', { name: 'Status', level: 1 })).toBeVisible();
  });
});

import '@/ui/styles.css';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NOW, showPart } from '../testing/panel';
import { ImportScreen } from './ImportScreen';
import { ANA, chatOf, contactOf, message } from '../testing/rows';
import androidText from '../../../test/fixtures/chat-exports/android-pt-BR.txt?raw';

afterEach(cleanup);
beforeEach(() => {
  document.body.style.width = '360px';
});

async function drop(file: File) {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(file);
  const place = await screen.findByTestId('drop');
  fireEvent(place, new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
}

/** The whole way with the real worker: a file in, its messages in the chat, what is in doubt asked. */
describe('an exported chat', () => {
  it('comes into its chat', async () => {
    const { user, database } = await showPart(<ImportScreen />, {
      seed: async (account) => {
        // Captured before: one line of the file, and one whose words were edited since.
        const at = (minutes: number) => (NOW - Date.UTC(2026, 9, 3, 12, minutes)) / 60_000;
        const known = message(ANA, 'Oi, bom dia! Vocês têm a camiseta azul?', at(12));
        const edited = message(ANA, 'Qual o tamanho?', at(18), { fromMe: true });
        await account.messages.bulkPut([known, edited]);
        await account.contacts.put(contactOf(ANA, 'Ana Lima'));
        await account.chats.put(chatOf(ANA, 'Ana Lima', edited));
      },
    });
    const file = new File([androidText], 'Conversa do WhatsApp com Ana Lima.txt');
    await drop(file);
    await screen.findByRole('heading', { name: 'Ana Lima' });
    expect(screen.getByText('19 messages')).toBeVisible();
    await user.click(await screen.findByRole('button', { name: 'Import' }));
    await screen.findByRole('heading', { name: 'Import done' });
    expect(screen.getByText('20 new messages')).toBeVisible();
    expect(screen.getByText('1 was stored already')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Review' }));
    await screen.findByRole('heading', { name: 'Is it the same message?' });
    expect(screen.getByText('Qual tamanho?')).toBeVisible();
    expect(screen.getByText('Qual o tamanho?')).toBeVisible();
    await user.keyboard('1');
    expect(await screen.findByText('All reviewed')).toBeVisible();
    expect(await database.messages.count()).toBe(21);
  });

  it('that is none changes nothing', async () => {
    const { database } = await showPart(<ImportScreen />);
    const file = new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0, 1])], 'foto.png');
    await drop(file);
    expect(await screen.findByText(/not a chat exported/)).toBeVisible();
    expect(await database.messages.count()).toBe(0);
  });
});

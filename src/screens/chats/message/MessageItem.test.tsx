import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { MessageRow } from '@/database/rows';
import { NOW, showPart } from '../../testing/panel';
import { ANA, message } from '../../testing/rows';
import { MessageItem } from './MessageItem';

const GROUP = '120363000000000009@g.us';
const NAMES: Readonly<Record<string, string>> = { a: 'Ana', b: 'Bruno', c: 'Carla' };

async function show(row: MessageRow, quoted?: MessageRow, onReply?: (row: MessageRow) => void) {
  const onJump = vi.fn<(row: MessageRow) => void>();
  const panel = await showPart(
    <MessageItem
      message={row}
      quoted={quoted}
      marked={false}
      nameOf={(id) => NAMES[id] ?? id}
      chatName="Ana Souza"
      onJump={onJump}
      onReply={onReply}
    />,
    { seed: (database) => database.messages.put(row) },
  );
  return { ...panel, onJump };
}

const fact = (change: Partial<MessageRow>, text = '') => message(ANA, text, 5, change);

describe('the kinds of messages', () => {
  it('a location is text, and no map', async () => {
    await show(
      fact(
        {
          kind: 'location',
          details: { type: 'location', latitude: -23.5505199, longitude: -46.6333094, live: true },
        },
        'Praça da Sé',
      ),
    );
    expect(screen.getByText('Live location')).toBeVisible();
    expect(screen.getByText('-23.55052, -46.63331')).toBeVisible();
    expect(screen.getByText('Praça da Sé')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Copy coordinates' })).toBeVisible();
    expect(screen.queryByRole('img')).toBeNull();
  });

  it('contact cards name people and their phones, each to copy', async () => {
    const { user } = await show(
      fact(
        {
          kind: 'contact',
          details: {
            type: 'contacts',
            contacts: [
              { name: 'Rui Alves', phones: ['+55 11 98888-7777', '+55 11 3333-4444'] },
              { name: 'Lia', phones: [] },
            ],
          },
        },
        'Rui Alves, Lia',
      ),
    );
    expect(screen.getByText('2 contacts')).toBeVisible();
    expect(screen.getByText('Rui Alves')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Copy +55 11 3333-4444' }));
    expect(await navigator.clipboard.readText()).toBe('+55 11 3333-4444');
  });

  it('a poll shows its question and options', async () => {
    await show(
      fact(
        { kind: 'poll', details: { type: 'poll', options: ['Azul', 'Verde'], multiple: true } },
        'Qual cor?',
      ),
    );
    expect(screen.getByText(/Several options/)).toBeVisible();
    expect(screen.getByText('Qual cor?')).toBeVisible();
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      'Azul',
      'Verde',
    ]);
  });

  it('an order shows what and how much', async () => {
    await show(
      fact(
        {
          kind: 'order',
          details: {
            type: 'order',
            title: 'Toalha de banho',
            itemCount: 3,
            total: 149_900,
            currency: 'BRL',
          },
        },
        'Toalha de banho\nPode entregar?',
      ),
    );
    expect(screen.getByText('Order')).toBeVisible();
    expect(screen.getByText('Toalha de banho')).toBeVisible();
    expect(screen.getByText('Pode entregar?')).toBeVisible();
    expect(screen.getByText('3 items · R$149.90')).toBeVisible();
  });

  it('a link leads out only on a click, and takes nothing along', async () => {
    const url = 'https://loja.example/azul?x=1';
    await show(
      fact({ details: { type: 'link', url, title: 'Vestido azul', description: 'Algodão' } }, url),
    );
    const link = screen.getByRole('link', { name: /Vestido azul/ });
    expect(link).toHaveAttribute('href', url);
    expect(link).toHaveAttribute('target', '_blank');
    expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    expect(link).toHaveTextContent('loja.example');
    expect(document.querySelector('img, iframe, video')).toBeNull();
  });

  it('a link that looks like another is seen for what it is', async () => {
    await show(fact({ details: { type: 'link', url: 'https://аpple.com/' } }));
    expect(screen.getByRole('link')).toHaveTextContent('xn--pple-43d.com');
  });

  it.each([
    [{ video: false, outcome: 'missed' }, 'Missed voice call'],
    [{ video: true, outcome: 'answered', duration: 192 }, 'Video call · 3:12'],
    [{ video: true, outcome: 'rejected' }, 'Declined video call'],
    [{ video: false, outcome: 'unknown' }, 'Voice call'],
  ] as const)('a call %j', async (call, words) => {
    await show(fact({ kind: 'call', details: { type: 'call', ...call } }));
    expect(screen.getByText(words)).toBeVisible();
  });

  it.each([
    [{ event: 'subject', subject: '<b>Novo</b>' }, 'The group is now called “<b>Novo</b>” by Ana'],
    [{ event: 'add', ids: ['b', 'c'] }, 'Joined the group: Bruno, Carla by Ana'],
    [{ event: 'leave', ids: ['a'] }, 'Left the group: Ana'],
    [
      { event: 'add', ids: ['a', 'b', 'c', 'd', 'e', 'f'] },
      'Joined the group: Ana, Bruno, Carla, d and 2 more by Ana',
    ],
    [{ event: 'encrypt' }, 'Messages are end-to-end encrypted by Ana'],
    [{ event: 'add' }, 'Notice from WhatsApp: add by Ana'],
    [{ event: 'hasOwnProperty' }, 'Notice from WhatsApp: hasOwnProperty by Ana'],
  ])('an entry of WhatsApp’s %j', async (details, words) => {
    await show(
      message(GROUP, '', 5, {
        kind: 'system',
        rawType: 'gp2',
        senderId: 'a',
        details: { type: 'system', ...details },
      }),
    );
    const time = screen.getByText(/^\d{2}:\d{2}/);
    expect(time.parentElement).toHaveTextContent(words);
  });

  it('a kind of tomorrow is named as WhatsApp names it', async () => {
    await show(fact({ kind: 'unknown', rawType: 'hologram' }));
    expect(screen.getByText('Of a kind that Mettri does not know yet: hologram')).toBeVisible();
  });

  it('what users write never becomes a page', async () => {
    const text = '<img src=x onerror=alert(1)>';
    await show(fact({}, text));
    expect(screen.getByText(text)).toBeVisible();
    expect(document.querySelector('img')).toBeNull();
  });
});

describe('media', () => {
  const media = { mimeType: 'video/mp4', size: 4_404_019, duration: 75, width: 640, height: 360 };

  it('show their preview from the store, and what is known of the file', async () => {
    const row = fact({ kind: 'video', rawType: 'video', media }, 'Olha só');
    const { database } = await show(row);
    await database.pictures.put({ id: row.id, data: '/9j/AAAA' });
    const preview = await screen.findByRole('img', { name: 'Thumbnail: Video' });
    expect(preview).toHaveAttribute('src', 'data:image/jpeg;base64,/9j/AAAA');
    expect(
      screen.getByText('· 1:15 · 4.2 MB', { normalizer: (text) => text.trim() }),
    ).toBeVisible();
    expect(screen.getByText('Olha só')).toBeVisible();
  });

  it('have their file fetched on the user’s click, and only then', async () => {
    const row = fact({ kind: 'voice', rawType: 'ptt', media });
    const { user, surroundings } = await show(row);
    const button = await screen.findByRole('button', { name: 'Fetch the file: Voice message' });
    expect(surroundings.background.fetchMedia).not.toHaveBeenCalled();
    await user.click(button);
    expect(surroundings.background.fetchMedia).toHaveBeenCalledExactlyOnceWith(row.id);
  });

  it.each([
    ['asked', 'Asking WhatsApp…'],
    ['receiving', '1 MB of 4.2 MB'],
    ['gone', 'WhatsApp no longer has this file.'],
    ['too-large', 'Larger than your limit of 64 MB a file.'],
    ['failed', 'The file did not arrive whole.'],
    ['not-allowed', 'This file may not be kept.'],
  ] as const)('say how the fetching stands: %s', async (state, words) => {
    const row = fact({ kind: 'document', media: { ...media, fileName: 'Nota fiscal.pdf' } });
    const { database } = await show(row);
    await database.mediaFiles.put({
      messageId: row.id,
      state,
      file: 'x',
      size: 4_404_019,
      received: 1_048_576,
      at: NOW,
    });
    expect(await screen.findByText(words)).toBeVisible();
    expect(screen.getByText('Nota fiscal.pdf')).toBeVisible();
    if (state === 'receiving')
      expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '1048576');
  });

  it('may be asked for again when the asking has come to nothing', async () => {
    const row = fact({ kind: 'image', media });
    const { user, database, surroundings } = await show(row);
    await database.mediaFiles.put({
      messageId: row.id,
      state: 'asked',
      file: 'x',
      size: 0,
      received: 0,
      at: NOW - 61_000,
    });
    await user.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(surroundings.background.fetchMedia).toHaveBeenCalledOnce();
  });

  it('seen once leave only that they came', async () => {
    await show(fact({ kind: 'image', viewOnce: true }));
    expect(screen.getByText('Photo · View once: nothing is kept.')).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('what becomes of a message', () => {
  it('taken back: its text stays, struck', async () => {
    await show(fact({ revokedAt: NOW }, 'R$ 5,00 a menos'));
    expect(screen.getByText(/^Deleted on 11\/18\/2026/)).toBeVisible();
    expect(screen.getByText('R$ 5,00 a menos').tagName).toBe('S');
  });

  it.each([
    [{ revokedAt: NOW }, /^Deleted on .* · The text was not kept\.$/],
    [{ kind: 'revoked', revokedAt: NOW }, /^Deleted message · The text was not kept\.$/],
  ] as const)('taken back: without its text %#', async (change, words) => {
    await show(fact(change));
    expect(screen.getByText(words)).toBeVisible();
  });

  it('edited: earlier versions are shown on demand, by keyboard too', async () => {
    const { user } = await show(
      fact({ edits: [{ text: 'Custa 10', at: NOW - 600_000 }], editedAt: NOW }, 'Custa 12'),
    );
    expect(screen.queryByText('Custa 10')).toBeNull();
    await user.tab();
    await user.keyboard('{Enter}');
    const versions = screen.getByRole('list', { name: 'Earlier versions' });
    expect(within(versions).getByText('Custa 10')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Edited' })).toHaveAttribute('aria-expanded', 'true');
  });

  it('edited before it was seen: there is no earlier version to show', async () => {
    await show(fact({ editedAt: NOW }, 'Custa 12'));
    expect(screen.getByText('Edited')).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('reactions are counted, and those taken back are not', async () => {
    const at = NOW;
    await show(
      fact(
        {
          reactions: [
            { senderId: 'a', emoji: '👍', at },
            { senderId: 'b', emoji: '❤️', at },
            { senderId: 'c', emoji: '❤️', at },
            { senderId: 'd', emoji: '', at },
          ],
        },
        'Chegou!',
      ),
    );
    const reactions = within(screen.getByRole('list', { name: 'Reactions' }));
    expect(reactions.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      '❤️ 2❤️: 2 people',
      '👍👍: 1 person',
    ]);
  });

  it('no reactions, when all were taken back', async () => {
    await show(fact({ reactions: [{ senderId: 'a', emoji: '', at: NOW }] }, 'Oi'));
    expect(screen.queryByRole('list')).toBeNull();
  });

  it('an answer leads to what it answers', async () => {
    const asked = message(ANA, 'Tem azul?', 60);
    const { user, onJump } = await show(
      fact({ fromMe: true, quoted: { stanzaId: asked.stanzaId } }, 'Tem'),
      asked,
    );
    const quote = screen.getByRole('button', { name: 'Replies to Ana Souza. Go to the message' });
    expect(quote).toHaveTextContent('Tem azul?');
    await user.click(quote);
    expect(onJump).toHaveBeenCalledExactlyOnceWith(asked);
  });

  it('an answer to what we do not hold says so', async () => {
    await show(fact({ quoted: { stanzaId: 'GONE' } }, 'Sim'));
    expect(screen.getByText('Replies to a message that was not captured.')).toBeVisible();
  });

  it.each([
    [{ forwarded: 'once' }, 'Forwarded'],
    [{ forwarded: 'often' }, 'Forwarded many times'],
    [{ starred: true }, 'Starred'],
    [{ imported: true }, 'Imported'],
    [{ onScreen: true }, 'Read off the screen'],
    [{ expiresAt: NOW + 3_600_000 }, /^Disappears on \d{2}:\d{2}/],
  ] as const)('%j is said', async (change, words) => {
    await show(fact(change, 'Oi'));
    expect(screen.getByText(words)).toBeInTheDocument();
  });

  it.each([
    [-1, 'not sent'],
    [0, 'waiting'],
    [1, 'sent'],
    [2, 'delivered'],
    [3, 'read'],
    [4, 'played'],
  ] as const)('acknowledged at level %d is %s', async (ack, word) => {
    await show(fact({ fromMe: true, ack }, 'Oi'));
    expect(screen.getByRole('img')).toHaveAccessibleName(word);
  });
});

describe('replying with a quote', () => {
  it('is one key away', async () => {
    const row = fact({}, 'Tem azul?');
    const onReply = vi.fn<(row: MessageRow) => void>();
    const { user } = await show(row, undefined, onReply);
    await user.tab();
    expect(screen.getByRole('button', { name: 'Reply with a quote' })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(onReply).toHaveBeenCalledExactlyOnceWith(row);
  });

  it.each<[string, Partial<MessageRow>]>([
    ['is imported', { imported: true }],
    ['was only seen on the screen', { onScreen: true }],
    ['was taken back', { revokedAt: NOW }],
    ['is not decrypted yet', { kind: 'pending' }],
  ])('is not offered for what %s', async (_what, change) => {
    await show(fact(change, 'Tem azul?'), undefined, vi.fn());
    expect(screen.queryByRole('button', { name: 'Reply with a quote' })).toBeNull();
  });
});

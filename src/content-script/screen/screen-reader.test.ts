import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ScreenReport } from '@/protocol/screen-link';
import { drawMessage, drawScreen, type DrawnMessage } from '../../../test/whatsapp-screen';
import { screenReader, type ScreenReader } from './screen-reader';

const ANA = { id: '5511988880001@c.us', name: 'Ana Souza' };
const BRUNO = { id: '5511988880002@c.us', name: 'Bruno Lima' };
const ME = '5511999990001@c.us';

let reports: ScreenReport[];
let reader: ScreenReader;
let leaving: AbortController;

function message(count: number, change: Partial<DrawnMessage> = {}): DrawnMessage {
  const minute = String(count).padStart(2, '0');
  return {
    stanzaId: `3A00000000000000${minute}`,
    chatId: ANA.id,
    fromMe: false,
    text: `mensagem ${count}`,
    stamp: `[10:${minute}, 19/11/2026] Ana Souza: `,
    clock: `10:${minute}`,
    tail: true,
    ...change,
  };
}

const own = (count: number, text: string) =>
  message(count, {
    stanzaId: `3EB00000000000000000${count}`,
    fromMe: true,
    text,
    ack: { icon: 'msg-check', label: ' Enviada ' },
  });

function show(messages: DrawnMessage[], composer?: string) {
  drawScreen('2026-08', {
    chats: [ANA.name, BRUNO.name],
    open: { title: ANA.name, messages, ...(composer !== undefined && { composer }) },
  });
}

function append(drawn: DrawnMessage, where: 'beforeend' | 'afterbegin' = 'beforeend') {
  document.querySelector('#main > div')?.insertAdjacentHTML(where, drawMessage('2026-08', drawn));
}

const told = () =>
  reports.flatMap((report) =>
    report.type === 'messages'
      ? report.messages.map(({ text }) => `${report.seen ?? 'news'}: ${text}`)
      : [],
  );
const states = () => reports.filter((report) => report.type === 'state');

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(2026, 10, 20, 18, 0) });
  window.localStorage.setItem('last-wid-md', JSON.stringify(ME.replace('@', ':12@')));
  reports = [];
  leaving = new AbortController();
  reader = screenReader((report) => reports.push(report), leaving.signal);
});

afterEach(() => {
  leaving.abort();
  vi.useRealTimers();
  window.localStorage.clear();
  document.body.replaceChildren();
});

async function watch() {
  reader.follow({ type: 'stores', open: ANA });
  reader.follow({ type: 'watch', on: true });
  await vi.advanceTimersByTimeAsync(300);
}

describe('the reader of the screen', () => {
  it('says who is logged in, what it lacks and which chat is open', async () => {
    show([message(1)]);
    await watch();
    expect(states()).toEqual([
      {
        type: 'state',
        account: ME,
        connection: 'connected',
        missing: { list: 'chat ids' },
        openChatId: ANA.id,
      },
    ]);
  });

  it('tells what is there as there before, what comes below as news, each once', async () => {
    show([message(5), message(6)]);
    await watch();
    append(message(7));
    await vi.advanceTimersByTimeAsync(300);
    // The human scrolls up.
    append(message(4), 'afterbegin');
    await vi.advanceTimersByTimeAsync(300);
    expect(told()).toEqual([
      'before: mensagem 5',
      'before: mensagem 6',
      'news: mensagem 7',
      'before: mensagem 4',
    ]);
  });

  it('says nothing of messages while it cannot say whose chat they are in', async () => {
    show([message(1)]);
    reader.follow({ type: 'stores', open: BRUNO });
    reader.follow({ type: 'watch', on: true });
    await vi.advanceTimersByTimeAsync(300);
    expect(told()).toEqual([]);
    expect(states()).toMatchObject([{ openChatId: null, missing: { messages: 'chat id' } }]);
    reader.follow({ type: 'stores', open: ANA });
    await vi.advanceTimersByTimeAsync(300);
    expect(told()).toEqual(['before: mensagem 1']);
  });

  it('lets the screen be when it is told so, and in the end', async () => {
    show([message(1)]);
    await watch();
    reader.follow({ type: 'watch', on: false });
    append(message(2));
    await vi.advanceTimersByTimeAsync(1000);
    expect(told()).toEqual(['before: mensagem 1']);
    await watch();
    leaving.abort();
    append(message(3));
    await vi.advanceTimersByTimeAsync(1000);
    expect(told()).not.toContain('news: mensagem 3');
  });

  it('knows the login page and the other window', async () => {
    document.body.innerHTML = '<canvas role="img"></canvas>';
    await watch();
    drawScreen('2026-08', { chats: [ANA.name] });
    document.body.insertAdjacentHTML(
      'beforeend',
      '<div role="dialog"><button>Usar aquí</button></div>',
    );
    await vi.advanceTimersByTimeAsync(300);
    expect(states().map(({ account, connection }) => [account, connection])).toEqual([
      [null, 'logged-out'],
      [ME, 'conflict'],
    ]);
  });
});

describe('an approved text', () => {
  const order = { type: 'place', chat: ANA, text: 'Temos, sim!', stanzaId: '3EB0AA' } as const;
  const placed = () => reports.filter(({ type }) => type === 'placed');
  const sent = () => reports.filter(({ type }) => type === 'sent');

  it('is sent when it appears as a message of ours below, and not before', async () => {
    // The human had written the same once, further up; it may come into sight again.
    show([message(1)], `<p><span>${order.text}</span></p>`);
    await watch();
    reader.follow(order);
    await vi.advanceTimersByTimeAsync(300);
    expect(placed()).toEqual([{ type: 'placed', stanzaId: '3EB0AA' }]);
    append(own(0, order.text), 'afterbegin');
    append(message(2));
    append(own(3, 'outra coisa'));
    await vi.advanceTimersByTimeAsync(300);
    expect(sent()).toEqual([]);
    append(own(4, 'Temos,  sim!'));
    await vi.advanceTimersByTimeAsync(300);
    expect(sent()).toEqual([
      { type: 'sent', stanzaId: '3EB0AA', ack: 1, id: `true_${ANA.id}_3EB000000000000000004` },
    ]);
  });

  it('is refused beside a draft', async () => {
    show([message(1)], '<p><span>rascunho</span></p>');
    await watch();
    reader.follow(order);
    await vi.advanceTimersByTimeAsync(300);
    expect(placed()).toEqual([{ type: 'placed', stanzaId: '3EB0AA', refusal: 'left-over-draft' }]);
    expect(document.querySelector('[role=textbox]')?.textContent).toBe('rascunho');
  });

  it('is refused where its chat does not open', async () => {
    show([message(1)]);
    await watch();
    const pressed = vi.fn();
    document.addEventListener('mousedown', pressed, { once: true });
    reader.follow({ ...order, chat: BRUNO });
    await vi.advanceTimersByTimeAsync(4000);
    expect(pressed).toHaveBeenCalledTimes(1);
    expect(placed()).toEqual([{ type: 'placed', stanzaId: '3EB0AA', refusal: 'chat-not-shown' }]);
  });
});

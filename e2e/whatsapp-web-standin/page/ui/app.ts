import { account } from '../account.ts';
import { Cmd, NetworkStatus, Socket, Stream } from '../connection-state.ts';
import { activeChat, chatStore } from '../stores.ts';
import { avatar } from './avatar.ts';
import { chatList } from './chat-list.ts';
import { type Conversation, conversation } from './conversation.ts';
import { afterBurst, element } from './element.ts';
import { qrPage } from './qr-page.ts';
import { texts } from './texts.ts';

/** Shows the page that fits the state: QR or main, with banner and dialog. */
export function showApp(root: HTMLElement): void {
  const app = element('div', { id: 'app' });
  root.append(app);
  let shown: 'nothing' | 'qr' | 'main' = 'nothing';

  function draw(): void {
    const wanted = account() === null ? 'qr' : 'main';
    if (wanted !== shown) {
      app.replaceChildren(wanted === 'qr' ? qrPage() : mainPage());
      shown = wanted;
    }
  }

  Stream.on('change', afterBurst(draw));
  draw();
}

function mainPage(): HTMLElement {
  const banners = element('div', { class: 'banners', role: 'status' });
  const side = element(
    'div',
    { id: 'side' },
    element(
      'header',
      { class: 'side-header' },
      avatar(account()?.pushname ?? ''),
      element(
        'div',
        { class: 'side-title' },
        element('span', { class: 'brand' }, texts.title),
        element('span', { class: 'quiet' }, account()?.pushname ?? ''),
      ),
    ),
    banners,
    chatList((chat) => Cmd.onOpenChat(chat)),
    element('p', { class: 'notice' }, texts.notice),
  );
  const place = element('div', { class: 'place' });
  const dialogs = element('div', {});
  const page = element('div', { class: 'two' }, side, place, dialogs);

  let open: Conversation | undefined;
  function showChat(): void {
    open?.close();
    const chat = activeChat();
    open = chat === undefined ? undefined : conversation(chat);
    place.replaceChildren(open?.main ?? nothingOpen());
  }

  function showLink(): void {
    const isOffline = NetworkStatus.get('online') !== true;
    const isPhoneAway = Stream.get('displayInfo') === 'TIMEOUT';
    banners.replaceChildren(
      ...(isOffline ? [banner('offline-banner', texts.offline)] : []),
      ...(isPhoneAway ? [banner('phone-banner', texts.phone)] : []),
    );
    dialogs.replaceChildren(...(Socket.get('state') === 'CONFLICT' ? [conflictDialog()] : []));
  }

  chatStore.on('change:active reset', afterBurst(showChat));
  NetworkStatus.on('change', showLink);
  Socket.on('change', showLink);
  Stream.on('change', showLink);
  showChat();
  showLink();
  return page;
}

function nothingOpen(): HTMLElement {
  return element(
    'div',
    { class: 'nothing-open' },
    element('h2', {}, texts.nothingOpen),
    element('p', { class: 'quiet' }, texts.nothingOpenHint),
  );
}

function banner(testId: string, text: string): HTMLElement {
  return element('div', { class: 'banner', 'data-testid': testId }, text);
}

function conflictDialog(): HTMLElement {
  const use = element('button', { class: 'primary', type: 'button' }, texts.useHere);
  use.addEventListener('click', () => Socket.takeover());
  return element(
    'div',
    { class: 'veil' },
    element(
      'div',
      { role: 'dialog', 'aria-modal': 'true', 'aria-label': texts.conflict, class: 'dialog' },
      element('p', {}, texts.conflict),
      use,
    ),
  );
}

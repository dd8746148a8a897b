import { applyEvent, openChat, startSession } from './inbox.ts';
import { Cmd, Socket } from './connection-state.ts';
import { registerModules } from './module-loader.ts';
import { chatModules } from './modules/chat-modules.ts';
import { connectionModules } from './modules/connection-modules.ts';
import { contactModules } from './modules/contact-modules.ts';
import { identityModules } from './modules/identity-modules.ts';
import { inertModules } from './modules/inert-modules.ts';
import { messageModules } from './modules/message-modules.ts';
import { listen, report, useHere } from './server-link.ts';
import { showApp } from './ui/app.ts';
import { setMarkup } from './ui/markup.ts';
import { setLanguage } from './ui/texts.ts';

Socket.onLogout = () => report({ type: 'logout' });
Socket.onTakeover = useHere;
Cmd.onOpenChat = (chat) => {
  openChat(chat);
  report({ type: 'active-chat', chatId: chat === null ? null : String(chat.id) });
};

listen((session) => {
  setLanguage(session.language);
  setMarkup(session.markup);
  const definitions = {
    ...inertModules,
    ...identityModules,
    ...contactModules,
    ...chatModules,
    ...messageModules,
    ...connectionModules(session.version),
  };
  const registered = registerModules(definitions, session.arrival, session.faults);
  registered.catch((error: unknown) => console.error('stand-in: modules not registered', error));
  startSession(session);
  showApp(document.body);
}, applyEvent);

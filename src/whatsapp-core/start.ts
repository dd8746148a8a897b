import type { PageCommand } from '@/protocol/page-command';
import type { ScreenReport } from '@/protocol/screen-link';
import { connectionManager } from './connection-manager';
import { contactScraper, detailsScraper } from './contact-scraper';
import { eventSender } from './event-sender';
import { historyReader } from './history-reader';
import { fetchMedia } from './media-fetcher';
import { messageCapturer } from './message-capturer';
import { messageSender } from './message-sender';
import type { PrivatePort } from './private-port';
import { storeReconciler } from './store-reconciler';
import type { WhatsApp } from './whatsapp-driver';

/** Starts WhatsApp Core on the page, and undoes it when the extension leaves. */
export function startWhatsAppCore(
  port: PrivatePort,
  driver: WhatsApp,
  hearScreen: (report: ScreenReport) => void,
): void {
  const leaving = new AbortController();
  const { signal } = leaving;
  const events = eventSender(port, () => driver.account(), signal);
  const connection = connectionManager(driver, events, signal);
  const capturer = messageCapturer(driver, events, signal);
  const contacts = contactScraper(driver, events, signal);
  const details = detailsScraper(driver, events, () => connection.state(), signal);
  const reconcile = storeReconciler(driver, events, signal);
  const jobs = { contacts, history: capturer.history, reconcile, details };
  const history = historyReader(driver, events, () => connection.state(), signal);
  const sender = messageSender(driver, events, () => connection.state(), signal);

  let listed = false;
  connection.onState((state) => {
    capturer.onState(state);
    if (state !== 'connected') {
      // A sign of restriction or of a lost line: nothing more is asked of WhatsApp.
      history.stop();
      details.stop();
    } else if (!listed) {
      listed = true;
      contacts.start();
    }
  });

  const follow = async (command: PageCommand): Promise<void> => {
    switch (command.type) {
      case 'send-text':
        return sender.send(command);
      case 'send-file':
        return sender.expectFile(command);
      case 'file-chunk':
        return sender.takeChunk(command);
      case 'look-up':
        return sender.lookUp(command);
      case 'open-chat':
        return driver.openChat(command.chatId, command.messageId);
      case 'start-job':
        return command.job === 'history'
          ? capturer.history.start(command.known)
          : jobs[command.job].start();
      case 'stop-job':
        return jobs[command.job].stop();
      case 'read-history':
        return history.read(command);
      case 'stop-reading':
        return history.stop();
      case 'fetch-media':
        return fetchMedia(driver, events, command, signal);
      case 'lost':
        return capturer.lost();
      case 'report':
        return connection.report();
      case 'diagnose':
        events.send(driver.diagnose());
        return;
    }
  };

  port.listen((message) => {
    if (message.kind === 'stored') events.confirmStored(message.seq);
    else if (message.kind === 'screen') hearScreen(message.report);
    else if (message.kind === 'command')
      // The driver remembers what broke and the capabilities tell; a send always answers by its own result.
      follow(message.command).catch(() => connection.report());
    else {
      leaving.abort();
      driver.stop();
      port.close();
    }
  });
}

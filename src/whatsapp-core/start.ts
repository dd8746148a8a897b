import type { PageCommand } from '@/protocol/page-command';
import { connectionManager } from './connection-manager';
import { contactScraper } from './contact-scraper';
import { eventSender } from './event-sender';
import { messageCapturer } from './message-capturer';
import { messageSender } from './message-sender';
import type { PrivatePort } from './private-port';
import { storeReconciler } from './store-reconciler';
import type { WhatsAppDriver } from './whatsapp-driver';

/** Starts WhatsApp Core on the page, and undoes it when the extension leaves. */
export function startWhatsAppCore(port: PrivatePort, driver: WhatsAppDriver): void {
  const leaving = new AbortController();
  const { signal } = leaving;
  const events = eventSender(port, () => driver.account(), signal);
  const connection = connectionManager(driver, events, signal);
  const jobs = {
    contacts: contactScraper(driver, events, signal),
    history: messageCapturer(driver, events, signal).history,
    reconcile: storeReconciler(driver, events, signal),
  };
  const sender = messageSender(driver, events, () => connection.state(), signal);

  connection.onState((state) => {
    if (state !== 'connected') return;
    // Idempotent: what is known already changes nothing; what came while nobody listened is caught up with.
    jobs.contacts.start();
    jobs.history.start();
  });

  const follow = async (command: PageCommand): Promise<void> => {
    switch (command.type) {
      case 'send-text':
        return sender.send(command);
      case 'look-up':
        return sender.lookUp(command);
      case 'open-chat':
        return driver.openChat(command.chatId, command.messageId);
      case 'start-job':
        return jobs[command.job].start();
      case 'stop-job':
        return jobs[command.job].stop();
      case 'report':
        return connection.report();
    }
  };

  port.listen((message) => {
    if (message.kind === 'stored') events.confirmStored(message.seq);
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

/** Who may say what to the background. */

/** @returns the tab's id. @throws Error when the sender is not our content script in WhatsApp's own page. */
export function fromWhatsAppPage(sender: chrome.runtime.MessageSender): number {
  const inPage =
    sender.id === chrome.runtime.id &&
    sender.frameId === 0 &&
    sender.origin === 'https://web.whatsapp.com';
  if (!inPage || sender.tab?.id === undefined) throw new Error('Not from WhatsApp’s page.');
  return sender.tab.id;
}

/** @throws Error when the sender is not one of the extension's own pages. */
export function fromOurScreens(sender: chrome.runtime.MessageSender): void {
  const ours =
    sender.id === chrome.runtime.id && sender.url?.startsWith(chrome.runtime.getURL('')) === true;
  if (!ours) throw new Error('Not from a screen of the extension.');
}

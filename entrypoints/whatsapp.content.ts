import { defineContentScript } from 'wxt/utils/define-content-script';
import { startBridge } from '@/content-script/bridge';

export default defineContentScript({
  matches: ['https://web.whatsapp.com/*'],
  runAt: 'document_start',
  // Otherwise WXT would tell the page the extension's id.
  noScriptStartedPostMessage: true,
  main(context) {
    startBridge(context.signal);
  },
});

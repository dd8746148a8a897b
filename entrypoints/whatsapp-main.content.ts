import { defineContentScript } from 'wxt/utils/define-content-script';
import { takePrivatePort } from '@/whatsapp-core/private-port';
import { startWhatsAppCore } from '@/whatsapp-core/start';
import { waJsDriver } from '@/whatsapp-core/wa-js-driver/driver';

export default defineContentScript({
  matches: ['https://web.whatsapp.com/*'],
  world: 'MAIN',
  runAt: 'document_start',
  main() {
    startWhatsAppCore(takePrivatePort(window), waJsDriver());
  },
});

import { defineContentScript } from 'wxt/utils/define-content-script';
import type { ScreenOrderMessage } from '@/protocol/private-port';
import { diagnose } from '@/whatsapp-core/diagnostics';
import { domDriver } from '@/whatsapp-core/dom-driver/driver';
import { driverChain } from '@/whatsapp-core/driver-chain';
import { lookUpDriver } from '@/whatsapp-core/look-up-driver/driver';
import { takePrivatePort } from '@/whatsapp-core/private-port';
import { startWhatsAppCore } from '@/whatsapp-core/start';
import { waJsDriver } from '@/whatsapp-core/wa-js-driver/driver';
import { waJsFindings } from '@/whatsapp-core/wa-js-driver/find-binding';

export default defineContentScript({
  matches: ['https://web.whatsapp.com/*'],
  world: 'MAIN',
  runAt: 'document_start',
  main() {
    const port = takePrivatePort(window);
    const lookUp = lookUpDriver(window);
    const dom = domDriver((order) =>
      port.post({ kind: 'screen', order } satisfies ScreenOrderMessage),
    );
    const whatsApp = driverChain(waJsDriver(), lookUp, dom, () => diagnose(waJsFindings, lookUp));
    startWhatsAppCore(port, whatsApp, dom.hear);
  },
});

import './configure';
import '@wppconnect/wa-js';
import type * as WaJs from '@wppconnect/wa-js';

declare global {
  interface Window {
    WPP?: typeof WaJs;
  }
}

/** wa-js, taken off the page's global object: neither the page nor another extension need find ours there. */
function takeWaJs(): typeof WaJs {
  const waJs = window.WPP;
  if (!waJs) throw new Error('wa-js did not load.');
  delete window.WPP;
  return waJs;
}

export const waJs = takeWaJs();

import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'wxt';

/**
 * wa-js holds one direct `eval`, for Node.js: no browser reaches it. Beside a direct `eval` the minifier may not shorten any name
 * of the same script, ours included.
 */
const indirectEval = {
  name: 'mettri:indirect-eval',
  transform: (code: string, id: string) =>
    id.includes('@wppconnect/wa-js')
      ? code.replaceAll('eval("require")', '(0,eval)("require")')
      : null,
};

export default defineConfig({
  srcDir: 'src',
  entrypointsDir: '../entrypoints',
  publicDir: 'public',
  imports: false,
  modules: ['@wxt-dev/module-react'],
  vite: () => ({ plugins: [tailwindcss(), indirectEval] }),
  manifest: {
    name: 'Mettri',
    description: '__MSG_description__',
    default_locale: 'pt_BR',
    minimum_chrome_version: '125',
    // Each with its reason in the README.
    permissions: ['sidePanel', 'offscreen', 'alarms', 'unlimitedStorage'],
    host_permissions: ['https://web.whatsapp.com/*'],
    // Asked for one address at a time, when the user configures an assistant of their own.
    optional_host_permissions: ['https://*/*', 'http://localhost/*', 'http://127.0.0.1/*'],
    action: { default_title: 'Mettri' },
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; connect-src 'self' https: http://localhost:* http://127.0.0.1:*; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
  },
});

import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'wxt';

export default defineConfig({
  srcDir: 'src',
  entrypointsDir: '../entrypoints',
  publicDir: 'public',
  imports: false,
  modules: ['@wxt-dev/module-react'],
  vite: () => ({ plugins: [tailwindcss()] }),
  manifest: {
    name: 'Mettri',
    description: '__MSG_description__',
    default_locale: 'pt_BR',
    minimum_chrome_version: '125',
    // Each with its reason in the README.
    permissions: ['sidePanel', 'offscreen', 'alarms', 'storage', 'unlimitedStorage'],
    host_permissions: ['https://web.whatsapp.com/*'],
    action: { default_title: 'Mettri' },
    content_security_policy: {
      extension_pages:
        "script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
  },
});

import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'wxt';

/** What is changed of wa-js when it is built in, each once; the build fails when one is no longer found as it was (docs/adr/0004). */
const WA_JS_CHANGES: readonly [found: RegExp, replacement: string][] = [
  // A direct `eval`, for Node.js alone: beside it the minifier may not shorten any name of the same script, ours included.
  [/\beval\("require"\)/, '(0,eval)("require")'],
  // It asks WhatsApp's servers for the presence of every chat as soon as it is ready: nobody asked, and it keeps no pace.
  [/\w+\.ChatStore\.map\((\w+)=>\1\.presence\.subscribe\(\)\)/, '[]'],
];

const waJsChanges = {
  name: 'mettri:wa-js-changes',
  transform(code: string, id: string) {
    if (!id.includes('@wppconnect/wa-js')) return null;
    return WA_JS_CHANGES.reduce((changed, [found, replacement]) => {
      if (changed.split(found).length < 2) throw new Error(`wa-js has changed: ${found.source}`);
      return changed.replace(found, replacement);
    }, code);
  },
};

export default defineConfig({
  srcDir: 'src',
  entrypointsDir: '../entrypoints',
  publicDir: 'public',
  imports: false,
  modules: ['@wxt-dev/module-react'],
  vite: () => ({
    plugins: [tailwindcss(), waJsChanges],
    // Chunks come from the disk: a list of what to preload would cost the panel's first chunk 2 kB, and win nothing.
    build: { modulePreload: false },
  }),
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

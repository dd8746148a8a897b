import { randomBytes } from 'node:crypto';

export interface PageDocument {
  html: string;
  headers: Record<string, string>;
}

/**
 * The HTML, with headers as strict as WhatsApp's: scripts by nonce only, no inline code, no eval,
 * Trusted Types for script sinks, connections to the page's own origin alone.
 */
export function pageDocument(hasPageScript: boolean): PageDocument {
  const nonce = randomBytes(16).toString('base64');
  const first = hasPageScript ? `<script nonce="${nonce}" src="/standin/first.js"></script>` : '';
  const html = `<!doctype html>
<html lang="pt-BR">
<head>
<meta charset="utf-8">
<meta name="google" content="notranslate">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Stand-in chat</title>
<link rel="icon" href="data:,">
${first}
<link rel="stylesheet" href="/standin/style.css">
</head>
<body>
<script nonce="${nonce}" src="/standin/page.js"></script>
</body>
</html>`;
  const policy = [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' data: blob:",
    "connect-src 'self' data: blob:",
    "font-src 'self' data:",
    "worker-src 'self' blob:",
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
    "require-trusted-types-for 'script'",
  ].join('; ');
  return {
    html,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policy,
      'cross-origin-opener-policy': 'same-origin-allow-popups',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'no-referrer',
    },
  };
}

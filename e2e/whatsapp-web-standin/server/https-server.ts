import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';

import { paths } from '../wire.ts';
import { throwAwayCertificate } from './certificate.ts';
import { pageBundle } from './page-bundle.ts';
import { pageDocument } from './page-document.ts';

/** What the server does with a page's requests; bodies are JSON. */
export interface PageRequests {
  onListen(stream: ServerResponse): void;
  onPost(path: string, body: unknown): object;
  /** The bytes of a medium that a page sends. */
  onUpload(stanzaId: string, bytes: Uint8Array): void;
  /** A file; undefined = there is none. */
  onGet(path: string): ServedFile | undefined;
}

export interface ServedFile {
  type: string;
  bytes: Uint8Array;
}

export interface RunningServer {
  port: number;
  stop(): Promise<void>;
}

export async function startHttpsServer(
  requests: PageRequests,
  { pageScript, port = 0 }: { pageScript?: string; port?: number },
): Promise<RunningServer> {
  const [certificate, bundle] = await Promise.all([throwAwayCertificate(), pageBundle()]);
  const assets: Record<string, [type: string, text: string]> = {
    '/standin/page.js': ['text/javascript', bundle.script],
    '/standin/style.css': ['text/css', bundle.style],
    '/standin/first.js': ['text/javascript', pageScript ?? ''],
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'https://web.whatsapp.com').pathname;
    const asset = assets[path];
    if (request.method === 'POST' && path.startsWith(paths.upload)) {
      requests.onUpload(path.slice(paths.upload.length), await bytesOf(request));
      response.writeHead(200).end();
    } else if (request.method === 'POST') {
      const result = requests.onPost(path, JSON.parse(await textOf(request)));
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(result));
    } else if (path === paths.events) {
      requests.onListen(response);
    } else if (asset !== undefined) {
      const [type, text] = asset;
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8` });
      response.end(text);
    } else if (path === '/') {
      const { html, headers } = pageDocument(pageScript !== undefined);
      response.writeHead(200, headers);
      response.end(html);
    } else {
      const file = requests.onGet(path);
      response.writeHead(file === undefined ? 404 : 200, {
        'content-type': file?.type ?? 'text/plain',
        'cache-control': 'no-store',
      });
      response.end(file?.bytes);
    }
  }

  const server = createServer(certificate, (request, response) => {
    answer(request, response).catch((error: unknown) => {
      // A page that sends nonsense gets an answer, not a dead server.
      response.writeHead(500);
      response.end(String(error));
    });
  });
  const listening = await listen(server, port);
  return { port: listening, stop: () => stopServer(server) };
}

async function textOf(request: IncomingMessage): Promise<string> {
  return (await bytesOf(request)).toString('utf8');
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Port 0 asks for any free one. */
function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function stopServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

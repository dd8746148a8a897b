import { generate } from 'selfsigned';

export interface Certificate {
  key: string;
  cert: string;
}

let certificate: Promise<Certificate> | undefined;

/** One throw-away certificate per process; the browser is told to take any. */
export function throwAwayCertificate(): Promise<Certificate> {
  certificate ??= generate([{ name: 'commonName', value: 'web.whatsapp.com' }], {
    keyType: 'ec',
    algorithm: 'sha256',
  }).then((pems) => ({ key: pems.private, cert: pems.cert }));
  return certificate;
}

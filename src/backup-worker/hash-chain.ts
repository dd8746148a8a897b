/**
 * SHA-256 over pieces as they come: each link is the hash of the link before it and the hash of the piece. (The browser's own
 * SHA-256 takes no stream.)
 */
export class HashChain {
  #link = new Uint8Array(32);

  async add(piece: Uint8Array<ArrayBuffer>): Promise<void> {
    const both = new Uint8Array(64);
    both.set(this.#link);
    both.set(new Uint8Array(await crypto.subtle.digest('SHA-256', piece)), 32);
    this.#link = new Uint8Array(await crypto.subtle.digest('SHA-256', both));
  }

  /** 64 hexadecimal digits; of no piece: zeros. */
  get hex(): string {
    return Array.from(this.#link, (byte) => byte.toString(16).padStart(2, '0')).join('');
  }
}

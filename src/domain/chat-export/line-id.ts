/** A name for a line of an export that is the same in every import. Not for secrets: it must only not meet another by chance. */

/** 53 bits (cyrb53, public domain). */
function hash53(text: string, seed: number): number {
  let one = 0xdeadbeef ^ seed;
  let two = 0x41c6ce57 ^ seed;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 2654435761);
    two = Math.imul(two ^ code, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909);
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return 4294967296 * (2097151 & two) + (one >>> 0);
}

const digits = (text: string, seed: number) => hash53(text, seed).toString(16).padStart(14, '0');

/** "import:" and 28 hexadecimal digits. `key`: all that tells the line from others. */
export function lineId(key: string): string {
  return `import:${digits(key, 0)}${digits(key, 1)}`;
}

/** The links in a message's text, and what makes one look like a trap. Nothing is fetched: the text alone is looked at. */

/**
 * `look-alike`: letters of another script, or punycode. `hidden-host`: something before an @ that passes for the host.
 * `scheme`: neither http nor https. `address`: a bare IP address. `many`: a display of links.
 */
export type LinkTrap = 'look-alike' | 'hidden-host' | 'scheme' | 'address' | 'shortened' | 'many';

/** More links than this in one message are a display. */
const MOST_LINKS = 3;

/** They hide where they lead. wa.me is WhatsApp's own and shows the number. */
const SHORTENERS: ReadonlySet<string> = new Set([
  'abre.ai',
  'bit.ly',
  'bityli.com',
  'buff.ly',
  'cutt.ly',
  'encurtador.com.br',
  'goo.gl',
  'is.gd',
  'ow.ly',
  'rb.gy',
  'rebrand.ly',
  's.id',
  'shorturl.at',
  't.co',
  't.ly',
  'tiny.cc',
  'tinyurl.com',
  'v.gd',
]);

/** Lengths have bounds, so that no text takes long. */
const WITH_SCHEME =
  /(?<![\p{L}\p{N}])(?:[a-z][a-z0-9+.-]{0,15}:\/\/|(?:javascript|vbscript):|data:(?=text\/|image\/|application\/))[^\s<>"]+/giu;
/** A name without a scheme; what comes after an @ is an e-mail address. */
const BARE =
  /(?<![\p{L}\p{N}@./:-])(?:[\p{L}\p{N}-]{1,63}\.){1,9}[\p{L}\p{N}-]{1,63}(?![\p{L}\p{N}@-])(?::\d+)?(?:\/[^\s<>"]*)?/gu;
/** Endings that people write without a scheme around here; "amanhã.Você" is a slip, not a name. */
const ENDINGS: ReadonlySet<string> = new Set([
  ...['com', 'br', 'net', 'org', 'info', 'biz', 'io', 'co', 'me', 'ly', 'link', 'shop', 'store'],
  ...['app', 'site', 'online', 'xyz', 'top', 'click', 'gd', 'gl', 'ai', 'cc', 'at', 'id', 'gy'],
]);

/** characters; DNS has 253. */
const LONGEST_HOST = 300;
const IP_ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]+\]|0x[0-9a-f]+|\d{8,10})$/u;
const LATIN_ENDING = /\.[a-z]{2,}$/u;
/** Scripts with letters that pass for Latin ones. */
const LATIN_LIKE = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u;

interface Link {
  /** Lower case, without ':'. */
  readonly scheme: string;
  readonly hasUser: boolean;
  /** Lower case, without port and leading "www.". */
  readonly host: string;
}

function parse(written: string): Link {
  const scheme = /^([a-z][a-z0-9+.-]{0,15}):(?=\/\/|\D)/iu.exec(written)?.[1];
  const rest =
    scheme === undefined ? written : written.slice(scheme.length + 1).replace(/^\/\//u, '');
  const [authority = ''] = rest.split(/[/?#\\]/u);
  const at = authority.lastIndexOf('@');
  const host = authority
    .slice(at + 1, at + 1 + LONGEST_HOST)
    .toLowerCase()
    .replace(/[.,;:!?)']+$/u, '')
    .replace(/:\d*$/u, '')
    .replace(/^www\./u, '');
  return { scheme: scheme?.toLowerCase() ?? 'http', hasUser: at >= 0, host };
}

function isName(written: string): boolean {
  const [host = '', rest] = written.split(/(?=[/:])/u);
  // Four numbers alone may be anything; with a port or a path they are an address.
  if (IP_ADDRESS.test(host)) return rest !== undefined;
  return ENDINGS.has(host.slice(host.lastIndexOf('.') + 1).toLowerCase());
}

function linksOf(text: string): Link[] {
  const whole = text.normalize('NFC');
  const schemed = whole.match(WITH_SCHEME) ?? [];
  const bare = whole.replace(WITH_SCHEME, ' ').match(BARE) ?? [];
  return [...schemed, ...bare.filter(isName)].map(parse);
}

/** Control characters, private use, halves of characters. */
const NO_LINK = /[\p{Cc}\p{Co}\p{Cs}]/u;
const SCHEMED_HERE = new RegExp(WITH_SCHEME.source, 'yiu');
const BARE_HERE = new RegExp(BARE.source, 'yu');

/** The link that begins at `at`: its host (lower case, without port and "www.") and where it ends; undefined: none does. */
export function linkAt(text: string, at: number): { host: string; to: number } | undefined {
  SCHEMED_HERE.lastIndex = at;
  BARE_HERE.lastIndex = at;
  const [schemed] = SCHEMED_HERE.exec(text) ?? [];
  const [bare] = schemed === undefined ? (BARE_HERE.exec(text) ?? []) : [];
  const whole = schemed ?? (bare !== undefined && isName(bare) ? bare : undefined);
  if (whole === undefined) return undefined;
  const [written = ''] = whole.split(NO_LINK, 1);
  const { host } = parse(written.normalize('NFC'));
  return host === '' ? undefined : { host, to: at + written.length };
}

function trapOf({ scheme, hasUser, host }: Link): LinkTrap | undefined {
  if (scheme !== 'http' && scheme !== 'https') return 'scheme';
  if (hasUser) return 'hidden-host';
  if (IP_ADDRESS.test(host)) return 'address';
  if (host.split('.').some((label) => label.startsWith('xn--'))) return 'look-alike';
  // A name in another script is honest where its ending is of that script too.
  if (LATIN_LIKE.test(host) && (LATIN_ENDING.test(host) || /\p{Script=Latin}/u.test(host)))
    return 'look-alike';
  return SHORTENERS.has(host) ? 'shortened' : undefined;
}

/** Worst first. */
const ORDER: readonly LinkTrap[] = [
  'look-alike',
  'hidden-host',
  'scheme',
  'address',
  'shortened',
  'many',
];

/** The worst trap among a text's links; undefined when they look like what they are. */
export function linkTrap(text: string): LinkTrap | undefined {
  const links = linksOf(text);
  const traps = new Set(links.map(trapOf));
  if (links.length > MOST_LINKS) traps.add('many');
  return ORDER.find((trap) => traps.has(trap));
}

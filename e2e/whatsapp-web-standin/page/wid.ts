/** WhatsApp's id of a person, group or list: `user@server`. */
export class Wid {
  readonly user: string;
  readonly server: string;
  readonly _serialized: string;

  constructor(user: string, server: string) {
    this.user = user;
    this.server = server;
    this._serialized = `${user}@${server}`;
  }

  // wa-js finds this class by the presence of `isXWid`.
  static isXWid(server: string, wid: unknown): boolean {
    return String(wid).endsWith(`@${server}`);
  }

  static isWid(value: unknown): boolean {
    return value instanceof Wid || /^[^@\s]+@[a-z.]+$/.test(String(value));
  }

  static isUser(value: unknown): boolean {
    return /@(c\.us|lid)$/.test(String(value));
  }

  static isLid(value: unknown): boolean {
    return Wid.isXWid('lid', value);
  }

  static isGroup(value: unknown): boolean {
    return Wid.isXWid('g.us', value);
  }

  static isBroadcast(value: unknown): boolean {
    return Wid.isXWid('broadcast', value);
  }

  static isNewsletter(value: unknown): boolean {
    return Wid.isXWid('newsletter', value);
  }

  static isStatusV3(value: unknown): boolean {
    return String(value) === 'status@broadcast';
  }

  static equals(one: unknown, other: unknown): boolean {
    return String(one) === String(other);
  }

  static user(value: unknown): string {
    return String(value).split('@')[0] ?? '';
  }

  toString(): string {
    return this._serialized;
  }

  toJSON(): string {
    return this._serialized;
  }

  toJid(): string {
    return this._serialized.replace('@c.us', '@s.whatsapp.net');
  }

  toLogString(): string {
    return this._serialized;
  }

  equals(other: unknown): boolean {
    return other instanceof Wid && other._serialized === this._serialized;
  }

  isLessThan(other: Wid): boolean {
    return this._serialized < other._serialized;
  }

  isUser(): boolean {
    return Wid.isUser(this);
  }

  isRegularUser(): boolean {
    return Wid.isUser(this);
  }

  isRegularUserPn(): boolean {
    return this.server === 'c.us';
  }

  isLid(): boolean {
    return Wid.isLid(this);
  }

  isGroup(): boolean {
    return Wid.isGroup(this);
  }

  isNewsletter(): boolean {
    return Wid.isNewsletter(this);
  }

  isBroadcast(): boolean {
    return Wid.isBroadcast(this);
  }

  isStatusV3(): boolean {
    return Wid.isStatusV3(this);
  }

  isPSA(): boolean {
    return false;
  }

  isBot(): boolean {
    return false;
  }

  isServer(): boolean {
    return false;
  }

  isCompanion(): boolean {
    return false;
  }

  getDeviceId(): number {
    return 0;
  }
}

/** `user[:device]@server` or a Wid → Wid; throws on anything else, as WhatsApp's factory does. */
export function createWid(value: unknown): Wid {
  if (value instanceof Wid) return value;
  const match = /^([^@:]+)(?::\d+)?@([a-z.]+)$/.exec(String(value));
  if (match === null) throw new Error(`wid error: invalid wid ${String(value)}`);
  const [, user = '', server = ''] = match;
  return new Wid(user, server === 's.whatsapp.net' ? 'c.us' : server);
}

export function createUserWid(user: unknown, server = 'c.us'): Wid {
  const text = String(user);
  return createWid(text.includes('@') ? text : `${text}@${server}`);
}

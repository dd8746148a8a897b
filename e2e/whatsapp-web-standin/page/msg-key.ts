import { isMe } from './account.ts';
import { createWid, Wid } from './wid.ts';

interface MsgKeyParts {
  id: string;
  fromMe?: boolean;
  remote?: Wid;
  participant?: Wid | undefined;
  from?: Wid;
  to?: Wid;
  selfDir?: string;
}

/** A message's key: `{true|false}_{chat}_{stanza}[_{participant}]`. */
export class MsgKey {
  readonly fromMe: boolean;
  readonly remote: Wid;
  readonly id: string;
  readonly participant: Wid | undefined;
  _serialized: string;

  constructor(parts: MsgKeyParts) {
    // wa-js finds this class by these words in its source.
    if (!parts) throw new Error('MsgKey error: obj is null/undefined');
    const fromMe = parts.from === undefined ? parts.fromMe === true : isMe(parts.from);
    const remote = parts.remote ?? (fromMe ? parts.to : parts.from);
    if (remote === undefined) throw new Error('MsgKey error: remote is null/undefined');
    this.fromMe = fromMe;
    this.remote = createWid(remote);
    this.id = parts.id;
    this.participant = parts.participant === undefined ? undefined : createWid(parts.participant);
    this._serialized = [this.fromMe, this.remote, this.id, this.participant]
      .filter((part) => part !== undefined)
      .map(String)
      .join('_');
  }

  // The body must stay exactly `return this.<name>`: wa-js reads it to learn the name.
  toString(): string {
    return this._serialized;
  }

  toJSON(): string {
    return this._serialized;
  }

  clone(): MsgKey {
    return new MsgKey(this);
  }

  equals(other: unknown): boolean {
    return other !== null && other !== undefined && String(other) === this._serialized;
  }

  static fromString(text: unknown): MsgKey {
    const [fromMe, remote, id, participant] = String(text).split('_');
    if (remote === undefined || id === undefined) {
      throw new Error(`MsgKey error: not a key: ${String(text)}`);
    }
    return new MsgKey({
      fromMe: fromMe === 'true',
      remote: createWid(remote),
      id,
      participant: participant === undefined ? undefined : createWid(participant),
    });
  }

  static from(value: unknown): MsgKey {
    return value instanceof MsgKey ? value : MsgKey.fromString(value);
  }

  static async newId(): Promise<string> {
    return newStanzaId();
  }
}

/** 22 characters, `3EB0` first: the form WhatsApp Web gives its own messages. */
export function newStanzaId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(9));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));
  return `3EB0${hex.join('').toUpperCase()}`;
}

/** What the backup worker does, over comlink. One worker does one thing at a time and ends with it. */

/** The format's version. A newer one is refused with a sentence. */
export const BACKUP_FORMAT = 1;

/**
 * The Web Lock held while a database is being restored: without it, what a restore left behind may be taken away. Work that
 * writes into one database for long shares it: the database must not be replaced meanwhile.
 */
export const RESTORE_LOCK = 'mettri-restore';

/** The first line of a backup: what it is, and of whom. */
export interface BackupHeader {
  /** Version of the format. */
  'mettri-backup': number;
  /** Version of the database's schema: how the rows are to be read. */
  schema: number;
  /** WhatsApp's id of the account. */
  whatsAppId: string;
  /** ms since the epoch */
  createdAt: number;
  /** Rows by table when the backup began. */
  rows: Record<string, number>;
  media: { files: number; bytes: number };
}

/** Why nothing was done. */
export type BackupFailure =
  /** The passphrase opens it not. */
  | 'wrong-passphrase'
  /** Some other file. */
  | 'not-a-backup'
  /** Cut off, or changed since it was written. */
  | 'damaged'
  /** Written by a newer Mettri. */
  | 'newer'
  /** It holds no message, and here are some. */
  | 'empty'
  | 'disk-full'
  /** The user pressed stop. */
  | 'stopped'
  /** Another window is at it. */
  | 'busy'
  | 'failed';

export interface BackupProgress {
  /**
   * `writing`: rows, then media files, into the file. `reading`: the file into a database of its own, comparing. `keeping`:
   * what only the present database holds. `switching`: the last step, which cannot be stopped.
   */
  phase: 'writing' | 'reading' | 'keeping' | 'switching';
  done: number;
  total: number;
}

/** What is here now, beside what a backup holds. */
export interface PresentData {
  rows: Record<string, number>;
  media: { files: number; bytes: number };
  /** Of the newest message; 0: none. */
  newestMessageAt: number;
}

export interface RestorePreview {
  header: BackupHeader;
  /** undefined: this account has nothing here. */
  present?: PresentData;
  /** WhatsApp is logged in with another account than the backup's. */
  otherAccount: boolean;
}

export interface RestoreResult {
  /** Messages that came out of the file. */
  restored: number;
  /** Messages that only the present database held. */
  kept: number;
  /** Messages of the file that had been erased here, and stay so. */
  erased: number;
  /** Approvals taken back: nothing is sent after a restore without a human. */
  unapproved: number;
}

export type Outcome<Result> = { ok: true; result: Result } | { ok: false; code: BackupFailure };

export interface BackupApi {
  /**
   * Writes a backup of the account that the panel shows.
   * @param target where to; undefined: into a temporary file, which comes back as `file`
   */
  backUp(
    target: FileSystemFileHandle | undefined,
    passphrase: string,
    onProgress: (progress: BackupProgress) => void,
  ): Promise<Outcome<{ bytes: number; file?: File }>>;
  preview(file: Blob, passphrase: string): Promise<Outcome<RestorePreview>>;
  restore(
    file: Blob,
    passphrase: string,
    onProgress: (progress: BackupProgress) => void,
  ): Promise<Outcome<RestoreResult>>;
  /** Ends what is going on, as soon as it may end. Nothing is left of it. */
  stop(): void;
}

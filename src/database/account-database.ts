/** One WhatsApp account = one Dexie database, named by a random id: a phone number in a database's name ends up in error texts. */
import Dexie, { type EntityTable, type Table } from 'dexie';
import { MIGRATIONS } from './migrations';
import type {
  AbsenceRow,
  AttachmentRow,
  AuditRow,
  BucketRow,
  ChatRow,
  ConsentRow,
  ContactRow,
  CounterRow,
  CoverageRow,
  DoNotContactListRow,
  DoNotContactRow,
  EarlyChangeRow,
  ErasureRow,
  FollowUpRow,
  ImportBucketRow,
  ImportReviewRow,
  ImportRow,
  JobRow,
  LabelRow,
  LogRow,
  MediaFileRow,
  MergeRow,
  MessageRow,
  MinuteRow,
  NoteRow,
  OutboxRow,
  OwnNameRow,
  PersonDetailsRow,
  PersonLabelRow,
  PictureRow,
  SearchRow,
  SendingStateRow,
  SendLedgerRow,
  SettingsRow,
  TemplateRow,
} from './rows';

/** The database was written by a newer release than this one, which must not touch what it does not know. */
export class NewerDatabaseError extends Error {
  override readonly name = 'NewerDatabaseError';
  constructor() {
    super('The database was written by a newer release.');
  }
}

export function databaseName(accountId: string): string {
  return `mettri-account-${accountId}`;
}

/** The database as it was at an earlier version of the schema, for rows of that time. */
export function databaseAt(accountId: string, version: number): Dexie {
  const database = new Dexie(databaseName(accountId));
  for (const migration of MIGRATIONS)
    if (migration.version <= version) database.version(migration.version).stores(migration.stores);
  return database;
}

/**
 * The browser's databases, as Dexie uses them. It would open a newer one as it is, and add what it misses there: asking without
 * a version is how it tries.
 */
const NONE_NEWER: Pick<IDBFactory, 'cmp' | 'databases' | 'deleteDatabase' | 'open'> = {
  open(name, version) {
    if (version === undefined) throw new NewerDatabaseError();
    return indexedDB.open(name, version);
  },
  deleteDatabase: (name) => indexedDB.deleteDatabase(name),
  databases: () => indexedDB.databases(),
  cmp: (first, second) => indexedDB.cmp(first, second),
};

export class AccountDatabase extends Dexie {
  declare messages: EntityTable<MessageRow, 'rowid'>;
  declare erasures: EntityTable<ErasureRow, 'revision'>;
  declare chats: EntityTable<ChatRow, 'id'>;
  declare contacts: EntityTable<ContactRow, 'id'>;
  declare coverage: EntityTable<CoverageRow, 'chatId'>;
  declare earlyChanges: EntityTable<EarlyChangeRow, 'id'>;
  declare pictures: EntityTable<PictureRow, 'id'>;
  declare mediaFiles: EntityTable<MediaFileRow, 'messageId'>;
  declare absences: EntityTable<AbsenceRow, 'id'>;
  declare merges: EntityTable<MergeRow, 'pair'>;
  declare ownNames: EntityTable<OwnNameRow, 'id'>;
  declare imports: EntityTable<ImportRow, 'id'>;
  declare importBuckets: EntityTable<ImportBucketRow, 'key'>;
  declare importReviews: EntityTable<ImportReviewRow, 'id'>;
  declare outbox: EntityTable<OutboxRow, 'id'>;
  declare sendLedger: EntityTable<SendLedgerRow, 'id'>;
  declare buckets: EntityTable<BucketRow, 'key'>;
  declare audit: EntityTable<AuditRow, 'id'>;
  declare templates: EntityTable<TemplateRow, 'id'>;
  declare consent: EntityTable<ConsentRow, 'id'>;
  declare settings: EntityTable<SettingsRow, 'key'>;
  declare jobs: EntityTable<JobRow, 'job'>;
  declare counters: EntityTable<CounterRow, 'name'>;
  declare minutes: Table<MinuteRow, [string, number]>;
  declare log: EntityTable<LogRow, 'id'>;
  declare doNotContact: Table<DoNotContactRow, [string, number]>;
  declare doNotContactLists: EntityTable<DoNotContactListRow, 'id'>;
  declare sendingState: Table<SendingStateRow, SendingStateRow['key']>;
  declare followUps: EntityTable<FollowUpRow, 'chatId'>;
  declare attachments: EntityTable<AttachmentRow, 'id'>;
  declare searches: EntityTable<SearchRow, 'text'>;
  declare personDetails: EntityTable<PersonDetailsRow, 'id'>;
  declare labels: EntityTable<LabelRow, 'id'>;
  declare personLabels: Table<PersonLabelRow, [string, string]>;
  declare notes: EntityTable<NoteRow, 'id'>;

  readonly accountId: string;

  constructor(accountId: string, durability: 'relaxed' | 'strict' = 'relaxed') {
    super(databaseName(accountId), {
      chromeTransactionDurability: durability,
      indexedDB: NONE_NEWER,
    });
    this.accountId = accountId;
    for (const migration of MIGRATIONS) {
      const version = this.version(migration.version).stores(migration.stores);
      if (migration.upgrade) version.upgrade(migration.upgrade);
    }
  }
}

const relaxed = new Map<string, AccountDatabase>();
const strict = new Map<string, AccountDatabase>();

/** The account's database; one connection per context, opened on first use. */
export function accountDatabase(accountId: string): AccountDatabase {
  return connection(relaxed, accountId, 'relaxed');
}

/**
 * The same database by a connection whose transactions are on the disk when they end: for an approval or a claim, before
 * anything follows from it. Facts of WhatsApp need it not (a power cut costs what catching up reads again) and are shown sooner.
 */
export function strictly({ accountId }: AccountDatabase): AccountDatabase {
  return connection(strict, accountId, 'strict');
}

function connection(
  open: Map<string, AccountDatabase>,
  accountId: string,
  durability: 'relaxed' | 'strict',
): AccountDatabase {
  let database = open.get(accountId);
  if (!database) {
    database = new AccountDatabase(accountId, durability);
    open.set(accountId, database);
  }
  return database;
}

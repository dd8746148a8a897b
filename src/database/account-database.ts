/** One WhatsApp account = one Dexie database, named by a random id: a phone number in a database's name ends up in error texts. */
import Dexie, { type EntityTable, type Table } from 'dexie';
import { MIGRATIONS } from './migrations';
import type {
  AuditRow,
  BucketRow,
  ChatRow,
  ConsentRow,
  ContactRow,
  CounterRow,
  CoverageRow,
  ErasureRow,
  JobRow,
  LogRow,
  MessageRow,
  MinuteRow,
  OutboxRow,
  SendLedgerRow,
  SettingsRow,
  TemplateRow,
} from './rows';

export class AccountDatabase extends Dexie {
  declare messages: EntityTable<MessageRow, 'rowid'>;
  declare erasures: EntityTable<ErasureRow, 'revision'>;
  declare chats: EntityTable<ChatRow, 'id'>;
  declare contacts: EntityTable<ContactRow, 'id'>;
  declare coverage: EntityTable<CoverageRow, 'chatId'>;
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

  readonly accountId: string;

  constructor(accountId: string) {
    // 'strict': an approval or a claim must be on the disk before anything follows from it.
    super(`mettri-account-${accountId}`, { chromeTransactionDurability: 'strict' });
    this.accountId = accountId;
    for (const migration of MIGRATIONS) {
      const version = this.version(migration.version).stores(migration.stores);
      if (migration.upgrade) version.upgrade(migration.upgrade);
    }
  }
}

const open = new Map<string, AccountDatabase>();

/** The account's database; one connection per context, opened on first use. */
export function accountDatabase(accountId: string): AccountDatabase {
  let database = open.get(accountId);
  if (!database) {
    database = new AccountDatabase(accountId);
    open.set(accountId, database);
  }
  return database;
}

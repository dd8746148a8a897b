import Dexie from 'dexie';
import { databaseName } from '@/database/account-database';
import { namesOf, openFailure } from '@/database/open-failure';
import { DatabaseFailure } from './DatabaseFailure';
import { logName } from './status/log-file';
import { useSurroundings } from './surroundings';

/** What the failed open said, and the log as it lies there: read as it is installed, whatever version that is. */
async function reportOf(accountId: string, error: unknown): Promise<Blob> {
  const installed = new Dexie(databaseName(accountId));
  const log: unknown[] = await installed
    .open()
    .then(() => installed.table('log').toArray())
    // Not even that can be read: the error's names are what there is.
    .catch(() => []);
  const version = installed.verno;
  installed.close();
  const report = JSON.stringify({ errors: namesOf(error), version, log }, undefined, 2);
  return new Blob([report], { type: 'application/json' });
}

/** The account's database does not open. */
export function AccountFailure({
  accountId,
  error,
  onRetry,
}: {
  accountId: string;
  error: unknown;
  onRetry: () => void;
}) {
  const { now, saveFile } = useSurroundings();
  return (
    <DatabaseFailure
      failure={openFailure(error)}
      onRetry={onRetry}
      onSaveLog={() => {
        void reportOf(accountId, error).then((report) => {
          saveFile(report, logName(now()));
        });
      }}
    />
  );
}

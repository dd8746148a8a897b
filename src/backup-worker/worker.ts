/** The backup worker: does one job for the page that started it. */
import { expose } from 'comlink';
import { BackupJobs } from './backup-jobs';

expose(new BackupJobs());

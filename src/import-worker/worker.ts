/** The import worker: reads exported chats for the page that started it. */
import { expose } from 'comlink';
import { ImportJobs } from './import-jobs';

expose(new ImportJobs());

/** Writes a made-up account into its database, away from the page that searches. */
import { fillAccount, type FillRequest } from '../fill-account';

self.addEventListener('message', (event: MessageEvent<FillRequest>) => {
  void fillAccount(event.data).then(() => self.postMessage('done'));
});

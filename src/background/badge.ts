import { liveQuery } from 'dexie';
import { accountDatabase } from '@/database/account-database';
import { readDevice } from '@/database/registry';

/** How many people wait for an answer, on the extension's icon. */
export function showWaitingCount(): void {
  liveQuery(async () => {
    const { currentAccountId } = await readDevice();
    if (!currentAccountId) return 0;
    return accountDatabase(currentAccountId).chats.where('waitingSince').above(0).count();
  }).subscribe((waiting) => {
    void chrome.action.setBadgeText({ text: waiting === 0 ? '' : String(waiting) });
    void chrome.action.setBadgeBackgroundColor({ color: '#4f46e5' });
  });
}

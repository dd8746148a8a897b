import { createContext, useContext } from 'react';
import type { AccountDatabase } from '@/database/account-database';

const AccountContext = createContext<AccountDatabase | undefined>(undefined);
export const AccountProvider = AccountContext.Provider;

/**
 * The database of the account that the panel shows.
 * @throws Error outside an AccountProvider.
 */
export function useAccount(): AccountDatabase {
  const database = useContext(AccountContext);
  if (!database) throw new Error('The screen stands outside its AccountProvider.');
  return database;
}

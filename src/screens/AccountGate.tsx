import { lazy, Suspense, useCallback, useEffect, useState, type ReactNode } from 'react';
import { accountDatabase } from '@/database/account-database';

const AccountFailure = lazy(() =>
  import('./AccountFailure').then((module) => ({ default: module.AccountFailure })),
);

/**
 * Shows what reads the account, and instead of it a face when its database does not open: Dexie's live queries say nothing
 * of that, and would load for ever.
 */
export function AccountGate({ accountId, children }: { accountId: string; children: ReactNode }) {
  const [failure, setFailure] = useState<{ error: unknown }>();
  const open = useCallback(async () => {
    try {
      await accountDatabase(accountId).open();
      setFailure(undefined);
    } catch (error) {
      setFailure({ error });
    }
  }, [accountId]);
  useEffect(() => void open(), [open]);
  if (!failure) return children;
  return (
    <Suspense fallback={null}>
      <AccountFailure accountId={accountId} error={failure.error} onRetry={() => void open()} />
    </Suspense>
  );
}

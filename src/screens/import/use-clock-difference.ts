import { useEffect, useState } from 'react';
import type { DateOrder } from '@/domain/chat-export/written-date';
import type { ClockDifference } from '@/protocol/chat-import-api';
import { useAccount } from '../account';
import { useSurroundings } from '../surroundings';
import type { ImportFlow } from './import-flow';

/** How the file's hours differ from those of what is stored in the chat; null: not at all; undefined: not known yet. */
export function useClockDifference(
  compare: ImportFlow['compare'],
  chatId: string | undefined,
  order: DateOrder | undefined,
): ClockDifference | null | undefined {
  const { accountId } = useAccount();
  const { timeZone } = useSurroundings();
  const [compared, setCompared] = useState<{ key: string; difference: ClockDifference | null }>();
  const key = chatId && order && `${chatId} ${order}`;
  useEffect(() => {
    if (!key) return;
    let left = false;
    void compare({ accountId, chatId, zone: timeZone, order }).then((difference) => {
      if (!left) setCompared({ key, difference });
    });
    return () => {
      left = true;
    };
  }, [accountId, chatId, compare, key, order, timeZone]);
  return compared && compared.key === key ? compared.difference : undefined;
}

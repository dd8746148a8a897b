import { useLiveQuery } from 'dexie-react-hooks';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { PersonContact } from '@/database/identity';
import { checkLedger, markSeen, readLedgerCheck, type LedgerCheck } from '@/database/ledger-check';
import type { ConsentRow } from '@/database/rows';
import { contactName } from '@/domain/contact-name';
import { foldText } from '@/domain/folding';
import { useAccount } from '../account';
import { useSurroundings } from '../surroundings';
import { usePeople } from '../use-people';

export interface NamedLine {
  row: ConsentRow;
  /** '' when nobody has named them and there is no number. */
  name: string;
  person?: PersonContact;
}

/** The ledger, newest line first; undefined while it is read. */
export function useLedger(): NamedLine[] | undefined {
  const database = useAccount();
  const rows = useLiveQuery(() => database.consent.orderBy(':id').reverse().toArray(), [database]);
  const ids = useMemo(() => (rows ?? []).map(({ chatId }) => chatId), [rows]);
  const people = usePeople(ids);
  return useMemo(() => {
    // Names come a moment after the rows: nobody is shown as a number meanwhile.
    if (!rows || !people || (rows.length > 0 && people.size === 0)) return undefined;
    return rows.map((row) => {
      const person = people.get(row.chatId);
      return { row, name: contactName(person ?? { id: row.chatId }), ...(person && { person }) };
    });
  }, [rows, people]);
}

/** The lines of people of whom this text is part of the name or number. */
export function linesOf(lines: readonly NamedLine[], text: string): readonly NamedLine[] {
  const wanted = foldText(text.trim());
  if (wanted === '') return lines;
  const digits = /^[\d\s()+.-]+$/.test(wanted) ? wanted.replace(/\D/g, '') : '';
  return lines.filter(
    ({ name, person }) =>
      foldText(name).includes(wanted) || (digits !== '' && (person?.phone ?? '').includes(digits)),
  );
}

export type Verification =
  { state: 'checking' } | { state: 'failed' } | { state: 'done'; at: number; check: LedgerCheck };

/** Whether the chain holds: looked at when the screen opens, with each new line, and when asked. */
export function useVerification(lines: number | undefined) {
  const database = useAccount();
  const { now } = useSurroundings();
  const [verification, setVerification] = useState<Verification>({ state: 'checking' });
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    if (lines === undefined) return;
    let overtaken = false;
    const show = (next: Verification) => {
      if (!overtaken) setVerification(next);
    };
    checkLedger(database, now(), 'whole').then(
      (check) => {
        show({ state: 'done', at: now(), check });
      },
      () => {
        // Shown: nothing is known of the chain then.
        show({ state: 'failed' });
      },
    );
    return () => {
      overtaken = true;
    };
  }, [database, now, lines, asked]);
  const again = useCallback(() => {
    setVerification({ state: 'checking' });
    setAsked((count) => count + 1);
  }, []);
  const known = useLiveQuery(() => readLedgerCheck(database), [database]);
  const unseen = known !== undefined && known.breaks.length > 0 && !known.seen;
  return { verification, again, markAsSeen: unseen ? () => void markSeen(database) : undefined };
}

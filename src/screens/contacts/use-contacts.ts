import { liveQuery } from 'dexie';
import { useEffect, useState } from 'react';
import type { ContactRow } from '@/database/rows';
import { contactName } from '@/domain/contact-name';
import { useAccount } from '../account';

export interface NamedContact {
  contact: ContactRow;
  name: string;
}

/** While contacts are being read in they change many times a second; the list follows at this pace (ms). */
const PACE = 1000;

/** All contacts by name; undefined while they are read. Of a @c.us and @lid pair the one with the phone stands for both. */
export function useContacts(): NamedContact[] | undefined {
  const database = useAccount();
  const [contacts, setContacts] = useState<NamedContact[]>();
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => {
    let stopped = false;
    let reading = false;
    let again = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const collator = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });
    const read = async () => {
      if (reading) {
        again = true;
        return;
      }
      reading = true;
      const rows = await database.contacts.toArray();
      if (stopped) return;
      const known = new Set(rows.map((row) => row.id));
      setContacts(
        rows
          .filter((row) => !(row.id.endsWith('@lid') && row.pairedId && known.has(row.pairedId)))
          .map((contact) => ({ contact, name: contactName(contact) }))
          .sort((a, b) => collator.compare(a.name, b.name)),
      );
      timer = setTimeout(() => {
        reading = false;
        if (again) {
          again = false;
          read().catch(setFailure);
        }
      }, PACE);
    };
    // Cheap signs that something changed, instead of the whole table with each batch.
    const changes = liveQuery(() =>
      Promise.all([database.contacts.count(), database.jobs.get('contacts')]),
    ).subscribe({ next: () => void read().catch(setFailure), error: setFailure });
    return () => {
      stopped = true;
      clearTimeout(timer);
      changes.unsubscribe();
    };
  }, [database]);
  // The screen's boundary says it.
  if (failure !== undefined) throw failure;
  return contacts;
}

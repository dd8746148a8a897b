import { liveQuery } from 'dexie';
import { useEffect, useState } from 'react';
import { allPeople } from '@/database/all-people';
import type { PersonContact } from '@/database/identity';
import { contactName } from '@/domain/contact-name';
import { foldText } from '@/domain/folding';
import { useAccount } from '../account';
import { pause } from '../pause';

export interface NamedContact {
  contact: PersonContact;
  /** '' when nobody has named them and there is no number. */
  name: string;
}

/** While contacts are being read in they change many times a second; the list follows at this pace (ms). */
const PACE = 1000;
/** Names folded between two breaths: some 5 ms of work. */
const CHUNK = 1000;

/** All contacts by name, each person once; undefined while they are read. */
export function useContacts(): NamedContact[] | undefined {
  const database = useAccount();
  const [contacts, setContacts] = useState<NamedContact[]>();
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => {
    let stopped = false;
    let reading = false;
    let again = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = async () => {
      if (reading) {
        again = true;
        return;
      }
      reading = true;
      const people = await sortedByName(await allPeople(database, pause));
      if (stopped) return;
      setContacts(people);
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
      Promise.all([
        database.contacts.count(),
        database.jobs.get('contacts'),
        database.merges.toArray(),
        database.ownNames.toArray(),
      ]),
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

/** By keys made beforehand: comparing 20,000 names by a collator would hold the page up. */
async function sortedByName(people: readonly PersonContact[]): Promise<NamedContact[]> {
  const keyed: { key: string; named: NamedContact }[] = [];
  for (const [index, contact] of people.entries()) {
    const name = contactName(contact);
    keyed.push({ key: sortKey(name), named: { contact, name } });
    if (index % CHUNK === CHUNK - 1) await pause();
  }
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return keyed.map(({ named }) => named);
}

/** Accents and case apart, numbers by their value, names before numbers' signs, nobody's name last. */
function sortKey(name: string): string {
  if (name === '') return '\uFFFF';
  return foldText(name).replace(/\d+/g, (digits) => digits.padStart(15, '0'));
}

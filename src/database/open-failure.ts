import { isDiskFull } from './disk-full';

/** Why an account's database does not open. In each case it is as it was before. */
export type OpenFailure = 'newer' | 'full' | 'failed';

/** @param error what opening the database, or a query that opened it, ended with */
export function openFailure(error: unknown): OpenFailure {
  if (isDiskFull(error)) return 'full';
  return namesOf(error).includes('NewerDatabaseError') ? 'newer' : 'failed';
}

/** The names of an error and of those inside it; their messages may hold a person's words. */
export function namesOf(error: unknown): string[] {
  const names: string[] = [];
  let next = error;
  // Deeper is only what points back to itself.
  while (next instanceof Error && names.length < 10) {
    names.push(next.name);
    next = 'inner' in next ? next.inner : next.cause;
  }
  return names;
}

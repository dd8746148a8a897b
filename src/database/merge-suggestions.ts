/** Which people the user might want to merge: computed when asked for, stored nowhere. Read only. */
import {
  cardEvidence,
  isConvincing,
  matchingPeople,
  weightOf,
  type ContactCard,
  type Match,
  type MergeEvidence,
} from '@/domain/identity-suggestions';
import type { AccountDatabase } from './account-database';
import { allPeople } from './all-people';
import type { PersonContact } from './identity';

export type MergeSuggestion = Match<PersonContact>;

/** Matches that are looked at closer, the best first: more than a human reviews at once; what is decided makes room. */
const MAX_LOOKED_AT = 500;
/** Of each chat, among so many of the newest messages contact cards are looked for. */
const NEWEST = 200;

/**
 * What is worth a question to the user, what most speaks for first.
 * @param pause awaited between chunks: gives way to the page, however many contacts there are.
 * @throws the signal's reason when it is aborted.
 */
export async function suggestMerges(
  database: AccountDatabase,
  pause: () => Promise<void>,
  signal: AbortSignal,
): Promise<MergeSuggestion[]> {
  const orStop = async () => {
    await pause();
    signal.throwIfAborted();
  };
  const people = await allPeople(database, orStop);
  const matches = await matchingPeople(people, await database.merges.toArray(), orStop);
  const rank = ({ evidence }: MergeSuggestion) =>
    weightOf(evidence) + (isConvincing(evidence) ? 100 : 0);
  const suggestions: MergeSuggestion[] = [];
  for (const match of matches.sort((a, b) => rank(b) - rank(a)).slice(0, MAX_LOOKED_AT)) {
    const evidence = [...match.evidence, ...(await besides(database, match))];
    if (isConvincing(evidence)) suggestions.push({ ...match, evidence });
    await orStop();
  }
  return suggestions.sort((a, b) => weightOf(b.evidence) - weightOf(a.evidence));
}

/** What photos and contact cards say of two people of one name. */
async function besides(
  database: AccountDatabase,
  { a, b }: MergeSuggestion,
): Promise<MergeEvidence[]> {
  const [photosA, photosB, cards] = await Promise.all([
    photosOf(database, a),
    photosOf(database, b),
    cardsOf(database, [...a.personIds, ...b.personIds]),
  ]);
  const card = cardEvidence({ a, b }, cards);
  return [
    ...(card ? [card] : []),
    ...(photosA.some((photo) => photosB.includes(photo)) ? [{ type: 'photo' } as const] : []),
  ];
}

async function photosOf(
  database: AccountDatabase,
  { personIds }: PersonContact,
): Promise<string[]> {
  const rows = await database.pictures.bulkGet([...personIds]);
  return rows.flatMap((row) => (row ? [row.data] : []));
}

async function cardsOf(database: AccountDatabase, chatIds: string[]): Promise<ContactCard[]> {
  const messages = await Promise.all(
    chatIds.map((chatId) =>
      database.messages
        .where('[chatId+timestamp]')
        .between([chatId, 0], [chatId, Infinity])
        .reverse()
        .limit(NEWEST)
        .toArray(),
    ),
  );
  return messages
    .flat()
    .flatMap(({ details, fromMe, chatId, revokedAt }) =>
      details?.type === 'contacts' && revokedAt === undefined
        ? details.contacts.map((card) => ({ ...card, ...(!fromMe && { sentBy: chatId }) }))
        : [],
    );
}

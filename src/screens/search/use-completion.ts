import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useMemo, useState } from 'react';
import type { AccountDatabase } from '@/database/account-database';
import { personContacts } from '@/database/identity';
import {
  completedName,
  completeQuery,
  type CompletionOption,
} from '@/domain/search-query/complete-query';
import type { FilterKey, QueryLanguage } from '@/domain/search-query/filter-words';
import type { Span } from '@/domain/search-query/query';
import { useAccount } from '../account';
import { personName } from '../person-name';
import { useSurroundings } from '../surroundings';
import { useLabelNames } from './use-label-names';

/** What may follow at the caret: `insert` takes the place of `span`. */
export interface Offer {
  insert: string;
  span: Span;
  /** Only a key: a value has to follow. */
  key?: FilterKey;
}

const MOST = 6;
/** of a word that may be no filter at all */
const MOST_OF_WORD = 3;
/** Names looked up: some are the same person's. */
const NAMES = 10;

type NameOption = Extract<CompletionOption, { kind: 'name' }>;

/** Names of people (and, for chats, groups) of these ids, each once. */
async function namesOf(database: AccountDatabase, ids: readonly string[]): Promise<string[]> {
  const [contacts, chats] = await Promise.all([
    personContacts(database, ids),
    database.chats.bulkGet([...ids]),
  ]);
  const names = ids.map((id, at) => {
    const chat = chats[at] ?? { id, name: '', kind: 'person' as const };
    return personName(chat, contacts[at]);
  });
  return [...new Set(names)].filter((name) => name !== '');
}

/** Ids that a name begins; without one, of whom has been heard last. */
function useNameIds(option: NameOption | undefined): readonly string[] {
  const database = useAccount();
  const { search } = useSurroundings();
  const [found, setFound] = useState<readonly string[]>([]);
  const typed = option?.typed;
  const isChat = option?.key === 'in';
  const isLabel = option?.key === 'label';
  useEffect(() => {
    if (typed === undefined || isLabel) return;
    let overtaken = false;
    const show = (ids: readonly string[]) => {
      if (!overtaken) setFound(ids);
    };
    const ids =
      typed.trim() === ''
        ? database.chats.orderBy('lastMessageAt').reverse().limit(NAMES).toArray()
        : search.searchNames(typed, NAMES);
    ids.then(
      (answer) => {
        if (Array.isArray(answer))
          show(answer.filter(({ kind }) => isChat || kind === 'person').map(({ id }) => id));
        else show(isChat ? [...answer.contact, ...answer.group] : answer.contact);
      },
      () => {
        // Search cannot be reached: nothing is offered, and the name can be typed.
        show([]);
      },
    );
    return () => {
      overtaken = true;
    };
  }, [database, search, typed, isChat, isLabel]);
  return typed === undefined || isLabel ? [] : found;
}

/** @param caret UTF-16 offset; undefined: nothing is being typed. `all`: the keys, too, before anything of them is typed. */
export function useCompletion(
  text: string,
  caret: number | undefined,
  { language, all }: { language: QueryLanguage; all: boolean },
): Offer[] {
  const database = useAccount();
  const completion = useMemo(
    () => (caret === undefined ? undefined : completeQuery(text, caret, language)),
    [text, caret, language],
  );
  const named = completion?.options.find((option) => option.kind === 'name');
  const ids = useNameIds(named);
  const people = useLiveQuery(() => namesOf(database, ids), [database, ids]) ?? [];
  const labels = useLabelNames(named?.key === 'label' ? named.typed : undefined);
  if (!completion) return [];
  const { span, options } = completion;
  if (named)
    return [...labels, ...(named.key === 'label' ? [] : people)]
      .slice(0, MOST)
      .map((name) => ({ span, insert: completedName(named.written, name) }));
  const typed = text.slice(span.from, span.to);
  const offers = options.flatMap((option): Offer[] => {
    // What is there already needs no completion.
    if (option.kind === 'name' || option.insert.trim() === typed.trim()) return [];
    return [{ span, insert: option.insert, ...(option.kind === 'key' && { key: option.key }) }];
  });
  if (typed === '') return all ? offers : [];
  const isValue = typed.includes(':');
  if (!isValue && typed.length < 2) return [];
  return offers.slice(0, isValue ? MOST : MOST_OF_WORD);
}

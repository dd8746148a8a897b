import { useEffect, useState } from 'react';
import type { AccountDatabase } from '@/database/account-database';
import type { ChatRow, ContactRow, MessageRow, TemplateRow } from '@/database/rows';
import { parseQuery } from '@/domain/search-query/parse-query';
import type { MessageQuery } from '@/protocol/search-api';
import { useAccount } from '../account';
import { useSurroundings, type Search } from '../surroundings';

/** What is in the box and chosen beside it. Times are ms since the epoch: `from` inclusive, `to` exclusive. */
export interface Asked {
  text: string;
  chatId?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
  limit: number;
}

export interface FoundMessage {
  row: MessageRow;
  chat?: ChatRow;
  contact?: ContactRow;
}

export interface Found {
  /** What was asked. */
  text: string;
  /** newest first */
  messages: FoundMessage[];
  more: boolean;
  contacts: ContactRow[];
  templates: TemplateRow[];
}

export type SearchResult =
  | { state: 'idle' }
  | { state: 'searching'; last?: Found }
  | { state: 'found'; found: Found }
  | { state: 'failed' };

const CONTACTS = 4;
const TEMPLATES = 3;

function present<T>(rows: readonly (T | undefined)[]): T[] {
  return rows.filter((row) => row !== undefined);
}

function messageQuery({ text, chatId, from, to, limit }: Asked, now: number): MessageQuery {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const query = parseQuery(text, { now, timeZone });
  const nowhere = { from: text.length, to: text.length };
  const chosen = {
    meaning: { kind: 'time', ...(from !== undefined && { from }), ...(to !== undefined && { to }) },
    excluded: false,
    span: nowhere,
    text: '',
  } as const;
  const timed = from !== undefined || to !== undefined;
  return {
    query: timed ? { ...query, filters: [...query.filters, chosen] } : query,
    ...(chatId !== undefined && { chatIds: [chatId] }),
    limit,
  };
}

async function find(
  database: AccountDatabase,
  search: Search,
  asked: Asked,
  now: number,
  signal: AbortSignal,
): Promise<Found> {
  // People and templates belong to no chat and no date.
  const everywhere =
    asked.chatId === undefined && asked.from === undefined && asked.to === undefined;
  const [hits, contactIds, templateIds] = await Promise.all([
    search.searchMessages(messageQuery(asked, now), signal),
    everywhere ? search.searchContacts(asked.text, CONTACTS) : [],
    everywhere ? search.searchTemplates(asked.text, TEMPLATES) : [],
  ]);
  signal.throwIfAborted();
  const [rows, contacts, templates] = await Promise.all([
    database.messages.bulkGet(hits.rowids),
    database.contacts.bulkGet(contactIds),
    database.templates.bulkGet(templateIds),
  ]);
  const messages = present(rows);
  const chatIds = [...new Set(messages.map((row) => row.chatId))];
  const [chats, people] = await Promise.all([
    database.chats.bulkGet(chatIds),
    database.contacts.bulkGet(chatIds),
  ]);
  signal.throwIfAborted();
  const chatOf = new Map(present(chats).map((chat) => [chat.id, chat]));
  const contactOf = new Map(present(people).map((contact) => [contact.id, contact]));
  return {
    text: asked.text,
    messages: messages.map((row) => ({
      row,
      chat: chatOf.get(row.chatId),
      contact: contactOf.get(row.chatId),
    })),
    more: hits.count > hits.rowids.length,
    contacts: present(contacts),
    templates: present(templates),
  };
}

/** Searches as the query changes; a newer query stops the older one, whose results stay until the new ones are there. */
export function useSearch(asked: Asked, attempt: number): SearchResult {
  const database = useAccount();
  const { search, now } = useSurroundings();
  const [result, setResult] = useState<SearchResult>({ state: 'idle' });
  const { text, chatId, from, to, limit } = asked;
  useEffect(() => {
    if (text.trim() === '') {
      setResult({ state: 'idle' });
      return;
    }
    const stop = new AbortController();
    setResult((before) => ({
      state: 'searching',
      last:
        before.state === 'found'
          ? before.found
          : before.state === 'searching'
            ? before.last
            : undefined,
    }));
    find(database, search, { text, chatId, from, to, limit }, now(), stop.signal).then(
      (found) => {
        if (!stop.signal.aborted) setResult({ state: 'found', found });
      },
      () => {
        // Shown, with a way to try again; an overtaken search shows nothing.
        if (!stop.signal.aborted) setResult({ state: 'failed' });
      },
    );
    return () => {
      stop.abort(new DOMException('A newer search has overtaken this one.', 'AbortError'));
    };
  }, [database, search, now, text, chatId, from, to, limit, attempt]);
  return result;
}

/** Suggestions from what the user answered earlier to questions like this one. Needs no set-up and no network. */
import type { AccountDatabase } from '@/database/account-database';
import { readPeople } from '@/database/person-ids';
import type { MessageRow } from '@/database/rows';
import { namesOf } from '@/domain/contact-name';
import { foldText } from '@/domain/folding';
import { greetingAt } from '@/domain/template';
import { unresolvedVariables } from '@/domain/variables';
import type { SearchApi } from '@/protocol/search-api';
import { holdsPerishableFact, holdsPersonalData } from './personal-data';
import { readdress } from './readdress';
import type { Suggestion, SuggestionProvider, SuggestionRequest } from './suggestion-provider';
import { contentWords, likeness } from './word-overlap';

const DAY = 24 * 60 * 60_000;
const YEAR = 365 * DAY;
/** Earlier questions that are looked at: more cost time and bring nothing better. */
const QUESTIONS = 24;
/** Messages after a question among which its answer is looked for. */
const ROWS_AFTER = 12;
const AT_MOST = 3;
const LEAST_SCORE = 0.2;
const LONGEST_REPLY = 1000;
/** A text that went to this many other people is the user's own, whatever it holds (the shop's address, its Pix key). */
const OWN_TEXT_CHATS = 2;

interface Pair {
  readonly question: MessageRow;
  readonly reply: MessageRow;
  /** 0–1: how like the new question the old one is. */
  readonly likeness: number;
}

function sameText(text: string): string {
  return foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Every name of each of these people, those of their other ids and the user's own for them included. */
async function everyName(
  database: AccountDatabase,
  chatIds: readonly string[],
): Promise<Map<string, string[]>> {
  const { ids, contacts } = await readPeople(database, [...new Set(chatIds)]);
  const all = [...new Set([...ids.values()].flat())];
  const own = new Map<string, string>();
  for (const row of await database.ownNames.bulkGet(all)) if (row) own.set(row.id, row.name);
  const named = (id: string) =>
    namesOf({ ...contacts.get(id), id, ownName: own.get(id) }).map(({ name }) => name);
  return new Map([...ids].map(([id, others]) => [id, others.flatMap(named)]));
}

/** The user's next text after a question, within a day. */
async function replyTo(
  database: Pick<AccountDatabase, 'messages'>,
  question: MessageRow,
): Promise<MessageRow | undefined> {
  const rows = await database.messages
    .where('[chatId+timestamp]')
    .between(
      [question.chatId, question.timestamp],
      [question.chatId, question.timestamp + DAY],
      true,
      true,
    )
    .limit(ROWS_AFTER)
    .toArray();
  return rows.find((row) => row.fromMe && row.kind === 'text' && row.text.trim() !== '');
}

function scoreOf(pair: Pair, uses: number, now: number): number {
  const { text, timestamp } = pair.reply;
  const age = Math.max(0, now - timestamp) / YEAR;
  const recency = 0.85 + 0.15 / (1 + age);
  const length = text.length < 4 ? 0.5 : text.length > 400 ? 0.7 : 1;
  const certainty = holdsPerishableFact(text) ? 0.75 : 1;
  const habit = 1 + 0.08 * Math.min(4, uses - 1);
  return Math.min(1, 0.8 * pair.likeness * recency * length * certainty * habit);
}

/** What the reply would be for this recipient; undefined when it cannot be without another person's data. */
function adapted(
  pair: Pair,
  chatsWithText: number,
  askersNames: readonly string[],
  request: SuggestionRequest,
  timeZone: string | undefined,
): string | undefined {
  const { text, chatId } = pair.reply;
  if (text.length > LONGEST_REPLY || unresolvedVariables(text).length > 0) return undefined;
  const own = chatId === request.chat.id;
  if (!own && chatsWithText < OWN_TEXT_CHATS && holdsPersonalData(text)) return undefined;
  const names = { from: own ? [] : askersNames, to: request.contactName };
  return readdress(text.trim(), names, timeZone && greetingAt(request.now, timeZone));
}

export function pastReplySuggestions(needs: {
  database: AccountDatabase;
  search: Pick<SearchApi, 'similarIncoming'>;
  /** The recipient's zone, IANA. Without it "bom dia" in an old reply stays what it was, whatever the hour. */
  timeZone?: string;
}): SuggestionProvider {
  const { database, search, timeZone } = needs;
  return {
    kind: 'past-reply',
    offline: true,
    async suggest(request, signal) {
      if (request.question.text.trim() === '') return [];
      const rowids = await search.similarIncoming(request.question.text, QUESTIONS);
      signal.throwIfAborted();
      const asked = contentWords(request.question.text);
      const questions = (await database.messages.bulkGet(rowids)).filter(
        (row) => row !== undefined && !row.fromMe && row.timestamp < request.question.timestamp,
      ) as MessageRow[];
      signal.throwIfAborted();

      const [replies, names] = await Promise.all([
        Promise.all(questions.map((question) => replyTo(database, question))),
        everyName(
          database,
          questions.map(({ chatId }) => chatId),
        ),
      ]);
      signal.throwIfAborted();

      const pairs = questions.flatMap((question, index): Pair[] => {
        const reply = replies[index];
        if (!reply) return [];
        return [{ question, reply, likeness: likeness(asked, contentWords(question.text)) }];
      });
      const chats = new Map<string, Set<string>>();
      for (const { reply } of pairs) {
        const key = sameText(reply.text);
        chats.set(key, (chats.get(key) ?? new Set()).add(reply.chatId));
      }

      const best = new Map<string, Suggestion>();
      for (const pair of pairs) {
        const others = chats.get(sameText(pair.reply.text))?.size ?? 1;
        const text = adapted(pair, others, names.get(pair.reply.chatId) ?? [], request, timeZone);
        if (!text) continue;
        const score = scoreOf(pair, others, request.now);
        const key = sameText(text);
        if (score < LEAST_SCORE || score <= (best.get(key)?.score ?? 0)) continue;
        const source = {
          kind: 'past-reply' as const,
          ref: String(pair.reply.rowid),
          questionRowid: pair.question.rowid,
        };
        best.set(key, { text, source, score });
      }
      return [...best.values()].sort((a, b) => b.score - a.score).slice(0, AT_MOST);
    },
  };
}

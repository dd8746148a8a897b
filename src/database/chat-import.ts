/**
 * Lines of an exported chat become rows. What was captured, and what other exports showed, is not written twice; what may
 * be one with a row that is there goes to the reviews. Idempotent: the same file again adds what is missing, wherever the
 * last run ended. Written by the import worker.
 */
import { factOf, type ExportedMessage } from '@/domain/chat-export/exported-message';
import {
  doubtsOf,
  matchMinute,
  ME,
  namedAuthor,
  type Fact,
  type Matching,
} from '@/domain/chat-export/match';
import { lineId } from '@/domain/chat-export/line-id';
import { WallClock } from '@/domain/chat-export/wall-clock';
import { chatKind, NO_CONTENT_KINDS } from '@/domain/message';
import { readOptOut } from '@/domain/opt-out';
import { retentionCutoff } from '@/domain/retention';
import type { ImportAuthor, ImportPlan } from '@/protocol/chat-import-api';
import type { AccountDatabase } from './account-database';
import { recordConsent } from './consent-ledger';
import { count, takeRevisions } from './counters';
import { voidApprovals } from './delivery';
import { columnsOf, factsOf, People, THEM, type RowFact } from './import-facts';
import { addRows, giveRowids } from './import-rowids';
import { refreshChat } from './ingest';
import { MOST_REVIEWS, type ImportReviewRow, type ImportRow, type MessageRow } from './rows';
import { readSettings } from './settings';

const MINUTE = 60_000;
/** Rows of one chat are read in one go where lines lie closer together than this. */
const READ_TOGETHER = 7 * 24 * 60;
/** Lines that are remembered, for messages that stand in the file behind others of a later minute. */
const REMEMBERED = 20_000;

interface Author {
  fromMe: boolean;
  senderId?: string;
  senderName?: string;
  /** As in `Fact`. */
  keys: readonly string[];
}

interface Line extends Fact {
  message: ExportedMessage;
  author: Author;
  /** The row's id, if it becomes one. */
  id: string;
  /** Where its row stands in time, once it is known. */
  rowid?: number;
}

/** A media file of the export, and the message that it belongs to. */
export interface ExportedFile {
  fileName: string;
  /** '' when the name does not tell. */
  mimeType: string;
  messageId: string;
}

export interface ImportCounts {
  done: number;
  added: number;
  known: number;
  /** Older than the user keeps messages: not written. */
  old: number;
  doubts: number;
}

type Settings = Omit<ImportPlan, 'accountId' | 'order' | 'keepFiles'>;

const NOBODY: Author = { fromMe: false, keys: [] };

export class ChatImport {
  readonly counts: ImportCounts = { done: 0, added: 0, known: 0, old: 0, doubts: 0 };
  readonly #database: AccountDatabase;
  readonly #plan: Settings;
  readonly #clock: WallClock;
  readonly #people: People;
  readonly #startedAt: number;
  /** All ids under which the chat may be stored. */
  readonly #chatIds: readonly string[];
  readonly #authors: ReadonlyMap<string, Author>;
  /** Rows that the user called the same, by the line's id. */
  readonly #settled: ReadonlyMap<string, number>;
  /** What is older is not kept. */
  readonly #cutoff: number;
  readonly #remembered = new Map<number, Line[]>();
  #rememberedLines = 0;
  /** The last minutes of a batch wait for the next: the same minute may go on there. */
  #held: Line[] = [];
  #lastInstant = 0;
  #newest = 0;
  #isListed = false;

  private constructor(
    database: AccountDatabase,
    plan: Settings,
    known: {
      people: People;
      chatIds: readonly string[];
      authors: ReadonlyMap<string, Author>;
      settled: ReadonlyMap<string, number>;
      cutoff: number;
    },
    now: number,
  ) {
    this.#database = database;
    this.#plan = plan;
    this.#clock = new WallClock(plan.zone, plan.minutesAhead);
    this.#people = known.people;
    this.#chatIds = known.chatIds;
    this.#authors = known.authors;
    this.#settled = known.settled;
    this.#cutoff = known.cutoff;
    this.#startedAt = now;
  }

  /** @throws RangeError for an unknown zone, or a chat that is neither a person's nor a group's. */
  static async begin(database: AccountDatabase, plan: Settings, now: number): Promise<ChatImport> {
    const kind = chatKind(plan.chatId);
    if (kind !== 'person' && kind !== 'group')
      throw new RangeError('Chats of persons and groups can be imported.');
    const people = new People(database);
    const authors = new Map<string, Author>();
    for (const [name, author] of Object.entries(plan.authors))
      authors.set(name, await authorOf(name, author, kind, people));
    const buckets = await database.importBuckets.where('chatId').equals(plan.chatId).toArray();
    const chatImport = new ChatImport(
      database,
      plan,
      {
        people,
        chatIds: await people.idsOf(plan.chatId),
        authors,
        settled: new Map(buckets.map(({ key, rowid }) => [key, rowid])),
        cutoff: retentionCutoff(await readSettings(database), now) ?? 0,
      },
      now,
    );
    await chatImport.#note('running', now);
    return chatImport;
  }

  /** Writes a batch; resolves with the files of messages that are stored now. */
  async write(messages: readonly ExportedMessage[], now: number): Promise<ExportedFile[]> {
    this.#held.push(...messages.map((message) => this.#line(message)));
    const last = this.#held.at(-1);
    if (!last) return [];
    const end = this.#held.findLastIndex(({ minute }) => minute < last.minute - 1) + 1;
    return this.#process(this.#held.splice(0, end), now);
  }

  /** Writes what is left, and how the import ended. */
  async end(state: 'done' | 'stopped' | 'failed', now: number): Promise<ExportedFile[]> {
    const files = state === 'failed' ? [] : await this.#process(this.#held.splice(0), now);
    const { messages, chats, counters, minutes, imports } = this.#database;
    await this.#database.transaction(
      'rw',
      [messages, chats, counters, minutes, imports],
      async () => {
        if (this.counts.added > 0) await this.#refresh(now);
        await this.#note(state, now);
      },
    );
    return files;
  }

  #line(message: ExportedMessage): Line {
    const author =
      message.author === undefined ? NOBODY : (this.#authors.get(message.author) ?? NOBODY);
    return { ...factOf(message, author.keys), message, author, id: '' };
  }

  async #process(lines: Line[], now: number): Promise<ExportedFile[]> {
    if (lines.length === 0) return [];
    this.#identify(lines);
    const { messages, chats, contacts, outbox, audit, consent, counters, minutes } = this.#database;
    const { merges, imports, importReviews } = this.#database;
    const files = await this.#database.transaction(
      'rw',
      [
        ...[messages, chats, contacts, outbox, audit, consent],
        ...[counters, minutes, merges, imports, importReviews],
      ],
      // Dexie keeps track of the awaits of an async function only.
      async () => this.#store(lines, now),
    );
    this.#remember(lines);
    return files;
  }

  /** The n-th of k equal lines has the same id in every import. */
  #identify(lines: readonly Line[]): void {
    const seen = new Map<string, number>();
    for (const line of lines) {
      const key = `${line.minute}\n${keyOf(line)}`;
      const before = seen.get(key) ?? this.#rememberedAs(line.minute, keyOf(line));
      seen.set(key, before + 1);
      line.id = lineId(`${this.#plan.chatId}\n${key}\n${before + 1}`);
    }
  }

  #rememberedAs(minute: number, key: string): number {
    const there = this.#remembered.get(minute);
    return there ? there.filter((line) => keyOf(line) === key).length : 0;
  }

  #remember(lines: readonly Line[]): void {
    for (const line of lines) {
      const there = this.#remembered.get(line.minute);
      if (there) there.push(line);
      else this.#remembered.set(line.minute, [line]);
    }
    this.#rememberedLines += lines.length;
    for (const [minute, there] of this.#remembered) {
      if (this.#rememberedLines <= REMEMBERED) return;
      this.#remembered.delete(minute);
      this.#rememberedLines -= there.length;
    }
  }

  async #store(lines: readonly Line[], now: number): Promise<ExportedFile[]> {
    const linesBy = groupByMinute(lines);
    const heldBy = groupByMinute(this.#held);
    const facts = await this.#rowsAbout([...linesBy.keys()]);
    const rowsBy = groupByMinute(facts);
    const isNew = new Set(lines);
    const rowOf = new Map<Line, MessageRow>();
    const refined: MessageRow[] = [];
    const doubtful: { lines: Line[]; rows: RowFact[] } = { lines: [], rows: [] };
    for (const minute of withNeighbours(linesBy.keys())) {
      const there = [
        ...(this.#remembered.get(minute) ?? []),
        ...(linesBy.get(minute) ?? []),
        // Not written yet, but there: what stands for them stands for nobody else.
        ...(heldBy.get(minute) ?? []),
      ];
      const { pairs, restLines, restRows } = this.#match(there, rowsBy.get(minute) ?? []);
      for (const { line, row, refines } of pairs) {
        if (!isNew.has(line)) continue;
        const better =
          refines && row.row.imported
            ? { ...row.row, ...columnsOf(line.message, row.row.timestamp) }
            : row.row;
        if (better !== row.row) refined.push(better);
        rowOf.set(line, better);
      }
      doubtful.lines.push(...restLines.filter((line) => isNew.has(line)));
      doubtful.rows.push(...restRows);
    }
    const old = this.counts.old;
    const added = this.#added(lines, rowOf, facts);
    await this.#writeRows(refined, added, now);
    for (const [line, row] of rowOf) line.rowid = row.rowid;
    // Side by side: each of them is several small requests, and the rows' own writing goes on meanwhile.
    await Promise.all([this.#raiseDoubts(doubtful, now), this.#heed(added, now)]);
    this.counts.done += lines.length;
    this.counts.added += added.length;
    this.counts.known += lines.length - added.length - (this.counts.old - old);
    return lines.flatMap((line) => {
      const { fileName, mimeType = '' } = line.message.content;
      const row = rowOf.get(line);
      return fileName === undefined || !row ? [] : [{ fileName, mimeType, messageId: row.id }];
    });
  }

  #match(lines: Line[], rows: RowFact[]): Matching<Line, RowFact> {
    if (this.#settled.size === 0) return matchMinute(lines, rows);
    const pairs: Matching<Line, RowFact>['pairs'] = [];
    for (const line of lines) {
      const rowid = this.#settled.get(line.id);
      const row = rowid === undefined ? undefined : rows.find((one) => one.row.rowid === rowid);
      if (row) pairs.push({ line, row, refines: false });
    }
    const matching = matchMinute(
      lines.filter((line) => !pairs.some((pair) => pair.line === line)),
      rows.filter((row) => !pairs.some((pair) => pair.row === row)),
    );
    return { ...matching, pairs: [...pairs, ...matching.pairs] };
  }

  /** The chat's rows of these minutes and of those beside them. */
  async #rowsAbout(minutes: number[]): Promise<RowFact[]> {
    const facts: RowFact[] = [];
    for (const { from, to } of stretches(minutes)) {
      const [start] = this.#clock.instantsOf((from - 1) * MINUTE);
      const end = this.#clock.instantsOf((to + 2) * MINUTE).at(-1) ?? start;
      for (const chatId of this.#chatIds) {
        const rows = await this.#database.messages
          .where('[chatId+timestamp]')
          .between([chatId, start], [chatId, end], true, false)
          .toArray();
        facts.push(...(await factsOf(rows, this.#clock, this.#people)));
      }
    }
    return facts;
  }

  /** Rows of the lines that have none, in the order of the file; into `rowOf` too. */
  #added(
    lines: readonly Line[],
    rowOf: Map<Line, MessageRow>,
    facts: readonly RowFact[],
  ): MessageRow[] {
    const ids = new Set(facts.map(({ row }) => row.id));
    let earlier: { minute: number; timestamp: number } | undefined;
    const rows: MessageRow[] = [];
    for (const line of lines) {
      const known = rowOf.get(line);
      // Between two messages whose seconds are known stands what the file has between them.
      const floor = earlier?.minute === line.minute ? earlier.timestamp : 0;
      if (known) {
        earlier = { minute: line.minute, timestamp: Math.max(floor, known.timestamp) };
        continue;
      }
      const timestamp = Math.max(floor, this.#instantOf(line.message.wall));
      earlier = { minute: line.minute, timestamp };
      if (timestamp < this.#cutoff) {
        this.counts.old += 1;
        continue;
      }
      const row = this.#rowOf(line, timestamp, ids);
      ids.add(row.id);
      rows.push(row);
      rowOf.set(line, row);
    }
    giveRowids(
      rows,
      facts.map(({ row }) => row.rowid),
    );
    return rows;
  }

  #rowOf(line: Line, timestamp: number, taken: ReadonlySet<string>): MessageRow {
    const { message, author } = line;
    let id = line.id;
    // Only when one of k equal messages was erased since the last import.
    for (let again = 2; taken.has(id); again += 1) id = `${line.id}.${again}`;
    return {
      rowid: 0,
      id,
      chatId: this.#plan.chatId,
      stanzaId: '',
      fromMe: author.fromMe,
      ...(author.senderId !== undefined && { senderId: author.senderId }),
      ...(author.senderName !== undefined && { senderName: author.senderName }),
      ...columnsOf(message, timestamp),
      timestamp,
      ack: 1,
      imported: true,
      capturedAt: this.#startedAt,
      revision: 0,
    };
  }

  /** In the hour that is turned back the file's order tells the first from the second. */
  #instantOf(wall: number): number {
    const instants = this.#clock.instantsOf(wall);
    const instant = instants.find((one) => one >= this.#lastInstant - MINUTE) ?? instants[0];
    if (instants.length === 1 || instant > this.#lastInstant) this.#lastInstant = instant;
    return instant;
  }

  async #writeRows(refined: MessageRow[], added: MessageRow[], now: number): Promise<void> {
    if (refined.length + added.length === 0) return;
    let revision = await takeRevisions(this.#database, refined.length + added.length);
    for (const row of [...refined, ...added]) row.revision = revision++;
    await Promise.all([
      refined.length > 0 && this.#database.messages.bulkPut(refined),
      added.length > 0 && addRows(this.#database, added),
      count(this.#database, 'messages', added.length, now),
    ]);
    for (const { timestamp } of added) this.#newest = Math.max(this.#newest, timestamp);
    if (!this.#isListed) await this.#refresh(now);
  }

  /**
   * The chat as the list shows it; with the first messages and after the last. Where WhatsApp is known to have newer messages
   * than we do, an old one does not become the last.
   */
  async #refresh(now: number): Promise<void> {
    const { chatId } = this.#plan;
    const chat = await this.#database.chats.get(chatId);
    if (!chat || chat.lastMessageId !== '' || this.#newest >= chat.lastMessageAt)
      await refreshChat(this.#database, chatId, now);
    this.#isListed = true;
  }

  async #raiseDoubts(doubtful: { lines: Line[]; rows: RowFact[] }, now: number): Promise<void> {
    const doubts = doubtsOf(
      doubtful.lines.filter(({ rowid }) => rowid !== undefined),
      doubtful.rows,
    );
    if (doubts.length === 0) return;
    const { importReviews } = this.#database;
    const open = await importReviews.where('chatId').equals(this.#plan.chatId).toArray();
    const known = new Set(open.map(({ rowid, otherRowid }) => `${rowid} ${otherRowid}`));
    const raised = doubts
      .map(({ line, row, reason }): ImportReviewRow => ({
        chatId: this.#plan.chatId,
        rowid: line.rowid ?? 0,
        otherRowid: row.row.rowid,
        reason,
        at: now,
      }))
      .filter(({ rowid, otherRowid }) => !known.has(`${rowid} ${otherRowid}`))
      .slice(0, Math.max(0, MOST_REVIEWS - open.length));
    await importReviews.bulkAdd(raised);
    this.counts.doubts += new Set(raised.map(({ rowid }) => rowid)).size;
  }

  /** What they said is heeded as if it had been captured: an opt-out counts whenever it was said. */
  async #heed(added: readonly MessageRow[], now: number): Promise<void> {
    const incoming = added.filter((row) => !row.fromMe && !NO_CONTENT_KINDS.has(row.kind));
    const newest = incoming.reduce<MessageRow | undefined>(
      (latest, row) => (latest && latest.timestamp >= row.timestamp ? latest : row),
      undefined,
    );
    if (!newest) return;
    if (chatKind(this.#plan.chatId) === 'person')
      for (const row of incoming) {
        const reading = readOptOut(row.text);
        if (reading === 'no') continue;
        await recordConsent(this.#database, {
          chatId: row.chatId,
          kind: reading === 'yes' ? 'opt-out' : 'ask',
          at: row.timestamp,
          messageId: row.id,
          by: 'detected',
          recordedAt: now,
        });
        if (reading === 'yes') await this.#void('opt-out', row, now);
      }
    await this.#void('newer-message', newest, now);
  }

  async #void(
    reason: 'opt-out' | 'newer-message',
    { id, timestamp }: MessageRow,
    now: number,
  ): Promise<void> {
    for (const chatId of this.#chatIds)
      await voidApprovals(
        this.#database,
        { chatId, reason, approvedBefore: timestamp, inReplyTo: id },
        now,
      );
  }

  async #note(state: ImportRow['state'], now: number): Promise<void> {
    const { chatId, zone, minutesAhead, total } = this.#plan;
    const { added, known } = this.counts;
    await this.#database.imports.put({
      id: `${chatId} ${zone} ${minutesAhead}`,
      chatId,
      zone,
      minutesAhead,
      state,
      total,
      added,
      known,
      startedAt: this.#startedAt,
      updatedAt: now,
    });
  }
}

async function authorOf(
  name: string,
  author: ImportAuthor,
  kind: 'person' | 'group',
  people: People,
): Promise<Author> {
  if (author.is === 'me') return { fromMe: true, keys: [ME] };
  if (kind === 'person') return { fromMe: false, keys: [THEM] };
  if (author.is === 'member')
    return {
      fromMe: false,
      senderId: author.id,
      keys: [...(await people.idsOf(author.id)), namedAuthor(name)],
    };
  return { fromMe: false, senderName: name, keys: [namedAuthor(name)] };
}

function keyOf({ authors, faces: [{ kind, text, fileName }] }: Fact): string {
  return [authors[0] ?? '', kind, fileName ?? '', text].join('\n');
}

function groupByMinute<F extends Fact>(facts: readonly F[]): Map<number, F[]> {
  const groups = new Map<number, F[]>();
  for (const fact of facts) {
    const there = groups.get(fact.minute);
    if (there) there.push(fact);
    else groups.set(fact.minute, [fact]);
  }
  return groups;
}

function withNeighbours(minutes: Iterable<number>): Set<number> {
  const all = new Set<number>();
  for (const minute of minutes)
    all
      .add(minute - 1)
      .add(minute)
      .add(minute + 1);
  return all;
}

/** The minutes as few ranges without large holes. */
function stretches(minutes: number[]): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (const minute of minutes.toSorted((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && minute - last.to <= READ_TOGETHER) last.to = minute;
    else found.push({ from: minute, to: minute });
  }
  return found;
}

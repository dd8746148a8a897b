/** Imports a made-up do-not-contact list in a real page, as the screen does. */
import { AccountDatabase } from '../../src/database/account-database';
import {
  doNotContactTables,
  earlierEdition,
  importList,
  isOnDoNotContact,
} from '../../src/database/do-not-contact';
import { readNumberList } from '../../src/domain/number-list';
import { numbersStored } from '../../test/listed-numbers';
import { pause } from '../../src/screens/pause';
import { watchPauses } from '../watch-pauses';

/** Rows: as many as the product writes in one transaction. */
const BATCH = 4;
const CHECKS = 500;
/** ms of work between two breaths, about as long as the product's */
const PIECE = 8;

interface Spread {
  median: number;
  slow: number;
}

export interface ListFigures {
  /** numbers/s, from the file's text to numbers */
  read: number;
  /** numbers/s, from numbers to rows */
  stored: number;
  /** numbers/s, over a list that holds them already, which then goes */
  edition: number;
  /** numbers/s; the same rows written as plainly as can be, in batches of the same size */
  bare: number;
  /** ms; the longest wait for the page's next turn: while reading, importing and replacing; and while doing nothing, piece by piece, for as long */
  longestPause: { ours: number; bare: number };
  /** ms to tell whether one person is on a list: the median, and the slowest of a hundred */
  check: Spread;
  /** ms to get one of the list's rows by its key, in turn with the former */
  get: Spread;
  /** ms from Stop, half-way, until nothing of the list is left */
  stop: number;
}

declare global {
  var measureLists: (count: number) => Promise<ListFigures>;
}

globalThis.measureLists = async (count) => {
  const text = listOf(count);
  const database = new AccountDatabase('bench-lists');
  const course = { pause, signal: new AbortController().signal, onProgress: () => undefined };
  const pauses = watchPauses();
  const started = performance.now();
  let phones: string[] = [];
  const read = await timed(async () => {
    ({ phones } = await readNumberList(text, { pause }));
  });
  if (phones.length !== count) throw new Error(`The list is not whole: ${phones.length}.`);
  const list = { name: 'Lista', saoPaulo: true, phones };
  const stored = await timed(() => importList(database, list, 1, course));
  const first = pauses.stop();
  const lasted = performance.now() - started;

  const keys = await database.doNotContact.toCollection().primaryKeys();
  const times: number[] = [];
  const getTimes: number[] = [];
  for (let check = 0; check < CHECKS; check += 1) {
    const listed = check % 2 === 0;
    const phone = listed
      ? phones[Math.floor((check / CHECKS) * count)]
      : `5521${91_000_000 + check}`;
    // As part of a claim.
    const judged = () =>
      database.transaction('r', doNotContactTables(database), () =>
        isOnDoNotContact(database, [`${phone}@c.us`]),
      );
    times.push(
      await timed(async () => {
        if ((await judged()) !== listed) throw new Error('A number was not told right.');
      }),
    );
    const key = keys[check % keys.length];
    if (!key) throw new Error('Nothing is stored.');
    getTimes.push(await timed(() => database.doNotContact.get(key)));
  }

  const stop = await stopHalfWay(database, phones);
  const [former] = await database.doNotContactLists.toArray();
  if (!former || (await numbersStored(database)) !== count)
    throw new Error('What was stopped is not gone.');
  const laterPauses = watchPauses();
  if ((await earlierEdition(database, phones)) !== former.id)
    throw new Error('The former list was not recognised.');
  const edition = await timed(() =>
    importList(database, { ...list, replaces: former.id }, 2, course),
  );
  const ours = Math.max(first, laterPauses.stop());
  if ((await numbersStored(database)) !== count) throw new Error('The former list stayed.');

  const plain = new AccountDatabase('bench-lists-bare');
  const rows = await database.doNotContact.toArray();
  await plain.open();
  const bare = await timed(async () => {
    for (let from = 0; from < rows.length; from += BATCH)
      await plain.doNotContact.bulkPut(rows.slice(from, from + BATCH));
  });

  const idlePauses = watchPauses();
  await workPlainly(lasted);

  const rate = (ms: number) => (count / ms) * 1000;
  return {
    read: rate(read),
    stored: rate(stored),
    edition: rate(edition),
    bare: rate(bare),
    longestPause: { ours, bare: idlePauses.stop() },
    check: spread(times),
    get: spread(getTimes),
    stop,
  };
};

async function stopHalfWay(database: AccountDatabase, phones: string[]): Promise<number> {
  const controller = new AbortController();
  let stoppedAt = 0;
  const others = phones.map((phone) => phone.replace('55119', '55219'));
  const ended = await importList(database, { name: 'Outra', saoPaulo: false, phones: others }, 3, {
    pause,
    signal: controller.signal,
    onProgress: (done) => {
      if (stoppedAt > 0 || done < phones.length / 2) return;
      stoppedAt = performance.now();
      controller.abort(new DOMException('Stopped.', 'AbortError'));
    },
  }).then(
    () => 'whole',
    () => 'stopped',
  );
  if (ended !== 'stopped') throw new Error('It did not stop.');
  return performance.now() - stoppedAt;
}

async function workPlainly(ms: number): Promise<void> {
  const end = performance.now() + ms;
  while (performance.now() < end) {
    const breath = performance.now() + PIECE;
    while (performance.now() < breath);
    await pause();
  }
}

function spread(times: number[]): Spread {
  times.sort((a, b) => a - b);
  return {
    median: times[Math.floor(times.length / 2)] ?? 0,
    slow: times[Math.floor(times.length * 0.99)] ?? 0,
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** As a consumers' body gives it out: a heading, and a number a line. */
function listOf(count: number): string {
  const lines = ['Telefone;Data'];
  for (let index = 0; index < count; index += 1) {
    const digits = String(70_000_000 + index * 97);
    lines.push(`(11) 9${digits.slice(0, 4)}-${digits.slice(4)};01/10/2026`);
  }
  return lines.join('\r\n');
}

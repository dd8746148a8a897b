// @vitest-environment node
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  comparable,
  doubtsOf,
  matchMinute,
  ME,
  namedAuthor,
  twinOf,
  type Face,
  type FaceKind,
  type Fact,
} from './match';

function fact(text: string, change: Partial<Omit<Fact, 'faces'>> & Partial<Face> = {}): Fact {
  const { minute = 100, authors = ['them'], ...face } = change;
  return { minute, authors, faces: [{ kind: 'text', text, ...face }] };
}

const medium = (kind: FaceKind, caption?: string, fileName?: string) =>
  fact(caption ?? '', {
    kind,
    ...(caption === undefined && { textUnknown: true }),
    ...(fileName && { fileName }),
  });

const texts = (facts: readonly Fact[]) => facts.map(({ faces: [face] }) => face.text);

describe('a minute', () => {
  it.each<[string, Fact[], Fact[], string[]]>([
    ['adds what is missing', [fact('a'), fact('b')], [fact('a')], ['b']],
    ['counts what is equal', [fact('ok'), fact('ok'), fact('ok')], [fact('ok')], ['ok', 'ok']],
    ['never takes away', [fact('ok')], [fact('ok'), fact('ok')], []],
    ['tells authors apart', [fact('ok')], [fact('ok', { authors: [ME] })], ['ok']],
    ['tells kinds apart', [fact('oi')], [medium('image', 'oi')], ['oi']],
    ['takes any medium for a medium', [medium('media')], [medium('sticker', '')], []],
    ['takes a picture for a picture', [medium('image')], [medium('image', 'x')], []],
    ['does not take a picture for a video', [medium('image')], [medium('video', 'x')], ['']],
    ['tells captions apart', [medium('image', 'x')], [medium('image', 'y')], ['x']],
    [
      'knows a file by its name',
      [medium('image', '', 'a.jpg')],
      [medium('document', 'a', 'a.jpg')],
      [],
    ],
    ['does not guess kind and caption together', [medium('image')], [medium('media', 'x')], ['']],
  ])('%s', (_, lines, rows, added) => {
    expect(texts(matchMinute(lines, rows).restLines)).toEqual(added);
  });

  it('gives each line the row that is likest', () => {
    const lines = [medium('media'), medium('image'), medium('image', 'x')];
    const rows = [medium('image', 'x'), medium('image', 'y'), medium('video', 'z')];
    const { pairs, restLines } = matchMinute(lines, rows);
    expect(restLines).toEqual([]);
    expect(new Map(pairs.map(({ line, row }) => [lines.indexOf(line), rows.indexOf(row)]))).toEqual(
      new Map([
        [2, 0],
        [1, 1],
        [0, 2],
      ]),
    );
  });

  it('knows an edited text by each of its wordings, and one taken back by its text', () => {
    const edited: Fact = {
      ...fact('novo'),
      faces: [
        { kind: 'text', text: 'novo' },
        { kind: 'text', text: 'velho' },
      ],
    };
    const revoked: Fact = {
      ...fact(''),
      faces: [
        { kind: 'revoked', text: '' },
        { kind: 'text', text: 'ops' },
      ],
    };
    for (const line of [fact('novo'), fact('velho'), fact('ops'), fact('', { kind: 'revoked' })])
      expect(matchMinute([line], [edited, revoked]).restLines).toEqual([]);
  });

  it('says which line tells more than its row', () => {
    const refines = (line: Fact, row: Fact) => matchMinute([line], [row]).pairs[0]?.refines;
    expect(refines(medium('image'), medium('media'))).toBe(true);
    expect(refines(medium('image', 'x'), medium('image'))).toBe(true);
    expect(refines(medium('image', 'x'), medium('media', 'x'))).toBe(true);
    expect(refines(medium('media'), medium('image', 'x'))).toBe(false);
    expect(refines(fact('a'), fact('a'))).toBe(false);
  });

  it('does not freeze on ten thousand lines', () => {
    const many = Array.from({ length: 10_000 }, (_, at) => fact(`${at % 5000}`));
    expect(matchMinute(many, many.slice(0, 9000)).restLines).toHaveLength(1000);
    expect(
      matchMinute(
        many,
        many.map(() => fact('x')),
      ).restLines,
    ).toHaveLength(10_000);
  });
});

describe('a captured message', () => {
  it('takes the place of the likest imported row, the first among equals', () => {
    const rows = [medium('media'), medium('image'), fact('a'), fact('a')];
    expect(twinOf(fact('a'), rows)).toBe(rows[2]);
    expect(twinOf(medium('image', 'x'), rows)).toBe(rows[1]);
    expect(twinOf(medium('video', 'x'), rows)).toBe(rows[0]);
    expect(twinOf(fact('b'), rows)).toBeUndefined();
  });
});

describe('a doubt', () => {
  const reasons = (line: Fact, ...rows: Fact[]) =>
    doubtsOf([line], rows).map(({ reason }) => reason);
  it.each<[string, Fact, Fact, string[]]>([
    ['another text in the same minute', fact('a'), fact('b'), ['other-text']],
    ['taken back since', fact('', { kind: 'revoked' }), fact('b'), ['other-text']],
    ['the same text a minute later', fact('a'), fact('a', { minute: 101 }), ['other-minute']],
    ['the same text a minute before', fact('a'), fact('a', { minute: 99 }), ['other-minute']],
    ['the same text two minutes later', fact('a'), fact('a', { minute: 102 }), []],
    ['another text a minute later', fact('a'), fact('b', { minute: 101 }), []],
    ['another author', fact('a'), fact('a', { authors: [ME] }), []],
    [
      'an author of whom only the name is known',
      fact('a', { authors: [namedAuthor('Zeca')] }),
      fact('a', { authors: ['55119@c.us'] }),
      ['other-author'],
    ],
    [
      'an unknown author and the user',
      fact('a', { authors: [namedAuthor('Zeca')] }),
      fact('a', { authors: [ME] }),
      [],
    ],
    ['calls', fact('', { kind: 'call' }), fact('b'), []],
  ])('%s', (_, line, row, expected) => {
    expect(reasons(line, row)).toEqual(expected);
  });

  it('is raised about few rows', () => {
    expect(
      reasons(fact('a'), ...Array.from({ length: 20 }, (_, at) => fact(`b${at}`))),
    ).toHaveLength(4);
  });
});

describe('texts are compared', () => {
  it.each([
    ['oi', 'oi'],
    ['oi  tudo\nbem ', 'oi tudo bem'],
    ['oi\u200e', 'oi'],
    ['cafe\u0301', 'café'],
    ['@\u2068Ana Lima\u2069 oi', '@5511987654321 oi'],
    ['@+55 11 98765-4321 oi', '@\u2068Ana\u2069 oi'],
  ])('%j like %j', (a, b) => {
    expect(comparable(a)).toBe(comparable(b));
  });
  it.each([
    ['oi', 'Oi'],
    ['nao', 'não'],
    ['ana@loja.com', 'ana@casa.com'],
    ['R$ 10', 'R$ 100'],
  ])('%j unlike %j', (a, b) => {
    expect(comparable(a)).not.toBe(comparable(b));
  });
});

/** A store in a few lines: what the database does with lines and captures. */
class Store {
  rows: { fact: Fact; imported: boolean }[] = [];

  import(lines: readonly Fact[]): void {
    for (const minute of new Set(lines.map((line) => line.minute))) {
      const rows = this.rows
        .filter((row) => row.fact.minute === minute)
        .map((row) => ({ ...row.fact, row }));
      const { pairs, restLines } = matchMinute(
        lines.filter((line) => line.minute === minute),
        rows,
      );
      for (const { line, row, refines } of pairs)
        if (refines && row.row.imported) row.row.fact = line;
      this.rows.push(...restLines.map((line) => ({ fact: line, imported: true })));
    }
  }

  capture(captured: Fact): void {
    const twin = twinOf(
      captured,
      this.rows
        .filter(({ imported, fact: { minute } }) => imported && minute === captured.minute)
        .map((row) => ({ ...row.fact, row })),
    );
    if (twin) Object.assign(twin.row, { fact: captured, imported: false });
    else this.rows.push({ fact: captured, imported: false });
  }

  content(): string[] {
    return this.rows
      .map(({ fact: { minute, authors, faces } }) => JSON.stringify([minute, authors, faces]))
      .sort();
  }
}

describe('imports and captures in any order', () => {
  const message = fc.record({
    minute: fc.integer({ min: 0, max: 3 }),
    author: fc.constantFrom(ME, 'them'),
    kind: fc.constantFrom<FaceKind>('text', 'text', 'text', 'image', 'video'),
    text: fc.constantFrom('ok', 'sim', ''),
  });
  type Message = typeof message extends fc.Arbitrary<infer T> ? T : never;

  const whole = ({ minute, author, kind, text }: Message): Fact => ({
    minute,
    authors: [author],
    faces: [{ kind, text }],
  });
  /** What an export shows of a message: all, its kind without a caption (iOS), or a medium of any kind (Android). */
  const views: Readonly<Record<string, (one: Message) => Fact>> = {
    files: whole,
    ios: (one) =>
      one.kind === 'text'
        ? whole(one)
        : { ...whole(one), faces: [{ kind: one.kind, text: '', textUnknown: true }] },
    android: (one) =>
      one.kind === 'text'
        ? whole(one)
        : { ...whole(one), faces: [{ kind: 'media', text: '', textUnknown: true }] },
  };

  const story = fc.record({
    truth: fc.array(message, { maxLength: 14 }),
    captured: fc.array(fc.nat(13), { maxLength: 10 }),
    exports: fc.array(
      fc.record({
        view: fc.constantFrom(...Object.keys(views)),
        from: fc.integer({ min: 0, max: 3 }),
        to: fc.integer({ min: 0, max: 3 }),
      }),
      { maxLength: 4 },
    ),
  });

  it('give the same rows, and each message once', () => {
    fc.assert(
      fc.property(
        story,
        fc.infiniteStream(fc.nat()),
        fc.infiniteStream(fc.nat()),
        (told, one, other) => {
          const { truth, exports } = told;
          const captured = [...new Set(told.captured)].flatMap((at) => truth[at] ?? []);
          const events: ((store: Store) => void)[] = [
            ...captured.map((seen) => (store: Store) => {
              store.capture(whole(seen));
            }),
            ...exports.map(({ view, from, to }) => (store: Store) => {
              store.import(
                truth
                  .filter(({ minute }) => minute >= from && minute <= to)
                  .map((seen) => views[view]?.(seen) ?? whole(seen)),
              );
            }),
          ];
          const [first, second] = [one, other].map((stream) => {
            const random = stream[Symbol.iterator]();
            const order = events
              .map((event) => ({ event, at: Number(random.next().value) }))
              .sort((a, b) => a.at - b.at);
            const store = new Store();
            for (const { event } of order) event(store);
            return store;
          });
          expect(second?.content()).toEqual(first?.content());
          for (const minute of [0, 1, 2, 3]) {
            const isExported = exports.some(({ from, to }) => minute >= from && minute <= to);
            const there = (isExported ? truth : captured).filter((seen) => seen.minute === minute);
            expect(first?.rows.filter(({ fact: row }) => row.minute === minute)).toHaveLength(
              there.length,
            );
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('change nothing the second time', () => {
    fc.assert(
      fc.property(fc.array(message), fc.constantFrom(...Object.keys(views)), (truth, view) => {
        const store = new Store();
        const lines = truth.map((one) => views[view]?.(one) ?? whole(one));
        store.import(lines);
        const before = store.content();
        store.import(lines);
        expect(store.content()).toEqual(before);
        expect(before).toHaveLength(truth.length);
      }),
    );
  });
});

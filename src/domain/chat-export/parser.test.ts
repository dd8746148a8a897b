// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutMarks } from './direction-marks';
import { ChatExportParser, NotAnExport, type ExportEntry } from './parser';
import type { DateOrder } from './written-date';

function parse(text: string, order?: DateOrder): { entries: ExportEntry[]; unread: string[] } {
  const parser = new ChatExportParser(order);
  const entries = [...parser.push(text), ...parser.end()];
  return { entries, unread: parser.unread.map(({ line, reason }) => `${line} ${reason}`) };
}

const told = ({ author, body }: ExportEntry) => [author ?? '', body];

describe('the lines of an export', () => {
  it.each([
    ['19/11/2026 15:07 - Ana: oi', 15, 7, undefined],
    ['19/11/2026, 15:07 - Ana: oi', 15, 7, undefined],
    ['19/11/26, 3:07 PM - Ana: oi', 15, 7, undefined],
    ['19/11/26, 3:07\u202fPM - Ana: oi', 15, 7, undefined],
    ['19/11/26 3:07 p. m. - Ana: oi', 15, 7, undefined],
    ['19/11/26, 3:07\u202fp.\u00a0m. - Ana: oi', 15, 7, undefined],
    ['19/11/26, 12:07 a.m. - Ana: oi', 0, 7, undefined],
    ['19/11/26, 12:07 pm – Ana: oi', 12, 7, undefined],
    ['19.11.26, 15:07 - Ana: oi', 15, 7, undefined],
    ['2026-11-19, 15:07 - Ana: oi', 15, 7, undefined],
    ['19/11/2026 às 15:07 - Ana: oi', 15, 7, undefined],
    ['[19/11/2026, 15:07:33] Ana: oi', 15, 7, 33],
    ['[19/11/2026 15:07:33] Ana: oi', 15, 7, 33],
    ['[11/19/26, 3:07:33\u202fPM] Ana: oi', 15, 7, 33],
    ['\u200e[19/11/2026, 15:07:33] Ana: oi', 15, 7, 33],
    ['\ufeff[19/11/2026, 15:07:33] Ana: oi', 15, 7, 33],
  ])('%s', (line, hour, minute, second) => {
    const { entries, unread } = parse(line);
    expect(unread).toEqual([]);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ line: 1, hour, minute, author: 'Ana', body: 'oi' });
    expect(entries[0]?.second).toBe(second);
  });

  it.each([
    '19/11/2026 25:07 - Ana: oi',
    '19/11/2026 15:67 - Ana: oi',
    '19/11/2026, 13:07 PM - Ana: oi',
    '45/45/2026 15:07 - Ana: oi',
    '31/31/2026 15:07 - Ana: oi',
    '19/11/1999 15:07 - Ana: oi',
    '19/11/2026 - Ana: oi',
    '19/11-2026 15:07 - Ana: oi',
    '[15:07, 19/11/2026] Ana: oi',
    '15:07 - Ana: oi',
    '1234567890',
  ])('%s begins no message', (line) => {
    expect(parse(line)).toEqual({ entries: [], unread: ['1 no-message'] });
  });

  it('join until the next message, empty ones and all', () => {
    const { entries } = parse(
      '01/02/2026 10:00 - Ana: um\n\ndois\r\n01/02/2026 10:01 - Bia: três\n\n',
    );
    expect(entries.map(told)).toEqual([
      ['Ana', 'um\n\ndois'],
      ['Bia', 'três'],
    ]);
    expect(entries.map(({ line }) => line)).toEqual([1, 4]);
  });

  it('that nobody said have no author', () => {
    const { entries } = parse(
      [
        '01/02/2026 10:00 - Bia saiu',
        '01/02/2026 10:00 - Bia mudou o nome do grupo de "Vendas: SP" para "X"',
        '01/02/2026 10:00 - Ana created group “Team: B”',
        '01/02/2026 10:00 - Ana: ela criou o grupo "Vendas: SP"',
      ].join('\n'),
    );
    expect(entries.map(({ author }) => author)).toEqual([undefined, undefined, undefined, 'Ana']);
  });

  it('clean the names, not the texts', () => {
    const { entries } = parse(
      '01/02/2026 10:00 - \u202a+55\u00a011\u00a098888\u20117777\u202c: oi\n01/02/2026 10:00 - ~\u202fZeca: a:b: c\n01/02/2026 10:00 - Dr: House: oi',
    );
    expect(entries.map(told)).toEqual([
      ['+55 11 98888-7777', 'oi'],
      ['Zeca', 'a:b: c'],
      ['Dr', 'House: oi'],
    ]);
  });

  it('of another style are quotations: kept, and reported', () => {
    const { entries, unread } = parse(
      '01/02/2026 10:00 - Ana: olha\n[01/02/2026, 10:00:00] Bia: oi\n01/02/26 10:00 - Bia: oi',
    );
    expect(entries.map(told)).toEqual([
      ['Ana', 'olha\n[01/02/2026, 10:00:00] Bia: oi\n01/02/26 10:00 - Bia: oi'],
    ]);
    expect(unread).toEqual(['2 other-style', '3 other-style']);
  });

  it('with a date that the order makes impossible belong to the message before', () => {
    const text = '01/02/2026 10:00 - Ana: vence\n11/19/2026 10:00 - Bia: oi';
    expect(parse(text).entries).toHaveLength(2);
    expect(parse(text, 'day-month-year')).toMatchObject({
      entries: [{ body: 'vence\n11/19/2026 10:00 - Bia: oi' }],
      unread: ['2 other-style'],
    });
  });

  it('before the first message are reported, not dropped in silence', () => {
    expect(parse('um título\n\n\u200e\n01/02/2026 10:00 - Ana: oi')).toMatchObject({
      entries: [{ body: 'oi', line: 4 }],
      unread: ['1 no-message'],
    });
  });

  it('end where no chat can', () => {
    const parser = new ChatExportParser();
    expect(() => parser.push('x'.repeat(2_000_000))).toThrow(NotAnExport);
  });

  it.each(readdirSync('test/fixtures/chat-exports').filter((name) => name.endsWith('.txt')))(
    'are the same however %s is cut into pieces',
    (name) => {
      const text = readFileSync(`test/fixtures/chat-exports/${name}`, 'utf8');
      const whole = parse(text);
      fc.assert(
        fc.property(fc.array(fc.nat(text.length), { maxLength: 20 }), (cuts) => {
          const parser = new ChatExportParser();
          const edges = [0, ...cuts.sort((a, b) => a - b), text.length];
          const entries = edges
            .slice(1)
            .flatMap((edge, index) => parser.push(text.slice(edges[index], edge)));
          expect([...entries, ...parser.end()]).toEqual(whole.entries);
        }),
        { numRuns: 30 },
      );
    },
  );

  it('are all accounted for: in a message, or reported', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '01/02/2026 10:00 - Ana: oi',
        '[01/02/2026, 10:00:00] Bia: oi',
        '01/02/2026 10:00 - Bia saiu',
        '99/99/2026 10:00 - Ana: oi',
      ),
      fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n]/gu, '')),
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const { entries, unread } = parse(lines.join('\n'));
        const first = (entries[0]?.line ?? lines.length + 1) - 1;
        const blank = (text: string) => withoutMarks(text).trim() === '';
        expect(unread.filter((one) => one.endsWith('no-message'))).toEqual(
          lines.flatMap((text, at) => (at < first && !blank(text) ? [`${at + 1} no-message`] : [])),
        );
        entries.forEach(({ line: from, body }, index) => {
          const to = (entries[index + 1]?.line ?? lines.length + 1) - 1;
          const kept = body.split('\n').slice(1);
          // Empty lines at the end of a message are its only loss.
          expect([...kept, ...lines.slice(from + kept.length, to).map(() => '')]).toEqual(
            lines.slice(from, to),
          );
        });
      }),
    );
  });
});

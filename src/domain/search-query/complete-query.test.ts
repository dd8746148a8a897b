import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completedName, completeQuery, PERIOD_NAMES } from './complete-query';
import { readPeriod } from './date-words';
import { parseQuery } from './parse-query';

const CLOCK = { now: Date.UTC(2026, 10, 18, 15), timeZone: 'America/Sao_Paulo' };

/** `^` is the caret. What the text is with each option; a name as `<typed>`. */
function completed(marked: string, language: 'pt' | 'en' = 'pt'): string[] {
  const caret = marked.indexOf('^');
  const text = marked.replace('^', '');
  const { span, options } = completeQuery(text, caret, language);
  return options.map((option) => {
    const insert = 'insert' in option ? option.insert : `${option.written}:<${option.typed}>`;
    return text.slice(0, span.from) + insert + text.slice(span.to);
  });
}

describe('what may follow at the caret', () => {
  it.each([
    ['dep^', ['depois:']],
    ['azul d^', ['azul de:', 'azul depois:', 'azul durante:']],
    ['-t^', ['-tem:']],
    ['fot^', ['tem:foto ']],
    ['PREÇ^', ['tem:preço ']],
    ['resp^', ['sem:resposta ']],
    ['mar^', ['durante:março ']],
    ['seman^', ['durante:"semana passada" ']],
    [
      'tem:^',
      [
        'foto',
        'vídeo',
        'áudio',
        'documento',
        'link',
        'preço',
        'pergunta',
        'localização',
        'contato',
      ].map((thing) => `tem:${thing} `),
    ],
    ['tem: p^', ['tem:preço ', 'tem:pergunta ']],
    ['has:p^', ['has:photo ', 'has:price ']],
    ['-sem:r^ azul', ['-sem:resposta  azul']],
    ['is:^', ['is:unanswered ']],
    ['depois:sem^', ['depois:"semana passada" ']],
    ['depois:semana pa^ azul', ['depois:"semana passada"  azul']],
    ['depois:"mês p^"', ['depois:"mês passado" ']],
    ['after:last w^', ['after:"last week" ']],
    ['de:an^ azul', ['de:<an> azul']],
    ['de:"Ana S^ouza" azul', ['de:<Ana S> azul']],
    ['de:an^a azul', ['de:<an> azul']],
    ['em: ^', ['em:<>']],
    ['de:ana ^', 'keys'],
    ['^', 'keys'],
    ['az^ul', []],
    ['"de:an^', []],
    ['"azul" "d^', []],
    ['obs:d^', []],
    ['eu:^', []],
    ['12^', []],
  ])('%s', (text, expected) => {
    if (expected === 'keys') expect(completed(text)).toContain(`${text.slice(0, -1)}de:`);
    else expect(completed(text)).toEqual(expected);
  });

  it('is in the language, or in that of the key', () => {
    expect(completed('f^', 'en')).toEqual(['from:']);
    expect(completed('de^', 'en')).toEqual(['de:', 'depois:', 'during:December ']);
    expect(completed('tem:f^', 'en')).toEqual(['tem:foto ']);
    expect(completed('unan^', 'en')).toEqual(['is:unanswered ']);
  });

  it('is a filter that is understood', () => {
    for (const language of ['pt', 'en'] as const) {
      for (const period of PERIOD_NAMES[language]) expect(readPeriod(period, CLOCK)).toBeDefined();
      for (const start of ['tem:', 'sem:', 'is:', 'after:', 'antes:', 'durante:'])
        for (const text of completed(`${start}^`, language)) {
          const { filters, problems, clauses } = parseQuery(text, CLOCK);
          expect([filters.length, problems, clauses]).toEqual([1, [], []]);
        }
    }
    expect(parseQuery(completedName('de', 'Ana "A" Souza'), CLOCK).filters[0]?.meaning).toEqual({
      kind: 'from',
      name: 'Ana A Souza',
    });
  });

  it('takes the place of something in the text, for any text', () => {
    const text = fc
      .array(
        fc.oneof(
          fc.constantFrom('de:', 'depois:', 'tem:', '"', ' ', '-', '|', 'seman', 'a'),
          fc.string({ unit: 'binary', maxLength: 4 }),
        ),
      )
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, fc.nat(), (typed, place) => {
        const caret = place % (typed.length + 1);
        const { span } = completeQuery(typed, caret, 'pt');
        expect(span.from).toBeGreaterThanOrEqual(0);
        expect(span.from).toBeLessThanOrEqual(caret);
        expect(span.to).toBeGreaterThanOrEqual(caret);
        expect(span.to).toBeLessThanOrEqual(typed.length);
      }),
      { numRuns: 3000 },
    );
  });
});

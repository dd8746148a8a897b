import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderTemplate, textInLanguage, variableName } from './template';
import { fillVariable, unresolvedVariables } from './variables';

const at = (iso: string) => ({ now: Date.parse(iso), timeZone: 'America/Sao_Paulo' });
const morning = { ...at('2026-11-20T12:00:00Z'), contactName: 'MARIA da Silva' };

describe('a template', () => {
  it.each([
    ['Oi {{primeiro_nome}}, {{saudacao}}!', 'Oi Maria, bom dia!'],
    ['{{saudacao}}, {{ primeiro_nome }}. {{saudacao}}?', 'Bom dia, Maria. Bom dia?'],
    ['Sem variáveis', 'Sem variáveis'],
    ['{chave} e { {dupla} }', '{chave} e { {dupla} }'],
  ])('%s → %s', (template, text) => {
    expect(renderTemplate(template, morning)).toEqual({ text, missing: [] });
  });

  it.each([
    ['2026-11-20T08:00:00Z', 'bom dia'],
    ['2026-11-20T14:59:00Z', 'bom dia'],
    ['2026-11-20T15:00:00Z', 'boa tarde'],
    ['2026-11-20T21:00:00Z', 'boa noite'],
    ['2026-11-20T07:59:00Z', 'boa noite'],
  ])('greets at %s with %s, by the recipient’s clock', (now, greeting) => {
    expect(renderTemplate('Oi, {{saudacao}}', at(now)).text).toBe(`Oi, ${greeting}`);
  });

  it('leaves what it does not know, and names it', () => {
    const text = '{{primeiro_nome}}, seu {{pedido}} e {{pedido}} {{toString}}';
    expect(renderTemplate(text, at('2026-11-20T12:00:00Z'))).toEqual({
      text,
      missing: ['primeiro_nome', 'pedido', 'toString'],
    });
    expect(unresolvedVariables(text)).toEqual(['primeiro_nome', 'pedido', 'toString']);
  });

  it('does not greet a company as a person', () => {
    const { missing } = renderTemplate('{{primeiro_nome}}', {
      ...morning,
      contactName: 'Loja Sol',
    });
    expect(missing).toEqual(['primeiro_nome']);
  });

  it('never reads a variable out of a name, and misses exactly what still stands', () => {
    const piece = fc.constantFrom('{{primeiro_nome}}', '{{saudacao}}', '{{x}}', '{{', '}}', 'a ');
    fc.assert(
      fc.property(fc.array(piece), fc.string(), (pieces, contactName) => {
        const { text, missing } = renderTemplate(pieces.join(''), { ...morning, contactName });
        expect(unresolvedVariables(text).sort()).toEqual([...missing].sort());
      }),
    );
  });

  it.each([
    ['Cliente {{nome}}: {{pedido}}', 'Cliente MARIA da Silva: iPhone 15'],
    ['{{pedido}}. {{saudacao}}', 'iPhone 15. Bom dia'],
  ])('%s → %s, with the person’s own fields as they are written', (template, text) => {
    const fields = { pedido: 'iPhone 15', nome: 'not this', toString: 'nor this' };
    expect(renderTemplate(template, { ...morning, fields })).toEqual({ text, missing: [] });
  });

  it('calls nobody by their number', () => {
    const { missing } = renderTemplate('{{nome}}', {
      ...morning,
      contactName: '+55 11 98765-4321',
    });
    expect(missing).toEqual(['nome']);
  });

  it.each([
    ['pt', 'Oi, boa tarde'],
    ['en', 'Hi, good afternoon'],
    // No text of its own: the Portuguese one, greeting and all.
    ['es', 'Oi, boa tarde'],
  ] as const)('in %s reads “%s”', (asked, expected) => {
    const row = { text: 'Oi, {{saudacao}}', texts: { en: 'Hi, {{saudacao}}', es: '' } };
    const { text, language } = textInLanguage(row, asked);
    const context = { ...at('2026-11-20T16:00:00Z'), language };
    expect(renderTemplate(text, context).text).toBe(expected);
  });

  it.each([
    ['Pedido', 'pedido'],
    ['  Data da {{entrega}} ', 'data_da_entrega'],
    ['{{}}', ''],
  ])('a field called %j is the variable %j', (typed, name) => {
    expect(variableName(typed)).toBe(name);
  });

  it('is filled in for one variable, wherever it stands', () => {
    expect(fillVariable('{{ pedido }} e {{pedido}}, {{prazo}}', 'pedido', '$& 7')).toBe(
      '$& 7 e $& 7, {{prazo}}',
    );
  });
});

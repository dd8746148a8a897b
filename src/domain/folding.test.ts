import { describe, expect, it } from 'vitest';
import { foldText } from './folding';

describe('folding', () => {
  it.each([
    ['ORÇAMENTO', 'orcamento'],
    ['orc\u0327amento', 'orcamento'],
    ['Não é só isso', 'nao e so isso'],
    ['Ｐｒｅço', 'preco'],
    ['𝐩𝐫𝐞ç𝐨', 'preco'],
    ['nº 1', 'no 1'],
  ])('%s: %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('twice is as once, for every character', () => {
    const changed: number[] = [];
    for (let code = 0; code <= 0x10ffff; code += 1) {
      const once = foldText(String.fromCodePoint(code));
      if (foldText(once) !== once) changed.push(code);
    }
    expect(changed).toEqual([]);
  });
});

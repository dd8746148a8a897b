import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from './en';
import { localeOf } from './locale';
import { ptBR } from './pt-BR';

type Tree = { readonly [key: string]: string | Tree };

function flat(tree: Tree, prefix = ''): Map<string, string> {
  const entries = Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string'
      ? [[prefix + key, value]]
      : [...flat(value, `${prefix}${key}.`).entries()],
  );
  return new Map(entries);
}

function gaps(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();
}

async function sources(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true });
  const files = names.filter((name) => /(?<!\.test)\.tsx?$/.test(name) && !name.includes('.test.'));
  return (await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))).join('\n');
}

const portuguese = flat(ptBR);
const english = flat(en);

describe('the languages', () => {
  it('say the same things', () => {
    expect([...english.keys()].sort()).toEqual([...portuguese.keys()].sort());
  });

  it('have words everywhere, with the same gaps', () => {
    const unlike = [...portuguese].filter(([key, text]) => {
      const other = english.get(key) ?? '';
      const bothSpeak = text.trim() !== '' && other.trim() !== '';
      return !bothSpeak || gaps(other).join() !== gaps(text).join();
    });
    expect(unlike).toEqual([]);
  });

  it('hold nothing that no screen says, and lack nothing that one says', async () => {
    const code = `${await sources('src/ui')}\n${await sources('src/screens')}`;
    const used = [...code.matchAll(/\bt\(\s*'([^']+)'/g)].map((match) => match[1] ?? '');
    const patterns = [...code.matchAll(/\bt\(\s*`([^`]+)`/g)].map(
      (match) =>
        new RegExp(`^${(match[1] ?? '').replaceAll('.', '\\.').replace(/\$\{[^}]+\}/g, '[^.]+')}$`),
    );
    const singular = (key: string) => key.replace(/_(one|other|many)$/, '');
    const known = new Set([...portuguese.keys()].map(singular));
    expect(used.filter((key) => !known.has(key))).toEqual([]);
    const unused = [...known].filter(
      (key) => !used.includes(key) && !patterns.some((pattern) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });

  it.each([
    ['pt-BR', 'pt-BR'],
    ['pt-PT', 'pt-BR'],
    ['pt', 'pt-BR'],
    ['en-GB', 'en'],
    ['es-AR', 'en'],
  ])('begins in the language of a browser in %s', (browser, locale) => {
    expect(localeOf(browser)).toBe(locale);
  });
});

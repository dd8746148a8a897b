/** The panel's words, as its own language files have them: what a user reads is what a test looks for. */
import { en } from '../../src/locales/en.ts';
import { ptBR } from '../../src/locales/pt-BR.ts';

export const words = { 'pt-BR': ptBR, en };
export type Words = (typeof words)[keyof typeof words];

/** Fills the {{gaps}} of a sentence. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{\{(\w+)\}\}/g, (gap, name: string) => String(values[name] ?? gap));
}

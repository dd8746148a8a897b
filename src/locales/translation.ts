import type { ptBR } from './pt-BR';

type Widened<T> = { readonly [K in keyof T]: T[K] extends string ? string : Widened<T[K]> };

/** What a language must say: every key of the first language, no more. */
export type Translation = Widened<typeof ptBR>;

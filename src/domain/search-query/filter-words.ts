/** The words of filters: their keys and what may follow. Everything is known by its Portuguese and its English name at once. */
import { foldText } from '../folding';
import type { Thing } from './query';

/** `without`: the contrary of `has`, and `sem:resposta`. */
export type FilterKey =
  'from' | 'in' | 'before' | 'after' | 'during' | 'has' | 'label' | 'me' | 'without' | 'is';

export type QueryLanguage = 'pt' | 'en';

/** As they are written, the first of each language; absent: that language says it otherwise. */
export const KEY_NAMES: Readonly<Record<FilterKey, Partial<Record<QueryLanguage, string>>>> = {
  from: { pt: 'de', en: 'from' },
  in: { pt: 'em', en: 'in' },
  after: { pt: 'depois', en: 'after' },
  before: { pt: 'antes', en: 'before' },
  during: { pt: 'durante', en: 'during' },
  has: { pt: 'tem', en: 'has' },
  label: { pt: 'etiqueta', en: 'label' },
  me: { pt: 'eu', en: 'me' },
  without: { pt: 'sem' },
  is: { en: 'is' },
};

const KEYS: ReadonlyMap<string, FilterKey> = new Map(
  (Object.keys(KEY_NAMES) as FilterKey[]).flatMap((key) =>
    Object.values(KEY_NAMES[key]).map((name) => [name, key] as const),
  ),
);

export function keyNamed(written: string): FilterKey | undefined {
  return KEYS.get(foldText(written));
}

/** What has a time as its value. */
export function isTimeKey(key: FilterKey): key is 'before' | 'after' | 'during' {
  return key === 'before' || key === 'after' || key === 'during';
}

/** As they are offered. */
export const THING_NAMES: Readonly<Record<Thing, Record<QueryLanguage, string>>> = {
  photo: { pt: 'foto', en: 'photo' },
  video: { pt: 'vídeo', en: 'video' },
  audio: { pt: 'áudio', en: 'audio' },
  document: { pt: 'documento', en: 'document' },
  link: { pt: 'link', en: 'link' },
  price: { pt: 'preço', en: 'price' },
  question: { pt: 'pergunta', en: 'question' },
  location: { pt: 'localização', en: 'location' },
  contact: { pt: 'contato', en: 'contact' },
};

/** Folded, besides: plurals, and what else people call them. */
const OTHER_NAMES: Readonly<Record<Thing, string>> = {
  photo: 'fotos fotografia photos picture pictures image images imagem imagens imagen',
  video: 'videos',
  audio: 'audios voz voice',
  document: 'documentos documents doc docs arquivo arquivos file files pdf archivo',
  link: 'links url urls site enlace',
  price: 'precos prices valor valores precio',
  question: 'perguntas questions duvida duvidas pregunta',
  location: 'local mapa map ubicacion',
  contact: 'contatos contacts contacto',
};

const THINGS: ReadonlyMap<string, Thing> = new Map(
  (Object.keys(THING_NAMES) as Thing[]).flatMap((thing) =>
    [...Object.values(THING_NAMES[thing]), ...OTHER_NAMES[thing].split(' ')].map(
      (name) => [foldText(name), thing] as const,
    ),
  ),
);

export function thingNamed(written: string): Thing | undefined {
  return THINGS.get(foldText(written));
}

export const UNANSWERED_NAMES: Readonly<Record<QueryLanguage, string>> = {
  pt: 'resposta',
  en: 'unanswered',
};
/** Who is the user, as the value of `from`. */
export const ME_NAMES: ReadonlySet<string> = new Set(['eu', 'me', 'mim', 'yo']);

/** Turns what was written to one customer into what could be written to another. */
import { firstName } from '@/domain/contact-name';
import { contentWords } from './word-overlap';

const GREETING =
  /^(\s*(?:(?:oi+e?|ol[aá]|opa|e a[ií]|hi|hello|hey|hola)[\s,!.]*)?)((?:bom dia|boa tarde|boa noite)(?!\p{L}))?/iu;
/** What a called name may follow without a comma. */
const BEFORE_NAME =
  'oi+e?|ol[aá]|opa|bom dia|boa tarde|boa noite|hi|hello|hey|hola|obrigad[oa]|valeu|claro|certo|ok|sim|perfeito|combinado|fechado|beleza|thanks|gracias';
/** Words that people capitalise after a greeting and that are no name. */
const NO_NAME =
  /^(?:tudo|sim|n[aã]o|como|claro|temos|tenho|pode|posso|obrigad[oa]|desculp[ae]|seja|aqui|que|qual|quer|segue|s[oó]|j[aá]|boa|bom|dia|tarde|noite|gente|pessoal|amig[oa]|querid[oa])$/iu;

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The name right after a greeting: "Oi Maria," – capitalised, and closed by punctuation or the end. */
function greetedName(text: string): string | undefined {
  const opening = GREETING.exec(text)?.[0] ?? '';
  if (opening.trim() === '') return undefined;
  const name = /^[\s,]*(\p{Lu}[\p{L}'’-]+)(?=\s*(?:[,!.?:;\n]|$))/u.exec(
    text.slice(opening.length),
  )?.[1];
  return name && !NO_NAME.test(name) ? name : undefined;
}

/**
 * `from`: every name under which the other customer is known; `to`: the new one's.
 *
 * The reply with the other customer's first name replaced where they are addressed ("Oi Maria, …", "…, Maria!") and the
 * greeting of the hour, if any, set to `greeting` ("boa noite"). Without a name for the new one, the old is left out.
 * Undefined when the other customer would still be named.
 */
export function readdress(
  text: string,
  names: { from: readonly string[]; to: string },
  greeting: string | undefined,
): string | undefined {
  const to = firstName(names.to);
  let result = text.replace(GREETING, (whole, opening: string, old: string | undefined) => {
    if (!old || !greeting) return whole;
    const capital = old.charAt(0) === old.charAt(0).toUpperCase();
    return opening + (capital ? greeting.charAt(0).toUpperCase() + greeting.slice(1) : greeting);
  });

  const addressed = new Set(
    [...names.from.map(firstName), greetedName(result)].filter((name) => name !== undefined),
  );
  for (const name of addressed) {
    const called = new RegExp(
      `((?:^|[,!.?])\\s*(?:(?:${BEFORE_NAME})[\\s,!.]+)*)${escaped(name)}(?=\\s*(?:[,!.?:;\\n]|$))`,
      'giu',
    );
    result = result.replace(called, (_, before: string) =>
      to === undefined ? before.replace(/[\s,]+$/u, '') : before + to,
    );
  }
  result = result.replace(/^[\s,!.]+/u, '');

  const words = contentWords(result);
  if (to !== undefined) for (const word of contentWords(to)) words.delete(word);
  const others = names.from.flatMap((name) => [...contentWords(name)]);
  return others.some((name) => name.length > 2 && words.has(name)) ? undefined : result;
}

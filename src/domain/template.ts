/** Templates: texts with `{{variables}}`, filled in for one recipient. */
import { firstName } from './contact-name';
import { minuteOfDay } from './quiet-hours';

export const TEMPLATE_VARIABLES = ['primeiro_nome', 'saudacao'] as const;

export interface TemplateContext {
  /** The recipient's name as the user knows it. */
  readonly contactName?: string;
  readonly now: number;
  /** The recipient's zone, IANA. */
  readonly timeZone: string;
}

function isVariable(name: string): name is (typeof TEMPLATE_VARIABLES)[number] {
  return TEMPLATE_VARIABLES.some((variable) => variable === name);
}

const VARIABLE = /\{\{\s*([^{}]*?)\s*\}\}/gu;

/** How one greets at this hour of the zone (IANA), in Portuguese. */
export function greetingAt(now: number, timeZone: string): string {
  const hour = Math.floor(minuteOfDay(now, timeZone) / 60);
  if (hour >= 5 && hour < 12) return 'bom dia';
  return hour >= 12 && hour < 18 ? 'boa tarde' : 'boa noite';
}

/** The names of the variables that still stand in a text. */
export function unresolvedVariables(text: string): string[] {
  return [...new Set([...text.matchAll(VARIABLE)].map((match) => match[1] ?? ''))];
}

/**
 * Fills in what is known. What is not (an unknown variable, a contact without a person's name) stays in the text as it
 * was and is named in `missing`; such a text cannot be sent. The greeting takes a capital at the start of a sentence.
 */
export function renderTemplate(
  text: string,
  context: TemplateContext,
): { text: string; missing: string[] } {
  const values: Record<(typeof TEMPLATE_VARIABLES)[number], string | undefined> = {
    primeiro_nome: context.contactName === undefined ? undefined : firstName(context.contactName),
    saudacao: greetingAt(context.now, context.timeZone),
  };
  const rendered = text.replace(VARIABLE, (whole, name: string, offset: number) => {
    const value = isVariable(name) ? values[name] : undefined;
    if (value === undefined) return whole;
    const startsSentence = /(?:^|[.!?…\n]\s*)$/u.test(text.slice(0, offset));
    return startsSentence ? value.charAt(0).toUpperCase() + value.slice(1) : value;
  });
  return { text: rendered, missing: unresolvedVariables(rendered) };
}

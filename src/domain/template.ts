/** Templates: texts with `{{variables}}`, filled in for one recipient. */
import { firstName, tidyName } from './contact-name';
import type { TemplateLanguage } from './person-language';
import { minuteOfDay } from './quiet-hours';
import { unresolvedVariables, VARIABLE } from './variables';

/** What can be filled in for everybody; besides, each person's own fields. */
export const TEMPLATE_VARIABLES = ['primeiro_nome', 'nome', 'saudacao'] as const;

export interface TemplateContext {
  /** The recipient's name as the user knows it. */
  readonly contactName?: string;
  readonly now: number;
  /** The recipient's zone, IANA. */
  readonly timeZone: string;
  /** Of the text: the greeting is in it. Absent: Portuguese. */
  readonly language?: TemplateLanguage;
  /** The recipient's own values, by the variable's name. */
  readonly fields?: Readonly<Record<string, string>>;
}

function isVariable(name: string): name is (typeof TEMPLATE_VARIABLES)[number] {
  return TEMPLATE_VARIABLES.some((variable) => variable === name);
}

const GREETINGS: Readonly<Record<TemplateLanguage, readonly [string, string, string]>> = {
  pt: ['bom dia', 'boa tarde', 'boa noite'],
  en: ['good morning', 'good afternoon', 'good evening'],
  es: ['buenos días', 'buenas tardes', 'buenas noches'],
};

/** How one greets at this hour of the zone (IANA). */
export function greetingAt(
  now: number,
  timeZone: string,
  language: TemplateLanguage = 'pt',
): string {
  const [morning, afternoon, evening] = GREETINGS[language];
  const hour = Math.floor(minuteOfDay(now, timeZone) / 60);
  if (hour >= 5 && hour < 12) return morning;
  return hour >= 12 && hour < 18 ? afternoon : evening;
}

/** A name for a variable as it stands in the braces: 'Pedido nº' is {{pedido_nº}}. '' when nothing is left of it. */
export function variableName(typed: string): string {
  return typed.normalize('NFC').replace(/[{}]/gu, '').trim().toLowerCase().replace(/\s+/gu, '_');
}

/** A contact without a name is called by the number, which is nothing to address anybody with. */
function wholeName(contactName: string): string | undefined {
  const name = tidyName(contactName);
  return /\p{L}/u.test(name) ? name : undefined;
}

/**
 * Fills in what is known. What is not (an unknown variable, a contact without a person's name) stays in the text as it
 * was and is named in `missing`; such a text cannot be sent. The greeting takes a capital at the start of a sentence.
 */
export function renderTemplate(
  text: string,
  context: TemplateContext,
): { text: string; missing: string[] } {
  const { contactName, fields = {} } = context;
  const known: Record<(typeof TEMPLATE_VARIABLES)[number], string | undefined> = {
    primeiro_nome: contactName === undefined ? undefined : firstName(contactName),
    nome: contactName === undefined ? undefined : wholeName(contactName),
    saudacao: greetingAt(context.now, context.timeZone, context.language),
  };
  const rendered = text.replace(VARIABLE, (whole, name: string, offset: number) => {
    if (!isVariable(name)) return Object.hasOwn(fields, name) ? (fields[name] ?? whole) : whole;
    const value = known[name];
    if (value === undefined) return whole;
    const startsSentence = /(?:^|[.!?…\n]\s*)$/u.test(text.slice(0, offset));
    return startsSentence ? value.charAt(0).toUpperCase() + value.slice(1) : value;
  });
  return { text: rendered, missing: unresolvedVariables(rendered) };
}

/** A template's text for a person of this language, and the language that it is really in. */
export function textInLanguage(
  template: {
    readonly text: string;
    readonly texts?: Partial<Record<Exclude<TemplateLanguage, 'pt'>, string>>;
  },
  language: TemplateLanguage,
): { text: string; language: TemplateLanguage } {
  const own = language === 'pt' ? undefined : template.texts?.[language];
  return own ? { text: own, language } : { text: template.text, language: 'pt' };
}

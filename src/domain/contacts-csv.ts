/**
 * Contacts as a CSV that Excel in Brazil opens right: UTF-8 with BOM, `;`, CRLF, no `sep=` line, phones as text,
 * nothing that a spreadsheet would run.
 */
import Papa from 'papaparse';
import { describePhone } from './phone-format';

export interface ContactForCsv {
  readonly id: string;
  /** E.164 digits without '+' */
  readonly phone?: string;
  /** Further numbers of the same person, likewise. */
  readonly otherPhones?: readonly string[];
  /** Given by the user here. */
  readonly ownName?: string;
  readonly savedName?: string;
  readonly pushName?: string;
  readonly businessName?: string;
  /** Names of their labels. */
  readonly labels?: readonly string[];
  /** What the user sees as its name. */
  readonly name: string;
  readonly saved: boolean;
  readonly business: boolean;
  /** ms since the epoch */
  readonly lastMessageAt?: number;
}

export interface CsvOptions {
  readonly language: 'pt-BR' | 'en';
  /** IANA; of the column "last message" */
  readonly timeZone: string;
  /** Awaited between pieces: gives way to the page, such as `() => new Promise((done) => setTimeout(done))`. */
  readonly pause: () => Promise<void>;
  readonly signal?: AbortSignal;
  /** Rows written so far, after each chunk. */
  readonly onProgress?: (rows: number) => void;
}

export const CSV_HEADERS = {
  'pt-BR': [
    'Nome',
    'Nome salvo',
    'Nome no WhatsApp',
    'Nome comercial',
    'Telefone',
    'Telefone válido',
    'País',
    'ID do WhatsApp',
    'Salvo',
    'Empresa',
    'Última mensagem',
    'Nome dado por você',
    'Outros telefones',
    'Etiquetas',
  ],
  en: [
    'Name',
    'Saved name',
    'WhatsApp name',
    'Business name',
    'Phone',
    'Valid phone',
    'Country',
    'WhatsApp ID',
    'Saved',
    'Business',
    'Last message',
    'Name you gave',
    'Other phones',
    'Labels',
  ],
} as const;

const YES_NO = { 'pt-BR': ['sim', 'não'], en: ['yes', 'no'] } as const;
/** Rows between two breaths: some 25 ms of work. */
const CHUNK = 2500;

/**
 * A cell that no spreadsheet takes for a formula, on one line. A cell that would start one gets a leading apostrophe
 * (OWASP, "CSV injection"); the full-width forms are there because Excel folds them.
 */
export function safeCell(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what must go
  const line = text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();
  return /^[=+\-@＝＋－＠]/u.test(line) ? `'${line}` : line;
}

/**
 * A phone that stays text in Excel and needs no apostrophe: grouped and without the '+', which would start a formula
 * ("55 11 98765-4321"). Digits in one run would become a number in scientific notation.
 */
function phoneCell(formatted: string): string {
  const bare = formatted.replace(/^\+/, '');
  return /^\d+$/.test(bare)
    ? bare.replace(/(\d{2})(?=\d)/, '$1 ').replace(/(\d{4})(?=\d)/g, '$1 ')
    : bare;
}

/**
 * The file in pieces, header first; concatenate them in order. Pauses between pieces, so that 100,000 contacts never
 * freeze the page.
 * @throws the signal's reason when it is aborted.
 */
export async function* contactsCsv(
  contacts: Iterable<ContactForCsv>,
  options: CsvOptions,
): AsyncGenerator<string, void, void> {
  const [yes, no] = YES_NO[options.language];
  const date = new Intl.DateTimeFormat('sv-SE', {
    timeZone: options.timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const row = (contact: ContactForCsv): string[] => {
    const phone = contact.phone ? describePhone(contact.phone) : undefined;
    return [
      safeCell(contact.name),
      safeCell(contact.savedName ?? ''),
      safeCell(contact.pushName ?? ''),
      safeCell(contact.businessName ?? ''),
      phone ? phoneCell(phone.formatted) : '',
      phone?.valid ? yes : no,
      phone?.country ?? '',
      safeCell(contact.id),
      contact.saved ? yes : no,
      contact.business ? yes : no,
      contact.lastMessageAt ? date.format(contact.lastMessageAt) : '',
      safeCell(contact.ownName ?? ''),
      (contact.otherPhones ?? [])
        .map((other) => phoneCell(describePhone(other).formatted))
        .join(', '),
      safeCell((contact.labels ?? []).join(', ')),
    ];
  };
  const lines = (rows: readonly (readonly string[])[]) =>
    `${Papa.unparse(rows as string[][], { delimiter: ';', newline: '\r\n' })}\r\n`;

  yield `\uFEFF${lines([CSV_HEADERS[options.language]])}`;
  let chunk: string[][] = [];
  let written = 0;
  for (const contact of contacts) {
    chunk.push(row(contact));
    if (chunk.length < CHUNK) continue;
    written += chunk.length;
    yield lines(chunk);
    chunk = [];
    options.onProgress?.(written);
    await options.pause();
    options.signal?.throwIfAborted();
  }
  options.signal?.throwIfAborted();
  if (chunk.length > 0) {
    yield lines(chunk);
    options.onProgress?.(written + chunk.length);
  }
}

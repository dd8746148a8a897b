/**
 * The consent ledger as a CSV for Excel in Brazil (conventions: `contacts-csv`), oldest line first. The column "content" is
 * exactly what is hashed: its SHA-256 is the column "hash", and it begins with the hash of the line above. So a third party can
 * verify it without Mettri.
 */
import Papa from 'papaparse';
import { lineContent, type ConsentLine } from './consent-chain';
import { safeCell, type CsvOptions } from './contacts-csv';

const HEADERS = {
  'pt-BR': [
    'Linha',
    'Pessoa',
    'ID do WhatsApp',
    'O quê',
    'Quando',
    'Registrado em',
    'Registrado por',
    'Mensagem',
    'Documento',
    'Arquivo',
    'SHA-256 do arquivo',
    'Hash da linha anterior',
    'Hash',
    'Conteúdo',
  ],
  en: [
    'Line',
    'Person',
    'WhatsApp ID',
    'What',
    'When',
    'Recorded at',
    'Recorded by',
    'Message',
    'Document',
    'File',
    'SHA-256 of the file',
    'Hash of the line before',
    'Hash',
    'Content',
  ],
} as const;

const CHUNK = 2500;

export interface LedgerWords {
  readonly kind: Readonly<Record<ConsentLine['kind'], string>>;
  readonly detected: string;
  readonly unnamed: string;
}

/**
 * The file in pieces, header first; pauses between pieces.
 * @param nameOf the person's name, or '' when nobody knows it
 * @throws the signal's reason when it is aborted.
 */
export async function* consentCsv(
  lines: readonly ConsentLine[],
  nameOf: (chatId: string) => string,
  words: LedgerWords,
  { language, timeZone, pause, signal }: CsvOptions,
): AsyncGenerator<string, void, void> {
  const date = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const csv = (rows: readonly (readonly string[])[]) =>
    `${Papa.unparse(rows as string[][], { delimiter: ';', newline: '\r\n' })}\r\n`;
  const row = (line: ConsentLine, index: number): string[] => [
    String(index + 1),
    safeCell(nameOf(line.chatId)),
    safeCell(line.chatId),
    words.kind[line.kind],
    date.format(line.at),
    line.recordedAt === undefined ? '' : date.format(line.recordedAt),
    line.by === 'detected' ? words.detected : safeCell(line.recordedBy ?? words.unnamed),
    safeCell(line.messageId ?? ''),
    safeCell(line.document?.description ?? ''),
    safeCell(line.document?.fileName ?? ''),
    line.document?.sha256 ?? '',
    line.previous,
    line.hash,
    // ASCII that begins with '[': no formula, and not one character may change.
    lineContent(line),
  ];
  yield `\uFEFF${csv([HEADERS[language]])}`;
  for (let from = 0; from < lines.length; from += CHUNK) {
    yield csv(lines.slice(from, from + CHUNK).map((line, index) => row(line, from + index)));
    await pause();
    signal?.throwIfAborted();
  }
}

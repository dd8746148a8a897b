import type { ConsentLine } from '@/domain/consent-chain';
import type { LedgerWords } from '@/domain/consent-csv';
import type { Locale } from '@/locales/locale';
import { pause } from '../pause';

export function ledgerFileName(now: number, timeZone: string): string {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(now);
  return `mettri-consentimento-${day}.csv`;
}

/** The CSV library is loaded on first use. */
export async function exportLedger(
  lines: readonly ConsentLine[],
  nameOf: (chatId: string) => string,
  words: LedgerWords,
  options: { language: Locale; timeZone: string },
): Promise<Blob> {
  const { consentCsv } = await import('@/domain/consent-csv');
  const pieces: string[] = [];
  for await (const piece of consentCsv(lines, nameOf, words, { ...options, pause }))
    pieces.push(piece);
  return new Blob(pieces, { type: 'text/csv;charset=utf-8' });
}

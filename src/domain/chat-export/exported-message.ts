/** An entry of an export, understood: when, who, what. */
import { ANYONE, comparable, faceKindOf, type Face, type Fact } from './match';
import type { ExportEntry } from './parser';
import { readContent, type ExportedContent } from './read-content';
import { wallDay, type DateOrder } from './written-date';

export interface ExportedMessage {
  /** Of the file, from 1. */
  line: number;
  /** ms since the epoch as if the phone's wall clock were UTC's */
  wall: number;
  /** The name as the export shows it; undefined for what WhatsApp itself says. */
  author?: string;
  content: ExportedContent;
}

/** Undefined for a date that the order makes impossible. */
export function exportedMessage(entry: ExportEntry, order: DateOrder): ExportedMessage | undefined {
  const day = wallDay(entry.date, order);
  if (day === undefined) return undefined;
  const seconds = (entry.hour * 60 + entry.minute) * 60 + (entry.second ?? 0);
  return {
    line: entry.line,
    wall: day + seconds * 1000,
    ...(entry.author !== undefined && { author: entry.author }),
    content: readContent(entry),
  };
}

/** What of it is compared. `authors`: the keys under which its author is known. */
export function factOf(message: ExportedMessage, authors: readonly string[]): Fact {
  const face = faceOf(message.content);
  return {
    minute: Math.floor(message.wall / 60_000),
    authors: face.kind === 'call' || face.kind === 'system' ? [ANYONE] : authors,
    faces: [face],
  };
}

function faceOf(content: ExportedContent): Face {
  const { kind, text, captionUnknown, fileName } = content;
  if (kind === 'call') return { kind, text: '', textUnknown: true };
  if (kind === 'location') return placeFace(content.coordinates);
  if (kind === 'contact') return { kind, ...nameFace(fileName) };
  if (kind === 'poll') return { kind, text: comparable(content.poll?.question ?? text) };
  return {
    kind: content.anyMedia ? 'media' : faceKindOf(kind),
    text: comparable(text),
    ...(captionUnknown && { textUnknown: true }),
    ...(fileName !== undefined && { fileName }),
  };
}

/** A place is compared to about ten metres; without one it is some place. */
export function placeFace(place?: { latitude: number; longitude: number }): Face {
  return place
    ? { kind: 'location', text: `${place.latitude.toFixed(4)},${place.longitude.toFixed(4)}` }
    : { kind: 'location', text: '', textUnknown: true };
}

function nameFace(fileName: string | undefined): Omit<Face, 'kind'> {
  return fileName === undefined
    ? { text: '', textUnknown: true }
    : { text: comparable(contactNameOf(fileName)) };
}

/** "Bruno Costa.vcf" → "Bruno Costa" */
export function contactNameOf(fileName: string): string {
  return fileName.replace(/\.vcf$/iu, '');
}

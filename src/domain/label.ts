/** What a label is: a short name and one of a few colours. */
import { tidyName } from './contact-name';
import { foldText } from './folding';

/** Each is readable in light and dark; a new label takes the one that is used least, the first of them first. */
export const LABEL_COLOURS = [
  'blue',
  'green',
  'amber',
  'pink',
  'teal',
  'violet',
  'red',
  'orange',
] as const;
export type LabelColour = (typeof LABEL_COLOURS)[number];

/** characters of a label's name */
export const MAX_LABEL = 40;

/** The name as it is kept: on one line, without blanks around it. '' is no name. */
export function tidyLabel(name: string): string {
  return tidyName(name);
}

/** Two names with the same key are one label: accents and case do not count. */
export function labelKey(name: string): string {
  const tidy = tidyLabel(name);
  return foldText(tidy) || tidy;
}

/** Of the colours of other labels, the one that a new label takes. */
export function nextColour(taken: readonly LabelColour[]): LabelColour {
  const uses = (colour: LabelColour) => taken.filter((one) => one === colour).length;
  return LABEL_COLOURS.reduce((least, colour) => (uses(colour) < uses(least) ? colour : least));
}

/** Variables in double braces, as they stand in a text. */

export const VARIABLE = /\{\{\s*([^{}]*?)\s*\}\}/gu;

/** The names of the variables that still stand in a text. */
export function unresolvedVariables(text: string): string[] {
  return [...new Set([...text.matchAll(VARIABLE)].map((match) => match[1] ?? ''))];
}

/** Puts a value in the place of one variable, wherever it stands. */
export function fillVariable(text: string, name: string, value: string): string {
  return text.replace(VARIABLE, (whole, found: string) => (found === name ? value : whole));
}

/**
 * Rows as JSON. What JSON would lose or bend in silence is an error instead: a backup must give back exactly what went in.
 * @throws TypeError when a row holds a value that JSON has no form for (bytes, a Date, an infinite number …)
 */
export function rowsToJson(rows: readonly unknown[]): string {
  for (const row of rows) assertPlain(row, false);
  return JSON.stringify(rows);
}

function assertPlain(value: unknown, inArray: boolean): void {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return;
    case 'number':
      if (Number.isFinite(value) && !Object.is(value, -0)) return;
      break;
    case 'undefined':
      // A property that is not there and one that is undefined are the same to every reader of rows.
      if (!inArray) return;
      break;
    case 'object':
      if (value === null) return;
      if (Array.isArray(value)) {
        for (const item of value) assertPlain(item, true);
        return;
      }
      if (Object.getPrototypeOf(value) === Object.prototype) {
        for (const key in value) assertPlain((value as Record<string, unknown>)[key], false);
        return;
      }
      break;
    default:
  }
  throw new TypeError('A row holds a value that a backup cannot hold.');
}

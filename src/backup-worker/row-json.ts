/**
 * Rows as JSON, exactly. Numbers that JSON has no form for are written as `{"$number":"Infinity"}`; any other value that JSON
 * would lose or bend in silence is an error.
 */

/** The key that marks such a number; no row has a property of this name. */
const MARK = '$number';

const MARKED = new Map([
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
  ['-0', -0],
]);

/** @throws TypeError when a row holds what cannot be written (bytes, a Date, NaN, …) */
export function rowsToJson(rows: readonly unknown[]): string {
  return JSON.stringify(rows.map((row) => written(row)));
}

/** @param rows of `JSON.parse`; changed in place. @param json the text they are of */
export function restoreNumbers(rows: unknown[], json: string): void {
  // Hardly any row has one: most batches need no second look.
  if (json.includes(`{"${MARK}":`)) rows.forEach((row, index) => (rows[index] = read(row)));
}

/** `value` itself unless something in it must be written otherwise. */
function written(value: unknown): unknown {
  // A property that is not there and one that is undefined are the same to every reader of rows.
  if (value === undefined || value === null) return value;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return writtenNumber(value);
  if (Array.isArray(value) && !value.includes(undefined)) {
    const items = value.map(written);
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (Object.prototype.toString.call(value) === '[object Object]')
    return writtenObject(value as Record<string, unknown>);
  throw new Unwritable();
}

class Unwritable extends TypeError {
  constructor() {
    super('A row holds a value that a backup cannot hold.');
  }
}

function writtenNumber(value: number): unknown {
  if (Number.isFinite(value) && !Object.is(value, -0)) return value;
  for (const [name, number] of MARKED) if (Object.is(value, number)) return { [MARK]: name };
  throw new Unwritable();
}

function writtenObject(object: Record<string, unknown>): Record<string, unknown> {
  if (MARK in object) throw new Unwritable();
  let copy: Record<string, unknown> | undefined;
  for (const key in object) {
    const item = written(object[key]);
    if (item === object[key]) continue;
    copy ??= { ...object };
    copy[key] = item;
  }
  return copy ?? object;
}

function read(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(read);
  const marked = MARK in value ? MARKED.get(String(value[MARK])) : undefined;
  if (marked !== undefined) return marked;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, read(item)]));
}

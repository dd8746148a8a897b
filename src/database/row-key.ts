import type { IndexableType, Table } from 'dexie';

/** A row's primary key: all our tables keep it in the row. */
export function keyOf(table: Table, row: object): IndexableType {
  const { keyPath } = table.schema.primKey;
  const valueOf = (path: string) => (row as Record<string, IndexableType>)[path];
  const key = Array.isArray(keyPath) ? keyPath.map(valueOf) : valueOf(keyPath ?? '');
  return key as IndexableType;
}

/** What few messages have: not part of the panel's first chunk. */
import { lazy, Suspense } from 'react';
import type { OutboxRow } from '@/database/rows';

const LazyRow = lazy(() =>
  import('./RowEnclosures').then((module) => ({ default: module.RowEnclosures })),
);

export function RowEnclosures({ row, name }: { row: OutboxRow; name: string }) {
  if (row.quotes === undefined && row.attachmentId === undefined) return null;
  return (
    <Suspense>
      <LazyRow row={row} name={name} />
    </Suspense>
  );
}

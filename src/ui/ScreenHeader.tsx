import type { ReactNode } from 'react';

/** The title row of a screen. */
export function ScreenHeader({
  title,
  before,
  children,
}: {
  title: string;
  before?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="flex min-h-11 items-center gap-1.5 px-3 py-1.5">
      {before}
      <h1 className="min-w-0 flex-1 truncate text-lg font-semibold">{title}</h1>
      {children}
    </div>
  );
}

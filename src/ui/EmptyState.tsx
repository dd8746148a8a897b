import type { ReactNode } from 'react';

/** What a screen shows when it has nothing to show: why, and the way on. */
export function EmptyState({
  icon,
  title,
  children,
  action,
}: {
  icon: ReactNode;
  title: string;
  children: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="flex h-full min-h-64 flex-col items-center justify-center gap-2 px-8 py-10 text-center">
      <div className="mb-2 flex size-14 items-center justify-center rounded-2xl bg-accent-soft text-accent">
        {icon}
      </div>
      <h2 className="text-lg font-semibold text-balance">{title}</h2>
      <p className="max-w-72 text-pretty text-ink-soft">{children}</p>
      {action && <div className="mt-3">{action}</div>}
    </div>
  );
}

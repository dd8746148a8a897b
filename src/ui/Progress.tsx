/** How far long work is. Without a total it only says that it goes on. */
export function Progress({ label, done, total }: { label: string; done: number; total: number }) {
  const share = total > 0 ? Math.min(1, done / total) : undefined;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total > 0 ? total : undefined}
      aria-valuenow={total > 0 ? Math.min(done, total) : undefined}
      className="h-1.5 w-full overflow-hidden rounded-full bg-sunken"
    >
      <div
        className={
          share === undefined
            ? 'h-full w-1/3 animate-pulse bg-accent'
            : 'h-full bg-accent transition-[width]'
        }
        style={share === undefined ? undefined : { width: `${share * 100}%` }}
      />
    </div>
  );
}

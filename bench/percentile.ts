/** The value below which `share` per cent of the samples lie, rounded to a hundredth. NaN without samples. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * share) / 100))];
  return value === undefined ? NaN : Math.round(value * 100) / 100;
}

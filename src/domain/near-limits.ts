/** A limit is told of before it is reached. */
const NEAR = 0.8;

export interface LimitUse {
  readonly count: number;
  readonly limit: number;
}

/** Those of which four fifths are used, the fullest first. */
export function nearLimits<Use extends LimitUse>(uses: readonly Use[]): Use[] {
  return uses
    .filter(({ count, limit }) => limit > 0 && count >= limit * NEAR)
    .toSorted((a, b) => b.count / b.limit - a.count / a.limit);
}

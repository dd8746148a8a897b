/** Version 4: what was looked for lately, and what the user keeps to look for again. */
export const version4 = {
  version: 4,
  stores: { searches: 'text' },
} as const;

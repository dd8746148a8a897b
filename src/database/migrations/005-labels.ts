/** Version 5: labels, who has which, and notes on people. */
export const version5 = {
  version: 5,
  stores: {
    labels: 'id, updatedAt',
    personLabels: '[personId+labelId], labelId, at',
    notes: 'id, personId, updatedAt',
  },
} as const;

/** Whether there is room to store what comes. Kept by the background in memory: a full disk may refuse a row that says so. */
export interface StorageState {
  /** Since when nothing could be stored, ms; null: there is room. */
  fullSince: number | null;
}

/** The BroadcastChannel on which the background tells its pages of each change of it. */
export const STORAGE_CHANNEL = 'mettri-storage';
